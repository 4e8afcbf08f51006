/** Makes of the manifest what frameworks and editors read: `node build/frameworks/frameworks.ts`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { vsCodeCss, vsCodeHtml, webTypes } from './editors.ts';
import { readWidgets, shortName } from './manifest.ts';
import { reactComponent, reactTypes } from './react.ts';
import { elementTypes, TEMPLATES } from './types.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'dist/frameworks');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const widgets = readWidgets(join(root, 'dist/custom-elements.json'));

function write(name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const json = (value: object) => `${JSON.stringify(value, undefined, 1)}\n`;

rmSync(folder, { recursive: true, force: true });
write('elements.d.ts', elementTypes(widgets));
for (const [name, types] of Object.entries(TEMPLATES)) {
  write(`${name}.d.ts`, types);
  // Whoever imports types for their effect imports nothing.
  write(`${name}.js`, 'export {};\n');
}
for (const widget of widgets) {
  write(`react/${shortName(widget)}.js`, reactComponent(widget));
  write(`react/${shortName(widget)}.d.ts`, reactTypes(widget));
}
write('vscode.html-custom-data.json', json(vsCodeHtml(widgets)));
write('vscode.css-custom-data.json', json(vsCodeCss(widgets)));
write('web-types.json', json(webTypes(widgets, version)));
