import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  hasBlanks,
  isAmbiguous,
  readDecimal,
  scaled,
  toMinorUnits,
} from '../../src/pabulib/numbers.ts';

/** A plain one, those that do not break and the narrow ones of spreadsheets, a tab, none at all. */
const BLANKS = [' ', '\u00A0', '\u202F', '\u2009', '\u2007', '\u3000', '\t', '\u200B', '\u2060'];

describe('readDecimal', () => {
  const readings: [text: string, decimal: string | undefined][] = [
    ['400000', '400000'],
    ['400000.0', '400000'],
    ['1234,50', '1234.5'],
    [' 12 ', '12'],
    ['+7', '7'],
    ['-12.50', '-12.5'],
    ['-0', '0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e5', '100000'],
    ['1.25E+3', '1250'],
    ['125e-3', '0.125'],
    ['12.5e-1', '1.25'],
    ['0e9', '0'],
    ['9007199254740993', '9007199254740993'],
    ['', undefined],
    ['.', undefined],
    ['-', undefined],
    ['e5', undefined],
    ['1 000', '1000'],
    ['-12 345 678,50', '-12345678.5'],
    ...BLANKS.map((blank) => [`5${blank}000`, '5000'] as [string, string]),
    ['5  000', undefined],
    ['5 00', undefined],
    ['50 00', undefined],
    ['1 0000', undefined],
    ['1000 000', undefined],
    ['1 000 00', undefined],
    ['1 000 kr', undefined],
    ["5'000", undefined],
    ['1.000.000', undefined],
    ['1,000.5', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['0x10', undefined],
    ['12 kr', undefined],
    ['1e999', undefined],
    ['1e999999999', undefined],
    ['9'.repeat(101), undefined],
  ];
  for (const [text, decimal] of readings) {
    it(`reads ${JSON.stringify(text.slice(0, 20))} as ${decimal}`, () => {
      assert.equal(readDecimal(text), decimal);
    });
  }

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(20), (whole, fraction) => {
        const text = `${whole}.${fraction}`;
        const once = readDecimal(text);
        assert.equal(readDecimal(once ?? ''), once);
      }),
    );
  });
});

describe('toMinorUnits', () => {
  const amounts: [text: string, decimals: number, units: number | undefined][] = [
    ['400000', 2, 40000000],
    ['0.07', 2, 7],
    ['1,1', 2, 110],
    ['1.10', 1, 11],
    ['1e5', 2, 10000000],
    ['-3', 2, -300],
    ['5', 0, 5],
    ['5.0', 0, 5],
    ['5.5', 0, undefined],
    ['10.005', 2, undefined],
    ['9007199254740991', 0, Number.MAX_SAFE_INTEGER],
    ['9007199254740992', 0, undefined],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 2, undefined],
    ['1e30', 2, undefined],
    ['', 2, undefined],
    ['ten', 2, undefined],
  ];
  for (const [text, decimals, units] of amounts) {
    it(`makes ${units} of ${JSON.stringify(text)} with ${decimals} decimals`, () => {
      assert.equal(toMinorUnits(text, decimals), units);
    });
  }

  it('is exact for every amount that is safe', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 4 }), (units, decimals) => {
        const digits = String(units).padStart(decimals + 1, '0');
        const at = digits.length - decimals;
        assert.equal(toMinorUnits(`${digits.slice(0, at)}.${digits.slice(at)}`, decimals), units);
      }),
    );
  });
});

describe('isAmbiguous', () => {
  it('sees a comma or a point that may group thousands', () => {
    assert.deepEqual(
      ['1,000', '123,456', '1.000', '1,00', '1000,000', '0,125', '12.50'].filter(isAmbiguous),
      ['1,000', '123,456', '1.000'],
    );
  });
});

describe('hasBlanks', () => {
  it('sees blanks between digits, not around them', () => {
    assert.deepEqual(['5 000', '5\u202F000', ' 5000 ', '5000'].map(hasBlanks), [true, true, false, false]); // prettier-ignore
  });
});

describe('scaled', () => {
  it('is exact, whatever the size', () => {
    assert.equal(scaled('12.5', 2), 1250n);
    assert.equal(scaled('-0.5', 1), -5n);
    assert.equal(scaled('9007199254740993.00000000000000000000001', 23), 900719925474099300000000000000000000001n); // prettier-ignore
  });
});
