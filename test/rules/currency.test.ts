import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decimals, minorUnits } from '../../src/rules/currency.ts';

const currencies: [code: string, decimals: number, units: number][] = [
  ['DKK', 2, 100],
  ['EUR', 2, 100],
  ['JPY', 0, 1],
  ['KWD', 3, 1000],
  ['QQQ', 2, 100],
];
for (const [code, digits, units] of currencies) {
  it(`counts ${units} minor units in one ${code}`, () => {
    assert.deepEqual([decimals(code), minorUnits(code)], [digits, units]);
  });
}
