import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ceil,
  compare,
  floor,
  fractionText,
  rational,
  round,
  toNumber,
} from '../../src/counting/rational.ts';

describe('fractions', () => {
  it('are in lowest terms, with the sign above', () => {
    assert.deepEqual(rational(6n, -4n), { num: -3n, den: 2n });
    assert.equal(fractionText(rational(4n, 2n)), '2/1');
    assert.throws(() => rational(1n, 0n), RangeError);
  });

  it('are compared exactly, and equal ones are equal both ways', () => {
    const [third, same, near] = [
      rational(1n, 3n),
      { num: 2n, den: 6n },
      rational(333_333n, 1_000_000n),
    ];
    assert.deepEqual([compare(third, same), compare(same, third)], [0, 0]);
    assert.deepEqual([compare(third, near), compare(near, third)], [1, -1]);
  });

  it('round down, up and to the nearest', () => {
    const numbers = [-7n, -6n, -5n, 5n, 6n, 7n].map((num) => rational(num, 4n));
    assert.deepEqual(numbers.map(floor), [-2n, -2n, -2n, 1n, 1n, 1n]);
    assert.deepEqual(numbers.map(ceil), [-1n, -1n, -1n, 2n, 2n, 2n]);
    assert.deepEqual(numbers.map(round), [-2n, -1n, -1n, 1n, 2n, 2n]);
  });

  it('become numbers also where their parts are larger than any', () => {
    const large = 10n ** 400n;
    assert.equal(toNumber({ num: 3n * large, den: 4n * large }), 0.75);
    assert.equal(toNumber({ num: 1n, den: 3n }), 1 / 3);
  });
});
