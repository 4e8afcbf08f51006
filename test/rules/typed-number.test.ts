import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createFormat } from '../../src/i18n/format.ts';
import { decimals } from '../../src/rules/currency.ts';
import { clearNumber, readNumber } from '../../src/rules/typed-amount.ts';
import { numberReader, type TypedNumber } from '../../src/rules/typed-number.ts';

const LANGUAGES = 'da nb nb-x-nn en en-GB de de-CH fr sv pl uk ar ar-EG fa ckb'.split(' ');
const CURRENCIES = ['DKK', 'NOK', 'EUR', 'ISK', 'JPY', 'KWD'];

/** A value, the values asked for, a problem, or undefined for a blank text. */
type Outcome = number | number[] | 'not-a-number' | 'negative' | 'other-currency' | undefined;

function outcome(number: TypedNumber | undefined): Outcome {
  if (!number) return undefined;
  if ('value' in number) return number.value;
  return 'either' in number ? [...number.either] : number.problem;
}

/** @param rows `text`, what it is, and what is clear of it while it is typed */
function table(
  language: string,
  currency: string | undefined,
  rows: readonly (readonly [text: string, is: Outcome, clear?: number])[],
): void {
  for (const [text, is, clear] of rows) {
    const where = `${JSON.stringify(text)} ${language} ${currency ?? ''}`;
    assert.deepEqual(outcome(readNumber(text, language, currency)), is, where);
    assert.equal(clearNumber(text, language, currency), clear, `clear: ${where}`);
  }
}

