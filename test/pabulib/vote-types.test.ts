import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { VOTE_TYPES, methodOfType, valueOfType } from '../../src/pabulib/vote-types.ts';
import { BALLOT_METHODS, METHODS } from '../../src/rules/methods.ts';

describe('vote types', () => {
  it('are those of Pabulib', () => {
    assert.deepEqual(VOTE_TYPES.toSorted(), ['approval', 'choose-1', 'cumulative', 'ordinal', 'scoring']); // prettier-ignore
  });

  it('lead back to the method that they are called after, which gives the same values', () => {
    for (const { voteType, value } of Object.values(BALLOT_METHODS)) {
      assert.equal(methodOfType(voteType), voteType);
      assert.equal(valueOfType(voteType), value);
    }
    assert.equal(methodOfType('choose-1'), 'approval');
  });

  it('are known of whatever can be written', () => {
    for (const { voteType } of Object.values(METHODS)) assert.ok(VOTE_TYPES.includes(voteType));
  });
});
