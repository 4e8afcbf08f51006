import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { directionOf } from '../../src/i18n/direction.ts';
import { createFormat } from '../../src/i18n/format.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';

const RTL = [
  ...['ar', 'ar-EG', 'AR', 'he', 'he-IL', 'iw', 'fa', 'ur', 'ps', 'dv', 'sd', 'ug', 'yi', 'ks'],
  // Sorani is written in Arabic letters, Kurmanji (ku) is not.
  'ckb',
  'ckb-IQ',
  // The script says it, whatever the language.
  ...['az-Arab', 'az-arab-IR', 'ku-Arab', 'pa-Arab-PK', 'en-Hebr', 'ff-Adlm', 'man-Nkoo'],
];
const LTR = [
  ...['da', 'en', 'nb', 'de-CH', 'ku', 'az', 'uk', 'zh-Hant', 'zh-Hant-TW', 'ja', 'tlh', ''],
  ...['ar-Latn', 'ur-Latn', 'ur-latn-PK', 'yi-Latn', 'sd-Deva', 'ks-Deva-IN'],
];

describe('directionOf', () => {
  for (const tag of RTL) {
    it(`takes "${tag}" from right to left`, () => assert.equal(directionOf(tag), 'rtl'));
  }
  for (const tag of LTR) {
    it(`takes "${tag}" from left to right`, () => assert.equal(directionOf(tag), 'ltr'));
  }

  it('says of every language there is what its browser would', () => {
    for (const lang of Object.keys(LANGUAGES)) {
      const locale = new Intl.Locale(lang) as Intl.Locale & {
        getTextInfo(): { direction: string };
      };
      assert.equal(directionOf(lang), locale.getTextInfo().direction, lang);
    }
  });

  it('is the one rule: formats, widgets, pages and stories go by it', () => {
    for (const tag of [...RTL, ...LTR].filter(Boolean)) {
      assert.equal(createFormat(tag).dir, directionOf(tag), tag);
    }
    const root = resolve(import.meta.dirname, '../..');
    for (const file of globSync('{src,stories,.storybook}/**/*.ts', { cwd: root })) {
      if (file.endsWith('direction.ts')) continue;
      const lines = readFileSync(resolve(root, file), 'utf8').split('\n');
      const deciding = lines.filter((line) => line.includes(`'rtl'`) && line.includes('?'));
      for (const line of deciding) assert.match(line, /directionOf\(|dir === 'rtl'/, file);
    }
  });
});
