/**
 * `npm run test:cms`: what editors paste, through the filters that CMSs have, and what was ever given to
 * paste, on today's build.
 *
 *     npm run test:cms                 all of it
 *     npm run test:cms -- corpus       only test files whose path contains this
 *
 * Installs the filters into a temporary folder, in the versions of `packages/package-lock.json`. The
 * last line is `N passed, N failed[, N skipped]`.
 */
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser, howToInstall, installBrowsers } from '../tools/browsers.ts';
import { duration, oneFailed, sum, summary, type Counts } from '../tools/counts.ts';
import { runInstaller } from '../tools/installing.ts';
import { runNodeTests } from '../tools/node-tests.ts';
import { installPackages, installPhp, unpackWordPress } from './installing.ts';

const root = resolve(import.meta.dirname, '../..');
const started = performance.now();

async function main(): Promise<Counts> {
  const filters = process.argv.slice(2);
  const files = globSync('test/cms/*.test.ts', { cwd: root })
    .filter((file) => filters.length === 0 || filters.some((one) => file.includes(one)))
    .toSorted();
  if (files.length === 0) return failed(`No test file has ${filters.join(' ')} in its path.`);
  if (!findBrowser('chromium')) installBrowsers(['chromium']);
  if (!findBrowser('chromium')) return failed(howToInstall('chromium'));
  console.log('Building.');
  // All of it: half a build would be left to whoever comes next.
  runInstaller('npm', ['run', 'build', '--silent'], process.env);
  process.env['SAMSKAB_CMS_PACKAGES'] = installPackages();
  if (!installPhp()) return failed('PHP is not here. On Debian: apt-get install php-cli php-xml.');
  process.env['SAMSKAB_CMS_WORDPRESS'] = unpackWordPress() ?? '';
  const paths = files.map((file) => join(root, file));
  return runNodeTests(paths, { concurrency: 1, timeout: 120_000 });
}

function failed(why: string): Counts {
  console.log(`✖ Not run: ${why}`);
  return oneFailed;
}

let counts: Counts;
try {
  counts = await main();
} catch (error) {
  console.error(error);
  counts = oneFailed;
}
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(`CMSs: ${duration(performance.now() - started)}`);
console.log(summary(sum([counts])));
setTimeout(() => process.exit(), 3000).unref();
