import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  deselect,
  isSelected,
  itemProblems,
  nothingSelected,
  restoreSelections,
  select,
  selectionVerbs,
  sumOf,
  valueOf,
  valueProblems,
  type SelectionsState,
} from '../../src/rules/selections.ts';
import { ODD_IDS, WILD_NUMBERS, anyId, chosen, frozen, items, sent } from './samples.ts';

const { fromSubmission, toSubmission } = selectionVerbs;

describe('select and deselect', () => {
  it('put a new choice last and change an old one in its place', () => {
    const state = select(chosen(['p1', 1], ['p2', 2]), { item: 'p3', value: 3 });
    assert.deepEqual(state, chosen(['p1', 1], ['p2', 2], ['p3', 3]));
    assert.deepEqual(
      select(state, { item: 'p1', value: 9 }),
      chosen(['p1', 9], ['p2', 2], ['p3', 3]),
    );
    assert.deepEqual(deselect(state, 'p2'), chosen(['p1', 1], ['p3', 3]));
  });

  it('leave what is not there alone', () => {
    assert.deepEqual(deselect(chosen('p1'), 'p2'), chosen('p1'));
    assert.equal(valueOf(chosen(['p1', 1]), 'p2'), undefined);
    assert.equal(isSelected(chosen('p1'), 'p2'), false);
  });

  it('do as a Map does, whatever the ids are', () => {
    const step = fc.record({ item: anyId, value: fc.option(fc.nat(3), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let state: SelectionsState = nothingSelected;
        const model = new Map<string, number>();
        for (const { item, value } of steps) {
          state = frozen(
            value === undefined ? deselect(state, item) : select(state, { item, value }),
          );
          if (value === undefined) model.delete(item);
          else model.set(item, value);
        }
        assert.deepEqual(
          state.selections.map(({ item, value }) => [item, value]),
          [...model],
        );
        for (const { item } of steps) {
          assert.equal(isSelected(state, item), model.has(item));
          assert.equal(valueOf(state, item), model.get(item));
        }
      }),
    );
  });
});

describe('sumOf', () => {
  it('adds what is there, and takes what is not a number yet for nothing', () => {
    assert.equal(sumOf(nothingSelected), 0);
    assert.equal(sumOf(chosen(['p1', 3], 'p2', ['p3', Number.NaN], ['p4', 4])), 7);
  });
});

describe('itemProblems', () => {
  it('names what is not there and what is there twice, and each once', () => {
    assert.deepEqual(itemProblems(chosen('p2', 'x', 'p2', 'x', 'p1', 'p2'), items(2)), [
      { code: 'unknown-item', pointer: '/selections/1/item' },
      { code: 'duplicate', pointer: '/selections/2/item' },
      { code: 'unknown-item', pointer: '/selections/3/item' },
      { code: 'duplicate', pointer: '/selections/5/item' },
    ]);
  });

  it('takes no inherited name for an item', () => {
    for (const id of ODD_IDS) {
      assert.deepEqual(itemProblems(chosen(id), items(2)), [
        { code: 'unknown-item', pointer: '/selections/0/item' },
      ]);
    }
  });

  it('finds no fault with odd ids that are there, and tells look-alikes apart', () => {
    const odd = ODD_IDS.map((id) => ({ id }));
    assert.deepEqual(itemProblems(chosen(...ODD_IDS), odd), []);
    assert.deepEqual(itemProblems(chosen('7'), odd), [
      { code: 'unknown-item', pointer: '/selections/0/item' },
    ]);
  });
});

describe('valueProblems', () => {
  it('wants a value where there must be one, and none where there must be none', () => {
    assert.deepEqual(valueProblems(chosen(['p1', 1], 'p2'), true), [
      { code: 'required', pointer: '/selections/1/value' },
    ]);
    assert.deepEqual(valueProblems(chosen('p1', ['p2', 1]), false), [
      { code: 'malformed', pointer: '/selections/1/value' },
    ]);
  });

  it('takes whole numbers that are safe, and no others', () => {
    for (const value of WILD_NUMBERS) {
      const expected = Number.isSafeInteger(value)
        ? []
        : [{ code: 'not-a-number', pointer: '/selections/0/value' }];
      assert.deepEqual(valueProblems(chosen(['p1', value]), true), expected, String(value));
    }
  });
});

describe('toSubmission', () => {
  it('is undone by fromSubmission, also after a way through JSON', () => {
    const selection = fc.oneof(
      fc.record({ item: anyId }),
      fc.record({ item: anyId, value: fc.maxSafeInteger() }),
    );
    fc.assert(
      fc.property(fc.array(selection), (selections) => {
        const state = sent({ selections });
        assert.deepEqual(fromSubmission(sent(toSubmission(frozen(state)))), state);
      }),
    );
  });

  it('gives a list of its own', () => {
    const state = { selections: [{ item: 'p1' }] };
    toSubmission(state).selections.push({ item: 'p2' });
    assert.deepEqual(state, { selections: [{ item: 'p1' }] });
  });
});

describe('restoreSelections', () => {
  it('leaves out what is gone, what stands twice and what has no value', () => {
    const draft = {
      selections: [
        { item: 'p2', value: 3 },
        { item: 'gone' },
        null,
        { item: 'p2' },
        { item: 'p1' },
      ],
    };
    assert.deepEqual(restoreSelections(draft, { items: items(2) }), chosen(['p2', 3], 'p1'));
    const lost = { selections: [{ item: 'p1', value: null }, { item: 'p2' }] };
    assert.deepEqual(restoreSelections(lost, { items: items(2) }), chosen('p2'));
  });

  it('makes nothing of what is no draft of selections', () => {
    for (const draft of [undefined, null, 3, 'x', [], {}, { answers: {} }, { selections: {} }]) {
      assert.equal(restoreSelections(draft, { items: items(2) }), undefined, JSON.stringify(draft));
    }
  });

  it('undoes a way through JSON, and never breaks', () => {
    const odd = { items: ODD_IDS.map((id) => ({ id })) };
    const all = chosen(...ODD_IDS);
    assert.deepEqual(restoreSelections(sent(toSubmission(all)), odd), all);
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (selections) => {
        assert.deepEqual(
          itemProblems(restoreSelections({ selections }, odd) ?? all, odd.items),
          [],
        );
      }),
    );
  });
});
