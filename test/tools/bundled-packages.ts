/**
 * Serves whole packages as one module each. A browser cannot load CommonJS (axe-core), and
 * asking for the hundreds of files of some packages (fast-check) one by one takes seconds.
 */
import { build } from 'esbuild';
import type { TestRunnerPlugin } from '@web/test-runner';

const prefix = '/__bundled/';

export function bundledPackages(names: string[]): TestRunnerPlugin {
  const bundles = new Map<string, Promise<string>>();

  return {
    name: 'bundled-packages',
    resolveImport({ source }) {
      return names.includes(source) ? `${prefix}${source}.js` : undefined;
    },
    async serve({ path }) {
      const name = names.find((name) => path === `${prefix}${name}.js`);
      if (!name) return undefined;
      const bundle = bundles.get(name) ?? bundlePackage(name);
      bundles.set(name, bundle);
      return { body: await bundle, type: 'js' };
    },
  };
}

async function bundlePackage(name: string): Promise<string> {
  const result = await build({
    entryPoints: [name],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}
