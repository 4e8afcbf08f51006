import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as grammar from '../../src/protocol/grammar.ts';
import {
  isDate,
  isLanguage,
  isRealDay,
  isWebAddress,
  isWebLink,
} from '../../src/protocol/grammar.ts';

describe('the grammar', () => {
  it('imports nothing: a page has it with its first bytes', () => {
    const file = new URL('../../src/protocol/grammar.ts', import.meta.url);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /^\s*(import|export .* from)\b/m);
  });

  it('has patterns that keep nothing in mind from one text to the next', () => {
    for (const pattern of Object.values(grammar)) {
      if (pattern instanceof RegExp) assert.doesNotMatch(pattern.flags, /[gy]/);
    }
  });

  it('tells as long a name as it takes', () => {
    assert.match('a'.repeat(grammar.LONGEST_SLUG), grammar.SLUG);
    assert.doesNotMatch('a'.repeat(grammar.LONGEST_SLUG + 1), grammar.SLUG);
  });
});

describe('isRealDay', () => {
  it('agrees with the calendar', () => {
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    days.forEach((last, index) => {
      const month = String(index + 1).padStart(2, '0');
      assert.ok(isRealDay(`2026-${month}-${last}`));
      assert.ok(!isRealDay(`2026-${month}-${last + 1}`));
    });
    assert.deepEqual(['1900-02-29', '2000-02-29', '2024-02-29', '2100-02-29'].map(isRealDay), [
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('isDate', () => {
  it('takes days that there are, written in full', () => {
    assert.ok(isDate('2028-02-29'));
    for (const text of [
      '2027-02-29',
      '2027-1-1',
      '20270101',
      '2027-01-01T00:00:00Z',
      ' 2027-01-01',
      '',
    ]) {
      // prettier-ignore
      assert.ok(!isDate(text), text);
    }
  });
});

describe('isLanguage', () => {
  it('takes what everything else can format by', () => {
    for (const tag of ['da', 'nb-NO', 'zh-Hant-TW', 'PT-br']) assert.ok(isLanguage(tag), tag);
    for (const tag of ['abcd', 'da-DK-DK', 'dansk!', 'da_DK', '']) assert.ok(!isLanguage(tag), tag);
  });
});

describe('isWebLink and isWebAddress', () => {
  it('lead to the web alone', () => {
    for (const link of ['javascript:x', ' java\tscript:x', 'data:,x', 'mailto:a@b.dk', 'http://']) {
      assert.ok(!isWebLink(link), link);
      assert.ok(!isWebAddress(link), link);
    }
    assert.ok(isWebAddress('https://example.dk/a') && isWebLink('https://example.dk/a'));
  });

  it('take a relative link for a link, and not for an address', () => {
    for (const link of ['../a', '/a', '?a', '//example.dk']) {
      assert.ok(isWebLink(link), link);
      assert.ok(!isWebAddress(link), link);
    }
  });
});
