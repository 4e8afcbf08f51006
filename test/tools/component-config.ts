/** How component tests are served and run, whatever the browser. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { TestRunnerConfig } from '@web/test-runner';
import { bundledPackages } from './bundled-packages.ts';
import { inputPlugin } from './input-plugin.ts';
import { pastedPages } from './pasted-pages.ts';
import { strictPages } from './strict-pages.ts';

const rootDir = new URL('../..', import.meta.url).pathname;

/** Generous: a busy machine may stand still for seconds at any moment. */
export const timeouts = {
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
};

export const componentConfig: TestRunnerConfig = {
  rootDir,
  files: ['test/**/*.browser.test.ts'],
  nodeResolve: true,
  ...timeouts,
  // One page at a time: a page in the background has no focus, and the keyboard goes elsewhere.
  concurrency: 1,
  concurrentBrowsers: 1,
  // A forgotten `.only` would hide all the other tests of its file.
  testFramework: { config: { timeout: 20_000, forbidOnly: true } },
  middleware: [strictPages, pastedPages],
  plugins: [
    bundledPackages(['axe-core', 'fast-check']),
    inputPlugin(),
    // The target says nothing about class fields, the tsconfig does: a field that is only
    // declared (`declare name: string`) vanishes, and Lit's accessor on the prototype stays.
    // An older target would drop the attribute that makes an import of JSON one of JSON.
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: `${rootDir}tsconfig.json` }),
  ],
  // What widgets tell developers when an endpoint fails is what many tests bring about.
  filterBrowserLogs: ({ args }) => !/^(Lit is in dev mode|samskab:)/.test(String(args[0])),
};
