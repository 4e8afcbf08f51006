/** Whoever follows a link of a page arrives, on a code host and in the site; and no page is left out. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { test } from 'node:test';
import { forSite, slugOf, targetOf } from '../../.storybook/page-text.ts';
import { READERS, sitePages } from '../../.storybook/pages.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = sitePages();
const ids = Object.fromEntries(pages.map(({ file, id }) => [file, id]));

/** Without code, in which nothing is a link or a heading. */
const prose = (text: string) => text.replaceAll(/^```.*?^```|`[^`\n]+`/gms, '`');

function linksIn(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link = '', source = '']) => link || source,
  );
}

function anchorsIn(file: string): string[] {
  const text = read(file).replaceAll(/^```.*?^```/gms, '');
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, words = '']) => slugOf(words.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'))); // prettier-ignore
  return [...headings, ...[...text.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id)];
}

for (const { file } of pages) {
  test(`${file}: every link leads to something`, () => {
    for (const link of linksIn(read(file))) {
      if (/^[a-z]+:/i.test(link)) continue;
      const { path, anchor } = targetOf(link, file);
      assert.ok(existsSync(join(root, path)), `${link}: there is no ${path}`);
      if (anchor === '') continue;
      const target = statSync(join(root, path)).isDirectory() ? `${path}/README.md` : path;
      assert.ok(anchorsIn(target).includes(anchor.slice(1)), `${link}: no such heading`);
    }
  });

  test(`${file}: every link works in the site`, () => {
    for (const link of linksIn(forSite(read(file), file, ids))) {
      if (/^([a-z]+:|#)/i.test(link)) continue;
      const [, id] = /^\.\/\?path=\/docs\/([\w\p{L}-]+--docs)(#|$)/u.exec(link) ?? [];
      // What is no page is a file that the site has.
      if (id === undefined) assert.ok(/^\.\/docs\/./.test(link) && existsSync(join(root, link)), link); // prettier-ignore
      else assert.ok(pages.some((page) => page.id === id), link); // prettier-ignore
    }
  });
}

test('every page of the repository is in the site', () => {
  const all = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n'); // prettier-ignore
  const left = all.filter((file) => file !== '' && !/^(test|\.github)\//.test(file));
  assert.deepEqual(left.filter((file) => ids[file] === undefined && existsSync(join(root, file))), []); // prettier-ignore
});

test('whom a page is for is said in the sidebar, in this order', () => {
  const preview = read('.storybook/preview.ts');
  const [, order = ''] = /order: \[(.*?)\]/s.exec(preview) ?? [];
  const said = [...order.matchAll(/'([^']+)'/g)].map(([, name]) => name);
  const readers = [...new Set(READERS.map(({ title }) => title))];
  assert.deepEqual(said.slice(0, readers.length), readers);
});

test('a page is as short as five minutes', () => {
  const long = globSync('docs/{editors,developers,organisers,data-protection,accessibility}/*.md', { cwd: root }); // prettier-ignore
  for (const file of long) {
    const words = read(file).split(/\s+/).length;
    assert.ok(words <= 2000, `${file}: ${words} words`);
  }
});

test('the README is short, and has a picture of each widget', () => {
  const readme = read('README.md');
  assert.ok(readme.split('\n').length <= 150);
  const pictures = [...readme.matchAll(/<img src="docs\/pictures\/([\w-]+)\.webp" width="\d+" alt="[^"]{20,}">/g)].map(([, name]) => name); // prettier-ignore
  const there = globSync('docs/pictures/*', { cwd: root }).map((file) => basename(file, '.webp'));
  assert.deepEqual(pictures.toSorted(), there.toSorted());
  for (const command of ['npm ci && npm start', 'npm ci && npm test'])
    assert.ok(readme.includes(`\n${command}\n`), command);
});

test('links are rewritten, and code is not', () => {
  const text = '[a](../SECURITY.md#what-is-known) [b](themes/x.css) `[c](d.md)` [e](../src/x.ts)\n```\n[f](g.md)\n```\n'; // prettier-ignore
  assert.equal(
    forSite(text, 'docs/a.md', { 'SECURITY.md': 'the-project-security--docs' }),
    '[a](./?path=/docs/the-project-security--docs#what-is-known) <a href="./docs/themes/x.css" target="_blank">b</a> `[c](d.md)` e (`src/x.ts`)\n```\n[f](g.md)\n```\n', // prettier-ignore
  );
});
