import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { approvalRules, approve, withdraw } from '../../src/rules/approval.ts';
import type { SelectionsState } from '../../src/rules/selections.ts';
import { ODD_IDS, WILD_NUMBERS, approval, chosen, codes, frozen, items, sent } from './samples.ts';

const { fromSubmission, initial, problems, toSubmission } = approvalRules;

describe('approval', () => {
  it('approves and withdraws', () => {
    const two = approve(approve(initial(), 'p2'), 'p1');
    assert.deepEqual(two, chosen('p2', 'p1'));
    assert.deepEqual(approve(two, 'p2'), two);
    assert.deepEqual(withdraw(two, 'p2'), chosen('p1'));
    assert.deepEqual(withdraw(two, 'p3'), two);
    assert.deepEqual(initial(), chosen());
  });

  it('says how many too few or too many there are', () => {
    const definition = approval({ minLength: 2, maxLength: 3 });
    assert.deepEqual(problems(chosen('p1'), definition), [
      { code: 'too-few', pointer: '/selections', limit: 2, by: 1 },
    ]);
    assert.deepEqual(problems(chosen('p1', 'p2'), definition), []);
    assert.deepEqual(problems(chosen('p1', 'p2', 'p3'), definition), []);
    assert.deepEqual(problems(chosen('p1', 'p2', 'p3', 'p4'), definition), [
      { code: 'too-many', pointer: '/selections', limit: 3, by: 1 },
    ]);
  });

  it('refuses what is not there, what is there twice, and any value', () => {
    assert.deepEqual(problems(chosen('p1', 'p9', 'p1', ['p2', 1]), approval()), [
      { code: 'unknown-item', pointer: '/selections/1/item' },
      { code: 'duplicate', pointer: '/selections/2/item' },
      { code: 'malformed', pointer: '/selections/3/value' },
    ]);
    for (const value of [...WILD_NUMBERS, 0, 1]) {
      assert.deepEqual(codes(problems(chosen(['p1', value]), approval())), ['malformed']);
    }
  });

  it('has no limits where none are given', () => {
    assert.deepEqual(problems(chosen(), approval()), []);
    assert.deepEqual(problems(chosen('p1', 'p2', 'p3', 'p4'), approval()), []);
  });

  it('takes odd ids', () => {
    const definition = approval({ items: ODD_IDS.map((id) => ({ id, name: id })) });
    const all = ODD_IDS.reduce(approve, initial());
    assert.deepEqual(all, chosen(...ODD_IDS));
    assert.deepEqual(problems(all, definition), []);
    assert.deepEqual(ODD_IDS.reduce(withdraw, all), initial());
  });

  it('agrees with a set of names, whatever a person ticks', () => {
    const names = items(6).map(({ id }) => id);
    const tick = fc.tuple(fc.constantFrom(...names, 'gone'), fc.boolean());
    fc.assert(
      fc.property(fc.array(tick), fc.nat(4), fc.nat(4), (ticks, minLength, more) => {
        const definition = approval({ items: items(6), minLength, maxLength: minLength + more });
        const model = new Set<string>();
        let state: SelectionsState = initial();
        for (const [name, on] of ticks) {
          state = frozen(on ? approve(state, name) : withdraw(state, name));
          if (on) model.add(name);
          else model.delete(name);
        }
        assert.deepEqual(state, chosen(...model));
        const found = problems(state, definition);
        assert.equal(codes(found).includes('unknown-item'), model.has('gone'));
        assert.equal(codes(found).includes('too-few'), model.size < minLength);
        assert.equal(codes(found).includes('too-many'), model.size > minLength + more);
        const again = fromSubmission(sent(toSubmission(state)));
        assert.deepEqual(again, state);
        assert.deepEqual(problems(again, definition), found);
      }),
    );
  });
});
