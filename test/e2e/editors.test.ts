import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { widgets } from '../tools/sizes.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
const tags = widgets.map((name) => `samskab-${name}`);

interface Named {
  readonly name: string;
  readonly description?: string;
}

test('VS Code is told of every tag, its attributes with their values, and the properties of CSS', () => {
  const html = read('dist/frameworks/vscode.html-custom-data.json') as {
    version: number;
    tags: (Named & { attributes: (Named & { values?: Named[]; valueSet?: string })[] })[];
  };
  assert.equal(html.version, 1.1);
  assert.deepEqual(
    html.tags.map(({ name }) => name),
    tags,
  );
  const ballot = html.tags.find(({ name }) => name === 'samskab-voting-ballot');
  const of = (name: string) => ballot?.attributes.find((one) => one.name === name);
  assert.deepEqual(of('history')?.values, [{ name: 'on' }, { name: 'off' }]);
  assert.deepEqual(of('remember')?.values, [{ name: 'device' }, { name: 'tab' }, { name: 'no' }]);
  assert.equal(of('read-aloud')?.valueSet, 'v');
  assert.ok(of('endpoint')?.description);
  const css = read('dist/frameworks/vscode.css-custom-data.json') as { properties: Named[] };
  const accents = css.properties.filter(({ name }) => name === '--samskab-accent');
  assert.equal(accents.length, 1);
});

test('JetBrains is led to the same, with events and properties', () => {
  const { 'web-types': file, version } = read('package.json') as Record<string, string>;
  const types = read(file ?? '') as {
    version: string;
    contributions: { html: { elements: (Named & { js: { events: Named[] } })[] } };
  };
  assert.equal(types.version, version);
  const { elements } = types.contributions.html;
  assert.deepEqual(
    elements.map(({ name }) => name),
    tags,
  );
  for (const { js } of elements) {
    assert.ok(js.events.some(({ name }) => name === 'samskab-ready'));
  }
});
