/**
 * Tiptap with the extensions that Umbraco's backoffice puts into it, from the very files it ships: each
 * tells by `getTiptapExtensions` what it brings, and how it sets that.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const FOLDER = 'node_modules/@umbraco-cms/backoffice/dist-cms/packages/tiptap/extensions';

/** @returns a script that knows `tiptap.create('plain')` and `tiptap.create('umbraco')` */
export async function bundleTiptap(packages: string): Promise<string> {
  const folder = join(packages, FOLDER);
  const files = globSync('*/*.tiptap-api.js', { cwd: folder })
    // Its own blocks: an element that is inserted from a dialog, with a key that the backoffice gives.
    .filter((file) => !file.startsWith('block/'))
    .toSorted();
  if (files.length < 20) throw new Error(`Umbraco's extensions are no longer in ${folder}`);
  const outfile = join(packages, 'tiptap.bundle.js');
  await build({
    stdin: { contents: entry(files), resolveDir: folder },
    bundle: true,
    format: 'iife',
    globalName: 'tiptap',
    outfile,
    logLevel: 'error',
    plugins: [withoutBackoffice],
  });
  return outfile;
}

/** The first extension of a name holds, as in Umbraco's own `input-tiptap.element.js`. */
const entry = (files: string[]) => `
import { Editor } from '../externals.js';
import StarterKit from '@tiptap/starter-kit';
${files.map((file, index) => `import E${index} from './${file}';`).join('\n')}
const umbraco = () => {
  const found = new Map();
  for (const Api of [${files.map((_, index) => `E${index}`).join()}]) {
    for (const one of new Api().getTiptapExtensions({}) ?? []) {
      if (!found.has(one.name)) found.set(one.name, one);
    }
  }
  return [...found.values()];
};
export const create = (kind) =>
  new Editor({
    element: document.querySelector('#at'),
    extensions: kind === 'umbraco' ? umbraco() : [StarterKit],
    injectCSS: false,
  });
`;

/** Anything by any name: a class to extend, or a function to call, that does nothing. */
const STAND_IN = `
const nothing = () => undefined;
const StandIn = () => {
  const made = function () {};
  made.prototype = new Proxy({}, { get: () => nothing });
  return made;
};
module.exports = Object.create(new Proxy({}, { get: StandIn }));
`;

/** Dialogs and pickers of the backoffice are no part of what happens to a text. */
const withoutBackoffice: Plugin = {
  name: 'without-backoffice',
  setup(bundling) {
    bundling.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const isOurs = !resolveDir.includes('/packages/tiptap');
      const isEditor = join(resolveDir, path).includes('/packages/tiptap/');
      return isOurs || isEditor ? undefined : { path, namespace: 'backoffice' };
    });
    bundling.onLoad({ filter: /./, namespace: 'backoffice' }, () => ({
      contents: STAND_IN,
    }));
  },
};
