/** The package as whoever installs it has it: packed, unpacked, and beside it what it depends on. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Installed {
  readonly folder: string;
  readonly packed: string;
  readonly remove: () => void;
}

/**
 * Installs the build into a folder of its own, without asking any registry.
 * @param more packages beside, such as those with types that a developer has
 * @returns the folder, the file that was packed, and how to be rid of both
 */
export function installPackage(...more: string[]): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-installed-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const packed = join(folder, execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }).trim());
  const target = join(folder, 'node_modules/samskab');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', packed, '-C', target, '--strip-components', '1']);
  for (const name of new Set([...dependenciesOf(target), ...more])) {
    cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), {
      recursive: true,
    });
  }
  return { folder, packed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @returns the names of all that a package needs, and of what that needs */
function dependenciesOf(folder: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies).flatMap((name) => [
    name,
    ...dependenciesOf(join(root, 'node_modules', name)),
  ]);
}
