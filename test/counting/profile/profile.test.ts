import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { profileOf } from '../elections.ts';

describe('ballots that are the same', () => {
  it('are merged, whatever order they name things in, and others are not', () => {
    const { groups } = profileOf({ budget: 0, costs: { a: 0, b: 0 }, ballots: [['a', 'b'], ['b', 'a'], ['a']] }); // prettier-ignore
    assert.deepEqual([...groups.weights], [2, 1]);
  });

  it('are found among many, also when the table grows and points gain decimals', () => {
    const points = fc.oneof(fc.nat(3), fc.constantFrom('0.5', '0.25', '-1'));
    const ballot = fc.dictionary(fc.constantFrom('a', 'b', 'c'), points, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 60 }), (ballots) => {
        const {
          groups,
          pointScale,
          ballots: all,
        } = profileOf({
          budget: 0,
          costs: { a: 0, b: 0, c: 0 },
          ballotType: 'pointed',
          ballots,
        });
        const distinct = new Set(
          ballots.map((one) =>
            ['a', 'b', 'c'].map((id) => (id in one ? Number(one[id]) : 'none')).join(),
          ),
        );
        assert.equal(groups.count, distinct.size);
        assert.equal(all, ballots.length);
        assert.equal(
          groups.weights.reduce((a, b) => a + b, 0),
          ballots.length,
        );
        const read = Array.from(groups.weights, (_, group) => {
          const cells: Record<number, number> = {};
          for (let at = groups.starts[group] ?? 0; at < (groups.starts[group + 1] ?? 0); at++) {
            cells[groups.items[at] ?? -1] = (groups.points?.[at] ?? NaN) / pointScale;
          }
          return [0, 1, 2].map((item) => cells[item] ?? 'none').join();
        });
        assert.deepEqual(new Set(read), distinct);
      }),
    );
    const many = Array.from({ length: 20000 }, (_, at) => ({ a: at % 7000, b: at % 3 }));
    const { groups } = profileOf({ budget: 0, costs: { a: 0, b: 0 }, ballots: many });
    assert.equal(groups.count, new Set(many.map(({ a, b }) => `${a},${b}`)).size);
  });

  it('may name more projects than fit on any screen', () => {
    const ids = Array.from({ length: 3000 }, (_, at) => `p${at}`);
    const costs = Object.fromEntries(ids.map((id) => [id, 1]));
    const ballots = [[...ids, ...ids].toReversed(), ids];
    const profile = profileOf({ budget: 10, costs, ballots });
    assert.equal(profile.groups.count, 1);
    assert.equal(profile.groups.items.length, 3000);
  });
});
