import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFormat, currencySign } from '../../src/i18n/format.ts';

// Danes read Danish times without the name of their zone; what others read, zones.test.ts says.
process.env['TZ'] = 'Europe/Copenhagen';

/** Spaces of any width become one plain kind, dashes too: they change with the version of ICU. */
function plain(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/\u2013/g, '-');
}

describe('money', () => {
  const cases = [
    ['da', 1_200_000, 'DKK', '12.000 kr.'],
    ['da', 1_200_050, 'DKK', '12.000,50 kr.'],
    ['da', 0, 'DKK', '0 kr.'],
    ['da', -5000, 'DKK', '-50 kr.'],
    ['da', 1, 'DKK', '0,01 kr.'],
    ['da', 1234, 'JPY', '1.234 JP¥'],
    ['en', 1_200_000, 'EUR', '€12,000'],
    ['en', 1_200_050, 'EUR', '€12,000.50'],
    ['en', 1234, 'JPY', '¥1,234'],
    ['nb', 1_200_000, 'NOK', '12 000 kr'],
    ['ar', 1_200_000, 'DKK', '12,000 كرونة'],
    ['ar', 1_200_050, 'DKK', '12,000.50 كرونة'],
    ['ar', 1234, 'JPY', '1,234 ين'],
    ['ar-EG', 1_200_000, 'DKK', '١٢٬٠٠٠ كرونة'],
  ] as const;

  for (const [lang, minor, currency, written] of cases) {
    it(`writes ${minor} ${currency} as ${written} in ${lang}`, () => {
      assert.equal(plain(createFormat(lang).money(minor, currency)), written);
    });
  }

  it('writes a bare number where there is no currency, and so no minor unit', () => {
    assert.equal(createFormat('da').money(123_450, undefined), '123.450');
    assert.equal(createFormat('da').money(12, undefined), '12');
  });

  it('knows how readers write a currency', () => {
    assert.equal(currencySign('DKK', 'da'), 'kr.');
    assert.equal(currencySign('EUR', 'en'), '€');
    assert.equal(currencySign('DKK', 'ar'), 'كرونة');
  });
});

describe('times', () => {
  const ZONE = 'Europe/Copenhagen';
  const evening = ['2026-05-01T17:00:00Z', '2026-05-01T19:30:00Z', ZONE] as const;

  it('are said in the zone that was asked for, with the day of the week', () => {
    const said = createFormat('da').time('2026-05-01T22:30:00Z', ZONE);
    assert.match(plain(said), /^lørdag den 2\. maj 2026 kl\. 0?0\.30$/);
  });

  it('say a day once where they begin and end on it', () => {
    assert.equal(plain(createFormat('da').span(...evening)), 'fredag den 1. maj 2026 19.00-21.30');
    for (const lang of ['en', 'nb', 'ar']) {
      assert.equal(
        createFormat(lang)
          .span(...evening)
          .split('2026').length,
        2,
        lang,
      );
    }
  });

  it('say both days where they end on another', () => {
    const night = ['2026-05-01T17:00:00Z', '2026-05-02T19:30:00Z', ZONE] as const;
    const said = plain(createFormat('da').span(...night));
    assert.match(said, /fredag den 1\. maj.*19\.00/);
    assert.match(said, /lørdag den 2\. maj.*21\.30/);
  });

  it('take a date as a date, whatever the zone of the reader', () => {
    assert.equal(createFormat('da').date('2026-05-01'), '1. maj 2026');
    assert.equal(createFormat('en').date('2026-01-01'), 'January 1, 2026');
  });
});

describe('lists', () => {
  it('join as readers join them', () => {
    const f = createFormat('da');
    assert.equal(f.list(['a', 'b', 'c']), 'a, b og c');
    assert.equal(f.list(['a', 'b', 'c'], 'or'), 'a, b eller c');
    assert.equal(f.list(['a']), 'a');
    assert.equal(f.list([]), '');
  });
});

describe('plurals', () => {
  it('take the form that goes with the number', () => {
    const danish = createFormat('da');
    assert.deepEqual(
      [0, 1, 1.5, 2, 1200].map(danish.pluralForm),
      'other one one other other'.split(' '),
    );
    const arabic = createFormat('ar');
    const forms = 'zero one two few many other'.split(' ');
    assert.deepEqual([0, 1, 2, 3, 11, 100].map(arabic.pluralForm), forms);
  });
});

describe('numbers', () => {
  it('are written as readers write them, with all that they have', () => {
    assert.equal(createFormat('da').number(1200.5), '1.200,5');
    assert.equal(createFormat('en').number(0.123456789), '0.123456789');
    assert.equal(plain(createFormat('nb').number(1_234_567)), '1 234 567');
    assert.equal(createFormat('ar-EG').number(12), '١٢');
  });
});
