import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BUILDER_WORDS } from '../../src/builder/words.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { lix } from '../../src/server/cli/checking/lix.ts';

const { en = {}, ...translations } = BUILDER_WORDS as Record<string, Record<string, string>>;
const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test('the builder says the same in every language there is', () => {
  assert.deepEqual(Object.keys(BUILDER_WORDS).sort(), Object.keys(LANGUAGES).sort());
  for (const [lang, words] of Object.entries(translations)) {
    assert.deepEqual(Object.keys(words), Object.keys(en), lang);
    for (const [key, text] of Object.entries(words)) {
      assert.notEqual(text, en[key], `${lang} ${key}`);
      assert.deepEqual(placeholders(text), placeholders(en[key]), `${lang} ${key}`);
      assert.doesNotMatch(text, /!|^\s|\s$| {2}/, `${lang} ${key}`);
    }
  }
});

test('what the builder says is easy to read', () => {
  for (const lang of ['da', 'nb', 'nn', 'sv', 'de']) {
    const help = Object.values(translations[lang] ?? {}).filter(
      (text) => text.split(' ').length > 6,
    );
    assert.ok(lix(help) < 35, `${lang}: ${lix(help)}`);
  }
});

test('each word of the builder is said', () => {
  const files = ['src/builder/*.ts', 'src/server/http/builder-page.ts'].flatMap((glob) =>
    globSync(glob),
  );
  const code = files.map((file) => readFileSync(file, 'utf8')).join('');
  // What is wrong with an address is called as `ui/address.ts` calls it.
  const faults = ['blank', 'mixed', 'broken'];
  const unused = Object.keys(en).filter((key) => !code.includes(`'${key}'`));
  assert.deepEqual(unused, faults);
});
