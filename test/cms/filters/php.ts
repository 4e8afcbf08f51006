/**
 * Filters in PHP. WordPress is Debian's. TYPO3's and Drupal's come by Composer alone, from a registry that
 * not every machine reaches: who has them names the folder, `SAMSKAB_TYPO3` and `SAMSKAB_DRUPAL`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Absent, Filter } from './filter.ts';

/** @param wordpress the folder with `wp-includes`; undefined where it could not be had */
export function wordPress(wordpress: string | undefined): (Filter | Absent)[] {
  const kinds = {
    'WordPress, authors (KSES)': 'kses',
    'WordPress, authors, HTML block': 'kses-block',
    'WordPress, administrators': 'admin',
  };
  return Object.entries(kinds).map(([name, kind]) =>
    wordpress
      ? { name, clean: (html) => run('wordpress.php', html, kind, wordpress) }
      : { name, absent: 'WordPress is not here. On Debian: apt-get download wordpress.' },
  );
}

/** @param folder what `composer require typo3/html-sanitizer` was typed in */
export function typo3(folder = process.env['SAMSKAB_TYPO3']): (Filter | Absent)[] {
  const name = 'TYPO3';
  if (!folder) {
    const how = 'composer require typo3/html-sanitizer';
    return [{ name, absent: `SAMSKAB_TYPO3 names no folder in which "${how}" was typed` }];
  }
  const autoload = mustBe(join(folder, 'vendor/autoload.php'));
  return [{ name, clean: (html) => run('typo3.php', html, 'default', autoload) }];
}

/** @param folder what `composer require drupal/core-utility` was typed in */
export function drupal(folder = process.env['SAMSKAB_DRUPAL']): (Filter | Absent)[] {
  const kinds = { 'Drupal, limited': 'limited', 'Drupal, full': 'full' };
  return Object.entries(kinds).map(([name, kind]) => {
    if (!folder) {
      const how = 'composer require drupal/core-utility';
      return { name, absent: `SAMSKAB_DRUPAL names no folder in which "${how}" was typed` };
    }
    const autoload = mustBe(join(folder, 'vendor/autoload.php'));
    return { name, clean: (html: string) => run('drupal.php', html, kind, autoload) };
  });
}

function mustBe(file: string): string {
  if (existsSync(file)) return file;
  throw new Error(`There is no ${file}`);
}

function run(script: string, html: string, ...words: string[]): string {
  const path = join(import.meta.dirname, script);
  const { status, stdout, stderr } = spawnSync('php', [path, ...words], {
    input: html,
    encoding: 'utf8',
  });
  // PHP prints its warnings among the rest, unless told where else.
  if (status !== 0 || stderr) throw new Error(`${script}: ${stderr || stdout || status}`);
  return stdout;
}
