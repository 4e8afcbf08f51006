import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createFormat, currencySign, parseNumber } from '../../src/i18n/format.ts';

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
    ['ar', 1_200_000, 'DKK', '12,000 DKK'],
    ['ar', 1_200_050, 'DKK', '12,000.50 DKK'],
    ['ar', 1234, 'JPY', '1,234 JP¥'],
    ['ar-EG', 1_200_000, 'DKK', '١٢٬٠٠٠ DKK'],
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
  });
});

describe('parseNumber', () => {
  const languages = ['da', 'en', 'ar', 'nb', 'de', 'ar-EG', 'fr', 'de-CH'];

  for (const lang of languages) {
    it(`reads back what Intl writes in ${lang}`, () => {
      const bare = new Intl.NumberFormat(lang, { useGrouping: false, maximumFractionDigits: 4 });
      const grouped = new Intl.NumberFormat(lang, { maximumFractionDigits: 4 });
      fc.assert(
        fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(4), (integer, digits) => {
          // Adding 0 makes -0 a 0: Intl writes "-0", nobody means it.
          const number = integer / 10 ** digits + 0;
          assert.equal(parseNumber(grouped.format(number), lang), number);
          assert.equal(parseNumber(bare.format(number), lang), number);
          assert.equal(parseNumber(createFormat(lang).number(number), lang), number);
        }),
      );
    });
  }

  const read = [
    ['da', '1.234,5', 1234.5],
    ['da', '1.234', 1234],
    ['da', '1.234.567', 1_234_567],
    ['da', '1234,5', 1234.5],
    ['da', '1.5', 1.5],
    ['da', ' 12 000 ', 12_000],
    ['da', '12,', 12],
    ['da', '-3', -3],
    ['da', '−3', -3],
    ['en', '1,234.5', 1234.5],
    ['en', '1.234', 1.234],
    ['en', '1,5', 1.5],
    ['nb', '1 234,5', 1234.5],
    ['ar', '١٬٢٣٤٫٥', 1234.5],
    ['ar', '1,234.5', 1234.5],
    ['ar', '١٢', 12],
    ['ar-EG', '١٬٢٣٤٫٥', 1234.5],
    ['ar-EG', '12.5', 12.5],
    ['ar-MA', '١٬٢٣٤٫٥', 1234.5],
    ['da', '٣', 3],
  ] as const;

  for (const [lang, text, number] of read) {
    it(`reads "${text}" as ${number} in ${lang}`, () => {
      assert.equal(parseNumber(text, lang), number);
    });
  }

  const garbage = [
    '12a',
    '',
    ' ',
    '1.2.3',
    '1,2,3',
    '--1',
    '1-',
    '-',
    '.',
    ',',
    '1e5',
    '0x10',
    'NaN',
    'Infinity',
    '1,234,5',
    '1.234.5',
    '12 kr.',
    '½',
  ];

  for (const text of garbage) {
    it(`does not read "${text}"`, () => {
      for (const lang of languages) assert.equal(parseNumber(text, lang), undefined, lang);
    });
  }

  it('gives a finite number or none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...languages), (text, lang) => {
        const number = parseNumber(text, lang);
        assert.ok(number === undefined || Number.isFinite(number) || /\d{300}/.test(text));
      }),
    );
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
  it('take the form of the number, with the number as readers write it', () => {
    const forms = { one: '# plads', other: '# pladser' };
    const f = createFormat('da');
    assert.equal(f.plural(1, forms), '1 plads');
    assert.equal(f.plural(0, forms), '0 pladser');
    assert.equal(f.plural(1200, forms), '1.200 pladser');
  });

  it('fall back on `other`', () => {
    assert.equal(createFormat('ar').plural(3, { other: '#' }), '3');
  });
});
