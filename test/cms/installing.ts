/** Brings the filters of CMSs here, in versions that are pinned, and nothing of them into this repository. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aptInstall,
  firstProgram,
  isDebianLike,
  isRoot,
  runInstaller,
} from '../tools/installing.ts';

const PINNED = join(import.meta.dirname, 'packages');
const LOCK = 'package-lock.json';

/**
 * Installs what `packages` pins, unless an earlier run has.
 * @returns the folder with `node_modules`
 * @throws where npm could not
 */
export function installPackages(): string {
  const lock = readFileSync(join(PINNED, LOCK));
  const folder = folderFor('packages', lock);
  const done = join(folder, 'done');
  if (existsSync(done)) return folder;
  console.log('Installing filters with npm.');
  rmSync(folder, { recursive: true, force: true });
  cpSync(PINNED, folder, { recursive: true });
  // Umbraco's backoffice asks for all of itself, of which the editor uses little.
  const words = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  runInstaller('npm', [...words, '--prefix', folder], process.env);
  if (!existsSync(join(folder, 'node_modules/sanitize-html'))) {
    throw new Error('npm did not install the filters that test/cms/packages pins');
  }
  writeFileSync(done, '');
  return folder;
}

/** PHP with what the filters need of it. @returns whether it is here now */
export function installPhp(): boolean {
  const isThere = () => {
    const php = firstProgram('php');
    const said = php && spawnSync(php, ['-m'], { encoding: 'utf8' }).stdout;
    return /^dom$/im.test(said ?? '');
  };
  if (!isThere() && isRoot() && isDebianLike()) {
    console.log('Installing php-cli with apt-get.');
    aptInstall(['php-cli', 'php-xml']);
  }
  return isThere();
}

/**
 * Debian's WordPress, unpacked and no more: installed it would bring a web server.
 * @returns the folder with `wp-includes`; undefined where it cannot be had
 */
export function unpackWordPress(): string | undefined {
  if (!isDebianLike()) return undefined;
  const folder = folderFor('wordpress', 'debian');
  const root = join(folder, 'files/usr/share/wordpress');
  const isThere = () => existsSync(join(root, 'wp-includes/kses.php'));
  if (isThere()) return root;
  console.log('Fetching wordpress with apt-get.');
  mkdirSync(folder, { recursive: true });
  const download = () =>
    spawnSync('apt-get', ['-qq', 'download', 'wordpress'], { cwd: folder }).status === 0;
  // Before the first update it knows of no package.
  if (!download() && isRoot()) {
    runInstaller('apt-get', ['-qq', 'update'], process.env);
    download();
  }
  for (const file of globSync('*.deb', { cwd: folder })) {
    runInstaller('dpkg-deb', ['-x', join(folder, file), join(folder, 'files')], process.env);
  }
  return isThere() ? root : undefined;
}

function folderFor(name: string, what: string | Buffer): string {
  const key = createHash('sha256').update(what).digest('hex').slice(0, 12);
  return join(tmpdir(), `samskab-cms-${name}-${key}`);
}
