import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Counting } from '../../src/protocol/counting.ts';
import { countingOf } from '../../src/server/cli/counting-of.ts';
import { counted, times, type SmallElection } from './elections.ts';
import { parseCounting } from './parse-counting.ts';

const costs = { a: 6, b: 6 };
const named: SmallElection = { budget: 12, costs, ballots: [['a'], ['b']] };
const pointed: SmallElection = { budget: 12, costs, ballots: [{ a: 2 }, { b: 1 }] };
const ranked: SmallElection = { ...named, ballotType: 'ranked' };

/** What a rule refuses, and by which words. */
const REFUSED: [string, SmallElection, Counting, RegExp][] = [
  ['points', pointed, { rule: 'phragmen' }, /not points; count by equal-shares or bounded-/],
  ['ranks', ranked, { rule: 'phragmen' }, /not the order on a ballot; count by equal-shares or/],
  [
    'a score for what is not named',
    { ...pointed, unscored: 1 },
    { rule: 'bounded-overspending' },
    /by bounded-overspending nobody pays for what they did not name; count by greedy or tally/,
  ],
  ...(['phragmen', 'bounded-overspending'] as const).map(
    (rule): [string, SmallElection, Counting, RegExp] => [
      `what nobody supports, by ${rule}`,
      named,
      { rule, unsupported: true },
      /nobody pays for what nobody supports; leave out unsupported, or count by greedy/,
    ],
  ),
  [
    'seats where things cost differently',
    { ...named, costs: { a: 6, b: 5 } },
    { rule: 'phragmen', seats: 1 },
    /leave out the seats/,
  ],
  ['more seats than money', named, { rule: 'phragmen', seats: 3 }, /leave out the seats/],
];

describe('a rule', () => {
  for (const [what, election, counting, words] of REFUSED) {
    it(`refuses ${what}, and says what to do`, () => {
      assert.throws(() => counted(election, counting), { code: 'not-for-this', message: words });
    });
  }

  it('chooses one by Phragmén where there is no money and nobody says how many', () => {
    const free = { budget: 0, costs: { a: 0, b: 0 }, ballots: [...times(2, ['a']), ['b']] };
    const { ids, counting } = counted(free, { rule: 'phragmen' });
    assert.deepEqual(ids, ['a']);
    assert.deepEqual(counting, { rule: 'phragmen', seats: 1 });
  });

  it('takes ballots that rank as what they name, by bounded overspending', () => {
    const order = (ballots: string[][]) => ({ ...ranked, budget: 6, ballots });
    const rule = { rule: 'bounded-overspending' } as const;
    assert.deepEqual(counted(order([['a', 'b'], ['b', 'a'], ['b']]), rule).ids, ['b']); // prettier-ignore
  });

  it('has options of its own on the command line', () => {
    const read = (...args: string[]) => countingOf('count', parseCounting(args), 1);
    assert.deepEqual(read('--rule', 'phragmen', '--skip', '--threshold', '2'), {
      rule: 'phragmen',
      skip: true,
      threshold: 2,
    });
    assert.deepEqual(read('--rule', 'phragmen', '--seats', '3'), { rule: 'phragmen', seats: 3 });
    assert.deepEqual(read('--rule', 'bounded-overspending', '--threshold', '2'), {
      rule: 'bounded-overspending',
      threshold: 2,
    });
    assert.throws(
      () => read('--rule', 'bounded-overspending', '--skip'),
      /--skip does not go with --rule bounded-overspending/,
    );
  });
});
