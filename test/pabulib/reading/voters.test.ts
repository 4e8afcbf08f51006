import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Voters } from '../../../src/pabulib/reading/voters.ts';

describe('who has voted', () => {
  it('is known again, whatever the ids are and in whatever order they come', () => {
    const number = fc.nat(12).map(String);
    const id = fc.oneof(number, number, fc.constantFrom('a', '07', '7', '0', '00', '1e1', '999999999999999999')); // prettier-ignore
    const ids = fc.oneof(
      fc.array(id),
      fc.array(number).map((list) => list.toSorted((a, b) => Number(a) - Number(b))),
    );
    fc.assert(
      fc.property(ids, (list) => {
        const voters = new Voters();
        const seen = new Set<string>();
        for (const one of list) {
          assert.equal(voters.add(one), seen.has(one), one);
          seen.add(one);
          assert.equal(voters.size, seen.size);
        }
      }),
      { numRuns: 500 },
    );
  });
});
