/** `publiccode.yml` keeps the standard, and says what the rest of the project says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/i18n/languages.ts';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'publiccode.yml'), 'utf8');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  license: string;
  engines: { node: string };
  repository?: { url: string };
};

/** The value of a key that stands at the beginning of a line, or below another. */
function value(key: string, below = ''): string | undefined {
  return new RegExp(`^${below}${key}: *'?([^'\n]*?)'?$`, 'm').exec(text)?.[1];
}

function list(key: string): string[] {
  const [, items = ''] = new RegExp(`^ *${key}:\n((?: +- .*\n?)+)`, 'm').exec(text) ?? [];
  return [...items.matchAll(/- '?([^'\n]+)'?/g)].map(([, item = '']) => item);
}

test('it has what the standard asks for', () => {
  assert.equal(value('publiccodeYmlVersion'), '0.4');
  assert.equal(value('name'), 'Samskab');
  assert.match(value('releaseDate') ?? '', /^\d{4}-\d\d-\d\d$/);
  assert.ok(Date.parse(value('releaseDate') ?? '') <= Date.now());
  assert.deepEqual(list('platforms'), ['web', 'linux']);
  assert.ok(list('categories').length > 0);
  assert.equal(value('developmentStatus'), 'beta');
  assert.equal(value('softwareType'), 'library');
  assert.equal(value('type', ' +'), 'community');
  assert.ok(/^ {2}contacts:\n {4}- name: /m.test(text));
  assert.equal(value('localisationReady', ' +'), 'true');
});

test('its descriptions are as short and as long as they may be', () => {
  const short = [...text.matchAll(/shortDescription: '?(.+?)'?$/gm)].map(([, said = '']) => said);
  const long = [...text.matchAll(/longDescription: >\n((?: {6}.+\n)+)/g)].map(([, said = '']) => said.replaceAll(/\s+/g, ' ').trim()); // prettier-ignore
  assert.equal(short.length, 2);
  assert.equal(long.length, 2);
  for (const said of short) assert.ok(said.length <= 150, `${said.length}: ${said}`);
  for (const said of long) assert.ok(said.length >= 500 && said.length <= 10_000, String(said.length)); // prettier-ignore
});

test('it says what package.json and the languages say', () => {
  assert.equal(value('softwareVersion'), own.version);
  assert.equal(value('license', ' +'), own.license);
  assert.ok(own.engines.node.includes(value('versionMin', ' +') ?? '?'));
  assert.deepEqual(list('availableLanguages').toSorted(), Object.keys(LANGUAGES).toSorted());
  // The one thing that is missing until there is a public address: npm run release writes both.
  const url = value('url');
  assert.equal(url && `git+${url}.git`, own.repository?.url);
});
