import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import { approvalRules } from '../../src/rules/approval.ts';
import { cumulativeRules } from '../../src/rules/cumulative.ts';
import { ordinalRules } from '../../src/rules/ordinal.ts';
import { scoringRules } from '../../src/rules/scoring.ts';
import { ballotRules } from '../../src/rules/ballot.ts';
import {
  WILD_NUMBERS,
  approval,
  chosen,
  codes,
  cumulative,
  ordinal,
  scoring,
  sent,
} from './samples.ts';

const { fromSubmission, initial, problems, restore, toSubmission } = ballotRules;

const one: Record<BallotDefinition['method'], BallotDefinition> = {
  approval: approval({ maxLength: 3 }),
  ordinal: ordinal({ maxLength: 3 }),
  cumulative: cumulative(),
  scoring: scoring(),
};

const anyItem = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'x');
const anyValue = fc.integer({ min: -1, max: 7 });
/** What may be sent: few items, few values, so that they collide. */
const anyState = fc
  .array(
    fc.oneof(
      anyItem.map((item) => ({ item })),
      fc.tuple(anyItem, anyValue).map(([item, value]) => ({ item, value })),
    ),
    { maxLength: 5 },
  )
  .map((selections) => ({ selections }));

describe('ballot', () => {
  it('is not a ballot with nothing on it', () => {
    for (const definition of Object.values(one)) {
      assert.deepEqual(problems(initial(), definition), [
        { code: 'too-few', pointer: '/selections', limit: 1, by: 1 },
      ]);
    }
  });

  it('may be empty where the definition says so', () => {
    for (const definition of Object.values(one)) {
      assert.deepEqual(problems(initial(), { ...definition, minLength: 0 }), []);
    }
  });

  it('says once what an empty ballot lacks', () => {
    assert.deepEqual(problems(initial(), approval({ minLength: 2 })), [
      { code: 'too-few', pointer: '/selections', limit: 2, by: 2 },
    ]);
    assert.deepEqual(codes(problems(initial(), cumulative({ minSumPoints: 3 }))), ['under-points']);
  });

  it('asks the rules of its method', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        if (state.selections.length === 0) return;
        assert.deepEqual(
          problems(state, one.approval),
          approvalRules.problems(state, approval({ maxLength: 3 })),
        );
        assert.deepEqual(
          problems(state, one.ordinal),
          ordinalRules.problems(state, ordinal({ maxLength: 3 })),
        );
        assert.deepEqual(
          problems(state, one.cumulative),
          cumulativeRules.problems(state, cumulative()),
        );
        assert.deepEqual(problems(state, one.scoring), scoringRules.problems(state, scoring()));
      }),
    );
  });

  it('refuses every wild value, whatever the method', () => {
    for (const definition of Object.values(one)) {
      for (const value of WILD_NUMBERS) {
        assert.notDeepEqual(problems(chosen(['p1', value]), definition), [], `${value}`);
      }
    }
  });

  it('is the same on the server as in the browser', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...Object.values(one)), (state, definition) => {
        const again = fromSubmission(sent(toSubmission(state)), definition);
        if (definition.method !== 'ordinal') assert.deepEqual(again, state);
        assert.deepEqual(
          codes(problems(again, definition)).sort(),
          codes(problems(state, definition)).sort(),
        );
      }),
    );
  });

  it('puts a ranking in order of rank', () => {
    const submission = {
      selections: [
        { item: 'p2', value: 2 },
        { item: 'p1', value: 1 },
      ],
    };
    assert.deepEqual(fromSubmission(submission, one.ordinal), chosen(['p1', 1], ['p2', 2]));
    assert.deepEqual(fromSubmission(submission, one.scoring), chosen(['p2', 2], ['p1', 1]));
  });

  it('comes back from the device, and a ranking without gaps', () => {
    const draft = { selections: [{ item: 'p2', value: 1 }, { item: 'gone', value: 2 }, { item: 'p1', value: 3 }] }; // prettier-ignore
    assert.deepEqual(restore(draft, one.ordinal), chosen(['p2', 1], ['p1', 2]));
    assert.deepEqual(restore(draft, one.scoring), chosen(['p2', 1], ['p1', 3]));
    for (const definition of Object.values(one)) {
      assert.equal(restore({ answers: {} }, definition), undefined);
    }
  });
});
