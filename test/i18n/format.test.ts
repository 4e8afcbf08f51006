import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFormat, currencySign, dateFormat } from '../../src/i18n/format.ts';

// Danes read Danish times without the name of their zone; what others read, zones.test.ts says.
process.env['TZ'] = 'Europe/Copenhagen';

/** Spaces of any width become one plain kind, dashes and apostrophes too: they change with the version of ICU. */
function plain(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/\u2019/g, "'")
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
    ['nn', 1_200_000, 'NOK', '12 000 kr'],
    ['nn-NO', 1_200_050, 'NOK', '12 000,50 kr'],
    ['sv', 1_200_000, 'SEK', '12 000 kr'],
    ['sv-FI', 1_200_050, 'EUR', '12 000,50 €'],
    ['de', 1_200_000, 'EUR', '12.000 €'],
    ['de-AT', 1_200_050, 'EUR', '€ 12.000,50'],
    ['de-CH', 1_200_050, 'CHF', "CHF 12'000.50"],
    ['uk', 1_200_000, 'UAH', '12 000 ₴'],
    ['uk', 1_200_050, 'EUR', '12 000,50 EUR'],
    ['pl', 1_200_000, 'PLN', '12 000 zł'],
    ['pl', 120_000, 'PLN', '1200 zł'],
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
    for (const lang of ['en', 'nb', 'nn', 'sv', 'de', 'uk', 'pl', 'ar']) {
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

describe('nynorsk', () => {
  const f = createFormat('nn-NO');
  const week = Array.from(
    { length: 7 },
    (_, day) => `2026-05-${String(day + 4).padStart(2, '0')}T10:00:00Z`,
  );
  const days = 'måndag tysdag onsdag torsdag fredag laurdag søndag'.split(' ');

  it('asks for no language that Chromium does not know', () => {
    // There "nn" is written as English: its data are left out to keep the browser small.
    assert.doesNotMatch(f.lang, /^nn/);
    assert.equal(new Intl.NumberFormat(f.lang).resolvedOptions().locale, 'nb');
  });

  it('has days of the week of its own', () => {
    for (const [index, time] of week.entries()) {
      const day = days[index] ?? '';
      assert.equal(plain(f.time(time)), `${day} ${index + 4}. mai 2026 kl. 12:00`);
      const parts = dateFormat(f.lang, { weekday: 'long' }).formatToParts(new Date(time));
      assert.deepEqual(parts, [{ type: 'weekday', value: day }]);
    }
    const span = plain(f.span(week[0] ?? '', week[5] ?? ''));
    assert.match(span, /^måndag 4\..*laurdag 9\. mai/);
  });

  it('leaves bokmål as it is', () => {
    assert.match(createFormat('nb').time(week[0] ?? ''), /^mandag 4\. mai/);
  });

  it('writes numbers, dates and lists as in Norway', () => {
    assert.equal(plain(f.number(1_234_567.5)), '1 234 567,5');
    assert.equal(f.date('2026-05-01'), '1. mai 2026');
    assert.equal(f.list(['a', 'b', 'c'], 'or'), 'a, b eller c');
    assert.equal(currencySign('NOK', f.lang), 'kr');
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
    const slavic = 'many one few many many few many other'.split(' ');
    assert.deepEqual([0, 1, 2, 5, 12, 22, 112, 1.5].map(createFormat('pl').pluralForm), slavic);
    assert.deepEqual([0, 1, 2, 5, 12, 22, 112, 1.5].map(createFormat('uk').pluralForm), slavic);
    assert.deepEqual([21, 101].map(createFormat('uk').pluralForm), ['one', 'one']);
    assert.deepEqual([21, 101].map(createFormat('pl').pluralForm), ['many', 'many']);
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
