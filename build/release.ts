/**
 * Makes a release here, and only here: nothing is pushed or published.
 *
 *     npm run release -- 0.2.0                  runs the tests first
 *     npm run release -- 0.2.0 --tested         .ci/run has passed on this very commit
 *     npm run release -- 0.2.0 --repository https://code.example/samskab
 *                                               the public address, once: it is kept
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inAccessibility, inChangelog, inPackage, inPackageLock, inPubliccode, isNewer, type Release } from './release-texts.ts'; // prettier-ignore

const USAGE = 'npm run release -- VERSION [--tested] [--repository URL]';
/** What a release changes, and how. */
const FILES: Readonly<Record<string, (text: string, release: Release) => string>> = {
  'CHANGELOG.md': inChangelog,
  'package.json': inPackage,
  'package-lock.json': inPackageLock,
  'publiccode.yml': inPubliccode,
  'docs/accessibility/README.md': inAccessibility,
};

/** Why there is no release: told in one line. */
class Refusal extends Error {}

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Refusal(`git ${args[0]}: ${stderr.trim()}`);
  return stdout.trim();
}

function refuseUnclean(): void {
  const changed = git('status', '--porcelain');
  if (changed !== '') throw new Refusal(`commit or put away first what is changed here:\n${changed}`); // prettier-ignore
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { tested: { type: 'boolean' }, repository: { type: 'string' } },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${USAGE}`);
  }
}

/** @throws Refusal before anything is changed */
function release(args: readonly string[]): void {
  const { values, positionals } = optionsOf(args);
  const [version = '', ...rest] = positionals;
  const root = git('rev-parse', '--show-toplevel');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const own = JSON.parse(read('package.json')) as { version: string; repository?: { url: string } };
  if (!/^\d+\.\d+\.\d+$/.test(version) || rest.length > 0)
    throw new Refusal(`a version is three numbers, such as 0.2.0, not "${positionals.join(' ')}"\n${USAGE}`); // prettier-ignore
  if (!isNewer(version, own.version))
    throw new Refusal(`${version} does not come after ${own.version}, which package.json has`);
  const { repository } = values;
  if (repository !== undefined && !/^https:\/\/[^\s/@]+\/\S+[^/\s]$/.test(repository))
    throw new Refusal(`--repository is an address such as https://code.example/samskab, not "${repository}"`); // prettier-ignore
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== 'main') throw new Refusal(`a release is made on main, and this is ${branch}`);
  refuseUnclean();
  if (git('tag', '--list', `v${version}`) !== '') throw new Refusal(`there is a tag v${version}`);
  const date = new Date().toISOString().slice(0, 10);
  const texts = Object.entries(FILES).map(
    ([file, change]) => [file, change(read(file), { version, date, repository })] as const,
  );

  if (values.tested !== true) {
    const { status } = spawnSync('npm', ['test'], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Refusal('the tests have failed: nothing is changed');
    refuseUnclean();
  }
  for (const [file, text] of texts) writeFileSync(join(root, file), text);
  git('add', '--', ...Object.keys(FILES));
  git('commit', '--quiet', '--message', `Release ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `Samskab ${version}`);
  console.log(`v${version} is committed and tagged here. What is left, once you have looked at it:
  git push origin main v${version}
  npm run build && npm publish`);
  if (repository === undefined && own.repository === undefined)
    console.log('package.json and publiccode.yml name no public address: next time, --repository URL'); // prettier-ignore
}

try {
  release(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
}
