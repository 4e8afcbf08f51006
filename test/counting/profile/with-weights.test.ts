import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { supportOf } from '../../../src/counting/methods/tallies.ts';
import { profileOfVotes } from '../../../src/counting/profile/from-votes.ts';
import { withWeights } from '../../../src/counting/profile/with-weights.ts';
import type { BallotOf } from '../../../src/protocol/ballots.ts';
import type { Weights } from '../../../src/protocol/counting.ts';
import { counted, profileOf, times, type SmallElection } from '../elections.ts';

const town: SmallElection = {
  budget: 0,
  costs: { a: 0, b: 0, c: 0, d: 0 },
  ballotType: 'ranked',
  ballots: [['a', 'x', 'b'], ['b', 'a'], ['c'], []],
};

function scores(weights?: Weights, election = town): string[] {
  const profile = withWeights(profileOf(election), weights);
  return supportOf(profile).scores.map((score) => String(Number(score) / profile.pointScale));
}

describe('what places are worth', () => {
  it('is by the length of each ballot as it was written, unless anything says otherwise', () => {
    assert.deepEqual(scores(), ['4', '3', '1', '0']);
    assert.deepEqual(scores('length'), scores());
  });

  it('is by how many may be ranked', () => {
    assert.deepEqual(scores('max'), ['7', '6', '4', '0']);
    const ranking = { weights: 'max', places: 3 } as const;
    assert.deepEqual(scores(undefined, { ...town, ranking }), ['5', '4', '3', '0']);
    // What stands behind that has nothing, and not less.
    const ranked = { ...town, ranking: { weights: 'max', places: 1 } as const };
    assert.deepEqual(scores(undefined, ranked), ['1', '1', '1', '0']);
  });

  it('is nothing for the last one named', () => {
    assert.deepEqual(scores('borda0'), ['2', '1', '0', '0']);
  });

  it('is a half, a third and so on, exactly', () => {
    assert.deepEqual(scores('dowdall'), ['1.5', String(4 / 3), '1', '0']);
    const third = withWeights(profileOf(town), 'dowdall');
    assert.equal(third.pointScale, 6);
    assert.deepEqual(supportOf(third).scores, [9n, 8n, 6n, 0n]);
    const ids = Array.from({ length: 40 }, (_, at) => `p${at}`);
    const long = { ...town, costs: Object.fromEntries(ids.map((id) => [id, 0])), ballots: [ids] };
    assert.throws(() => scores('dowdall', long), { code: 'too-large' });
    assert.equal(scores('dowdall', { ...long, ballots: [ids.slice(0, 30)] })[0], '1');
  });

  it('is as listed, and nothing beyond', () => {
    assert.deepEqual(scores([12, 10]), ['22', '12', '12', '0']);
  });

  it('is kept apart where the same order is cut short by what is not known', () => {
    const { groups } = profileOf({
      ...town,
      ballots: [
        ['a', 'b'],
        ['a', 'b', 'x'],
        ['a', 'b'],
      ],
    });
    assert.deepEqual([...groups.weights], [2, 1]);
  });

  it('can be asked again of the same election', () => {
    const once = withWeights(profileOf(town), 'dowdall');
    const twice = withWeights(once, 'length');
    assert.deepEqual(supportOf(twice).scores, [4n, 3n, 1n, 0n]);
    assert.equal(withWeights(once, undefined).ranking?.weights, 'dowdall');
  });

  it('is no question where ballots do not rank', () => {
    const named = profileOf({ budget: 0, costs: { a: 0 }, ballots: [['a']] });
    assert.equal(withWeights(named, undefined), named);
    assert.throws(() => withWeights(named, 'max'), { code: 'not-for-this' });
  });

  it('changes who wins', () => {
    const ballots = [...times(2, ['a', 'b']), ...times(3, ['b', 'a']), ...times(2, ['a'])];
    const chosen = (weights: Weights) =>
      counted({ ...town, ballots }, { rule: 'tally', by: 'borda', weights }).ids;
    assert.deepEqual(chosen('borda0'), ['b']);
    assert.deepEqual(chosen('length'), ['a']);
  });
});

describe('a ballot that was made here', () => {
  const definition: BallotOf<'ordinal'> = {
    ...{ type: 'ballot', method: 'ordinal', id: 'board', title: 'Board', language: 'en' },
    items: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: id })),
  };
  const ranked = (...ids: string[]) => ids.map((item, at) => ({ item, value: at + 1 }));

  async function points(changes: Partial<BallotOf<'ordinal'>>, ...votes: string[][]) {
    const cast = async function* () {
      for (const vote of votes) yield ranked(...vote);
    };
    const profile = withWeights(await profileOfVotes({ ...definition, ...changes }, cast()), undefined); // prettier-ignore
    return supportOf(profile).scores.map(Number);
  }

  it('is worth as much to its first whether it names one or five', async () => {
    const votes = [...times(60, ['a']), ...times(40, ['b', 'c', 'd', 'e', 'f'])];
    assert.deepEqual(await points({}, ...votes), [360, 240, 200, 160, 120, 80]);
    const three = await points({ maxLength: 3 }, ['a'], ['b', 'c', 'd']);
    assert.deepEqual(three, [3, 3, 2, 1, 0, 0]);
    const many = await points({ maxLength: 9 }, ['a']);
    assert.deepEqual(many, [6, 0, 0, 0, 0, 0]);
  });

  it('may say otherwise', async () => {
    const counting = { rule: 'tally', by: 'borda', weights: 'length' } as const;
    assert.deepEqual(await points({ counting }, ['a'], ['b', 'c']), [1, 2, 1, 0, 0, 0]);
  });
});