describe('an amount', () => {
  it('is grouped by the sign of the language', () => {
    table('da', 'DKK', [
      ['1.500', 150_000, 150_000],
      ['1.500,50', 150_050, 150_050],
      ['1.250.000', 125_000_000, 125_000_000],
      ['15', 1500, 1500],
      ['1500', 150_000, 150_000],
    ]);
    table('en', 'ISK', [['1,500', 1500, 1500]]);
    table('en', 'DKK', [
      ['1,500', 150_000, 150_000],
      ['1,500.50', 150_050, 150_050],
    ]);
    table('nb', 'NOK', [['1.500', 150_000, 150_000]]);
    table('da', 'KWD', [
      ['1.500', 1_500_000, 1_500_000],
      ['1,500', 1500, 1500],
    ]);
  });

  it('is grouped by blanks and apostrophes in every language', () => {
    for (const language of LANGUAGES) {
      for (const blank of [' ', '\u00a0', '\u202f', '\u2009', "'", '’']) {
        table(language, 'EUR', [
          [`1${blank}250${blank}000`, 125_000_000, 125_000_000],
          [`1${blank}250`, 125_000, 125_000],
          [`1${blank}50`, 'not-a-number'],
          [`1${blank}2500`, 'not-a-number'],
          [`0${blank}500`, 'not-a-number'],
        ]);
      }
    }
  });

  it('takes the other sign before decimals, but not as clear', () => {
    table('da', 'DKK', [
      ['12,34', 1234, 1234],
      ['12,3', 1230, 1230],
      ['12.34', 1234],
      ['12.3', 1230],
      ['1,500.50', 150_050],
      ['1,250,000', 125_000_000],
    ]);
    table('en', 'EUR', [
      ['12,34', 1234],
      ['1.500,50', 150_050],
    ]);
  });

  it('is asked where the decimal sign stands before three digits', () => {
    table('da', 'DKK', [
      ['1,500', [150_000, 150]],
      ['12,340', [1_234_000, 1234]],
      ['1,505', [150_500]],
      ['1,500 kr.', [150_000, 150]],
    ]);
    table('en', 'DKK', [['1.500', [150_000, 150]]]);
    table('en', 'ISK', [
      ['1.500', [1500]],
      ['1.000', [1000, 1]],
    ]);
    // What is too large to be an amount is no choice.
    table('en', 'USD', [['1.000', [100_000, 100]]]);
  });

  it('has no more decimals than its currency, zeros aside', () => {
    table('da', 'DKK', [
      ['0,500', 50],
      ['0.500', 50],
      ['0,505', 'not-a-number'],
      ['0.505', 'not-a-number'],
      ['1234,500', 123_450],
      ['1.234,500', 123_450],
      ['1,2345', 'not-a-number'],
      ['1234.500', 'not-a-number'],
      ['01.500', 'not-a-number'],
      ['25.0000', 'not-a-number'],
      ['25,0000', 2500],
    ]);
    table('nb', 'NOK', [['1 250.000', 'not-a-number']]);
    table('da', 'ISK', [
      ['100,00', 100],
      ['100.00', 100],
      ['100,50', 'not-a-number'],
      [',5', 'not-a-number'],
    ]);
  });

  it('may lack digits on one side of the sign', () => {
    table('da', 'DKK', [
      [',5', 50, 50],
      ['.5', 50],
      ['5,', 500],
      ['5.', 500],
      ['1.500,', 150_000],
      ['007', 700, 700],
      ['100 ', 10_000],
    ]);
  });

  it('is refused where groups or signs are in the wrong place', () => {
    const wrong = ['1.50.000', '1.500.00', '1.500.', '1 50', '1..5', '1,,5', '5..', '..5', '1 .5'];
    const none = ['.', ',', '..', '-', "'", '1e5', '0x10', '1/2', '½', '5²', '1-2', '5-', '(5)'];
    const words = [
      'abc',
      '100 abc',
      '100 k',
      '1,5 mio',
      '100 øre',
      '12 kr 50',
      '5 %',
      'kr',
      '5 kg',
    ];
    for (const text of [...wrong, ...none, ...words]) {
      table('da', 'DKK', [[text, 'not-a-number']]);
    }
  });

  it('is exact, up to what can be counted', () => {
    table('en', 'USD', [
      ['90071992547409.91', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      ['90071992547409.92', 'not-a-number'],
      ['90071992547409.911', 'not-a-number'],
      ['45035996273704.961', 'not-a-number'],
      ['9'.repeat(400), 'not-a-number'],
      ['1.15', 115, 115],
      ['8.2', 820, 820],
    ]);
  });

  it('may be called by its currency, on either side', () => {
    const danish = ['kr', 'kr.', 'KR', 'DKK', 'dkk', 'kroner', 'Kroner', 'danske kroner'];
    for (const word of danish) {
      table('da', 'DKK', [
        [`100 ${word}`, 10_000, 10_000],
        [`100${word}`, 10_000, 10_000],
        [`${word} 100`, 10_000, 10_000],
        [`1.500,50 ${word}`, 150_050, 150_050],
      ]);
    }
    for (const text of [
      '100,-',
      '100.-',
      '100,–',
      '100,- kr.',
      'kr. 100,-',
      'kr.100',
      'DKK 100 kr',
    ]) {
      table('da', 'DKK', [[text, 10_000, 10_000]]);
    }
    table('sv', 'SEK', [['100:-', 10_000, 10_000]]);
    table('en', 'USD', [
      ['$100', 10_000, 10_000],
      ['US$100', 10_000, 10_000],
      ['100 dollars', 10_000, 10_000],
      // The point after a sign is before decimals.
      ['$.50', 50, 50],
      ['100 USD.', 10_000, 10_000],
    ]);
    table('de', 'EUR', [['100 €', 10_000, 10_000]]);
    table('pl', 'PLN', [['100 zł', 10_000, 10_000]]);
    table('pl', 'DKK', [['100 koron duńskich', 10_000, 10_000]]);
    table('uk', 'UAH', [['100 гривень', 10_000, 10_000]]);
    table('ja', 'JPY', [
      ['￥１，５００', 1500, 1500],
      ['1500円', 1500, 1500],
    ]);
  });

  it('is told where it is in another currency, and never taken for this one', () => {
    const other = [
      '€100',
      '100 €',
      '$100',
      '£1',
      '¥5',
      '100 EUR',
      '100 usd',
      '100 euro',
      '5 Dollar',
    ];
    for (const text of [...other, '100 SEK', '100 svenske kroner €', '-€5', '5 THB', 'kr 5 €']) {
      table('da', 'DKK', [[text, 'other-currency']]);
    }
    table('en', 'EUR', [
      ['100 kr', 'other-currency'],
      ['kr. 100', 'other-currency'],
      ['100 kroner', 'other-currency'],
      ['$100', 'other-currency'],
    ]);
    table('ar', 'DKK', [['100 يورو', 'other-currency']]);
    table('en-CA', 'CAD', [
      ['$5', 500, 500],
      ['US$5', 'other-currency'],
    ]);
  });

  it('is told where it is negative, and never taken for positive', () => {
    const negative = [
      '-5',
      '−5',
      '–5',
      '‐5',
      '- 5',
      '-5 kr',
      'kr -5',
      '-kr. 5',
      '-1,500',
      '\u200e-5',
    ];
    for (const text of negative) table('da', 'DKK', [[text, 'negative']]);
    table('da', 'DKK', [
      ['--5', 'not-a-number'],
      ['-abc', 'not-a-number'],
      ['+5', 500, 500],
    ]);
  });

  it('is understood in other digits, and with marks that nobody sees', () => {
    table('ar-EG', 'DKK', [
      ['١٬٥٠٠٫٥٠', 150_050, 150_050],
      ['١٫٥٠٠', [150_000, 150]],
      ['١،٥', 150],
    ]);
    table('fa', 'DKK', [['۱٬۵۰۰', 150_000, 150_000]]);
    table('da', 'DKK', [
      ['١٬٥٠٠', 150_000, 150_000],
      ['١٫٥', 150, 150],
      ['１２，５', 1250, 1250],
    ]);
    for (const mark of '\u200e\u200f\u202a\u202c\u202e\u2066\u2069\u061c\ufeff\u200b') {
      table('da', 'DKK', [[`${mark}1${mark}.500${mark}`, 150_000, 150_000]]);
    }
  });

  it('is none where nothing is typed', () => {
    for (const text of ['', ' ', '\u00a0\t', '\u200e', '\ufeff']) {
      table('da', 'DKK', [[text, undefined]]);
      table('da', undefined, [[text, undefined]]);
    }
  });
});

describe('a plain number', () => {
  it('has any decimals, and may be negative', () => {
    table('da', undefined, [
      ['1.500', 1500, 1500],
      ['1,500', 1.5, 1.5],
      ['3,14159', 3.14159, 3.14159],
      ['3.14159', 3.14159],
      ['1.5', 1.5],
      ['1234.567', 1234.567],
      [',5', 0.5, 0.5],
      ['.5', 0.5],
      ['5,', 5],
      ['-5', -5, -5],
      ['−0,5', -0.5, -0.5],
      ['-0', 0, 0],
      ['1.50.000', 'not-a-number'],
    ]);
    table('en', undefined, [
      ['1,500', 1500, 1500],
      ['1.500', 1.5, 1.5],
    ]);
  });

  it('is grouped by the sign of the language, in the digits of the reader', () => {
    table('da', undefined, [
      ['1.234,5', 1234.5, 1234.5],
      ['1.234.567', 1_234_567, 1_234_567],
      ['1234,5', 1234.5, 1234.5],
      [' 12 000 ', 12_000],
      ['-3', -3, -3],
      ['−3', -3, -3],
      ['٣', 3, 3],
    ]);
    table('en', undefined, [
      ['1,234.5', 1234.5, 1234.5],
      ['1,5', 1.5],
    ]);
    table('nb', undefined, [['1 234,5', 1234.5, 1234.5]]);
    table('ar', undefined, [
      ['١٬٢٣٤٫٥', 1234.5, 1234.5],
      ['1,234.5', 1234.5, 1234.5],
      ['١٢', 12, 12],
    ]);
    table('ar-EG', undefined, [
      ['١٬٢٣٤٫٥', 1234.5, 1234.5],
      ['12.5', 12.5, 12.5],
    ]);
    table('ar-MA', undefined, [['١٬٢٣٤٫٥', 1234.5, 1234.5]]);
  });

  it('is refused where it is none, in every language', () => {
    const signs = ['1.2.3', '1,2,3', '--1', '1-', '-', '.', ',', '1,234,5', '1.234.5'];
    const words = ['12a', '1e5', '0x10', 'NaN', 'Infinity', '12 kr.', '½'];
    for (const language of LANGUAGES) {
      for (const text of [...signs, ...words]) {
        table(language, undefined, [[text, 'not-a-number']]);
      }
    }
  });

  it('has no currency', () => {
    for (const text of ['100 kr', '$5', '100,-', '5 EUR']) {
      table('da', undefined, [[text, 'not-a-number']]);
    }
  });
});

describe('what went wrong elsewhere', () => {
  it('is read as it was meant, or told', () => {
    // spree/spree#4259: 3049 $ were taken of a card.
    table('fr', 'USD', [['30.49', 3049]]);
    // dm4t2/vue-currency-input#102 and #374
    table('de', 'EUR', [
      ['1.234', 123_400, 123_400],
      ['12 345.67', 1_234_567],
    ]);
    // WalletWasabi/WalletWasabi#10291, ing-bank/lion#1731, globalizejs/globalize#616
    table('en', 'USD', [
      ['21,1', 2110],
      ['1,23', 123],
      ['2.000,50', 200_050],
    ]);
    // status-im/status-app#14163: it was 1.
    table('en', 'USD', [['0,001', 'not-a-number']]);
    // mtotschnig/MyExpenses#1296: it was 1324. jshackles/Enhanced_Steam#629: it was 6.
    table('ja', 'JPY', [
      ['132.4', 'not-a-number'],
      ['6,000 JPY', 6000, 6000],
    ]);
    // nocodb/nocodb#14413, we-promise/sure#3300, pods-framework/pods#3708: signs were lost.
    table('en', 'USD', [
      ['-$100.50', 'negative'],
      ['$-500', 'negative'],
      ['USD (1,200.00)', 'not-a-number'],
      ['5.00-', 'not-a-number'],
      ['5.0-0', 'not-a-number'],
      ['memo 500', 'not-a-number'],
    ]);
    // E-351/janice#23: Swiss keyboards have these beside the apostrophe.
    table('de-CH', 'CHF', [
      ['14`000', 1_400_000, 1_400_000],
      ['14´000', 1_400_000, 1_400_000],
      ["6'371", 637_100, 637_100],
    ]);
    // medic/cht-core#7654, woocommerce/woocommerce#58000: marks that nobody sees.
    table('da', 'DKK', [
      ['1\u200c500', 150_000, 150_000],
      ['1.\ufe0d500', 150_000, 150_000],
      ['1\u3164500', 150_000, 150_000],
    ]);
    // infor-design/enterprise#2959
    table('ar-SA', 'SAR', [['1234567٫12', 123_456_712, 123_456_712]]);
    // UI5/openui5#2512: Norwegian writes another minus than its keyboards have.
    table('nb', undefined, [
      ['-5,5', -5.5, -5.5],
      ['−5,5', -5.5, -5.5],
    ]);
  });
});

describe('what Intl writes', () => {
  const minor = fc.oneof(
    fc.integer({ min: 0, max: 200_000 }),
    fc.integer({ min: 0, max: 10_000_000 }).map((whole) => whole * 1000),
    fc.integer({ min: 0, max: 1_000_000_000_000 }),
  );
  const written = fc.record({
    minor,
    language: fc.constantFrom(...LANGUAGES),
    currency: fc.constantFrom(...CURRENCIES),
    display: fc.constantFrom('symbol', 'narrowSymbol', 'code', 'name', undefined),
    bare: fc.boolean(),
  });

  /** @returns an amount as money, or as a number where nothing is said of its display */
  function write(sample: typeof written extends fc.Arbitrary<infer T> ? T : never): string {
    const { minor, language, currency, display, bare } = sample;
    const places = decimals(currency);
    const least = bare && minor % 10 ** places === 0 ? 0 : places;
    const digits = { minimumFractionDigits: least, maximumFractionDigits: places };
    return new Intl.NumberFormat(
      language,
      display ? { style: 'currency', currency, currencyDisplay: display, ...digits } : digits,
    ).format(minor / 10 ** places);
  }

  it('reads back as itself, or is asked with itself among the answers', () => {
    fc.assert(
      fc.property(written, (sample) => {
        const { minor, language, currency } = sample;
        const text = write(sample);
        const number = readNumber(text, language, currency);
        const found = number && 'either' in number ? number.either : [outcome(number)];
        assert.ok(found.includes(minor), `${text} ${language}: ${JSON.stringify(number)}`);
      }),
      { numRuns: 3000 },
    );
  });

  it('can be typed key by key: what is clear on the way is what is read', () => {
    fc.assert(
      fc.property(written, (sample) => {
        const { language } = sample;
        const text = write(sample);
        for (const currency of [sample.currency, undefined]) {
          for (let end = 0; end <= text.length; end += 1) {
            const start = text.slice(0, end);
            const clear = clearNumber(start, language, currency);
            const is = outcome(readNumber(start, language, currency));
            if (clear !== undefined) assert.equal(clear, is, start);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads back as a plain number too', () => {
    const number = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(5));
    fc.assert(
      fc.property(number, fc.constantFrom(...LANGUAGES), ([units, places], language) => {
        const value = Number(`${units}e-${places}`);
        for (const useGrouping of [true, false]) {
          const options = { maximumFractionDigits: 10, useGrouping };
          const text = new Intl.NumberFormat(language, options).format(value);
          assert.equal(outcome(readNumber(text, language)), value, text);
        }
        const ours = createFormat(language).number(value);
        assert.equal(outcome(readNumber(ours, language)), value, ours);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whatever is typed', () => {
  it('is a number, a question or a problem, and nothing breaks', () => {
    const key = fc.constantFrom(...".,.,' -−+0123456789٥٫٬،eExk€$r\u00a0\u200e");
    const typed = fc.oneof(
      fc.array(key).map((keys) => keys.join('')),
      fc.string(),
    );
    const currency = fc.constantFrom('DKK', 'ISK', 'KWD', undefined);
    fc.assert(
      fc.property(typed, fc.constantFrom(...LANGUAGES), currency, (text, language, currency) => {
        const is = readNumber(text, language, currency);
        const clear = clearNumber(text, language, currency);
        if (clear !== undefined) assert.deepEqual(is, { value: clear });
        for (const value of is && 'either' in is ? is.either : [outcome(is)]) {
          if (typeof value !== 'number') continue;
          assert.ok(!Object.is(value, -0));
          if (currency) assert.ok(Number.isSafeInteger(value) && value >= 0, String(value));
          // Whatever signs stand there, the digits are those that were typed.
          const digits = (one: string) => one.replace(/\D/g, '').replace(/^0+|0+$/g, '');
          const ascii = text.replaceAll('٥', '5');
          if (value < 1e15) assert.equal(digits(value.toFixed(9)), digits(ascii), text);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('is read as a mirror image in a language with the other signs', () => {
    const swap = (text: string) => text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
    const typed = fc.stringMatching(/^-?\d{0,4}([.,' ]\d{1,4}){0,3}$/);
    fc.assert(
      fc.property(typed, fc.constantFrom('EUR', 'JPY', 'KWD', undefined), (text, currency) => {
        assert.deepEqual(readNumber(text, 'da', currency), readNumber(swap(text), 'en', currency));
      }),
      { numRuns: 3000 },
    );
  });

  it('is read without the names of currencies where no amounts are asked for', () => {
    const { readNumber: readPlain, clearNumber: clearPlain } = numberReader();
    assert.deepEqual(readPlain('1.500', 'da'), { value: 1500 });
    assert.deepEqual(readPlain('12 kr.', 'da'), { problem: 'not-a-number' });
    assert.deepEqual(readPlain('12 kr.', 'da'), readNumber('12 kr.', 'da'));
    assert.equal(clearPlain('12', 'da'), 12);
  });
});
