import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hasAmbiguousComma, readDecimal, toMinorUnits } from '../../src/pabulib/numbers.ts';

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
    ['1 000', undefined],
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

describe('hasAmbiguousComma', () => {
  it('sees a comma that may group thousands', () => {
    assert.deepEqual(
      ['1,000', '123,456', '1,00', '1000,000', '0,125', '1.000'].filter(hasAmbiguousComma),
      ['1,000', '123,456'],
    );
  });
});
