import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { down, moveTo, ordinalRules, rank, top, unrank, up } from '../../src/rules/ordinal.ts';
import type { SelectionsState } from '../../src/rules/selections.ts';
import { ODD_IDS, WILD_NUMBERS, chosen, codes, frozen, items, ordinal, sent } from './samples.ts';

const { fromSubmission, initial, problems, toSubmission } = ordinalRules;

/** @returns the state in which these are ranked, best first */
function ranked(...ids: string[]): SelectionsState {
  return chosen(...ids.map((id, index): [string, number] => [id, index + 1]));
}

describe('ordinal', () => {
  const abcd = ranked('a', 'b', 'c', 'd');

  it('ranks behind all others, once', () => {
    assert.deepEqual(initial(), ranked());
    assert.deepEqual(rank(rank(initial(), 'b'), 'a'), ranked('b', 'a'));
    assert.deepEqual(rank(abcd, 'b'), abcd);
  });

  it('closes the gap when one is taken out', () => {
    assert.deepEqual(unrank(abcd, 'b'), ranked('a', 'c', 'd'));
    assert.deepEqual(unrank(abcd, 'x'), abcd);
  });

  it('moves up, down and to the top', () => {
    assert.deepEqual(up(abcd, 'c'), ranked('a', 'c', 'b', 'd'));
    assert.deepEqual(down(abcd, 'b'), ranked('a', 'c', 'b', 'd'));
    assert.deepEqual(top(abcd, 'd'), ranked('d', 'a', 'b', 'c'));
  });

  it('stays where it is at either end', () => {
    assert.deepEqual(up(abcd, 'a'), abcd);
    assert.deepEqual(top(abcd, 'a'), abcd);
    assert.deepEqual(down(abcd, 'd'), abcd);
  });

  it('moves to a place, and takes a place beyond either end for that end', () => {
    assert.deepEqual(moveTo(abcd, 'a', 3), ranked('b', 'c', 'a', 'd'));
    assert.deepEqual(moveTo(abcd, 'a', 99), ranked('b', 'c', 'd', 'a'));
    assert.deepEqual(moveTo(abcd, 'd', -5), ranked('d', 'a', 'b', 'c'));
  });

  it('does not rank what was not ranked by moving it', () => {
    for (const move of [up, down, top]) assert.deepEqual(move(abcd, 'x'), abcd);
    assert.deepEqual(moveTo(abcd, 'x', 1), abcd);
  });

  it('keeps everything through a wild move', () => {
    for (const place of WILD_NUMBERS) {
      const moved = moveTo(abcd, 'b', place);
      assert.deepEqual(
        moved.selections.map(({ value }) => value),
        [1, 2, 3, 4],
        String(place),
      );
      assert.deepEqual(unrank(moved, 'b'), ranked('a', 'c', 'd'), String(place));
    }
  });

  it('names the first rank that is missing, tied or beyond the end', () => {
    const definition = ordinal();
    const bad = (...values: number[]) =>
      problems(
        chosen(...values.map((value, index): [string, number] => [`p${index + 1}`, value])),
        definition,
      );
    assert.deepEqual(bad(1, 2, 3), []);
    assert.deepEqual(bad(1, 1, 2), [{ code: 'bad-rank', pointer: '/selections/1/value' }]);
    assert.deepEqual(bad(1, 3), [{ code: 'bad-rank', pointer: '/selections/1/value' }]);
    assert.deepEqual(bad(0, 1), [{ code: 'bad-rank', pointer: '/selections/0/value' }]);
    assert.deepEqual(problems(chosen('p1', ['p2', 2]), definition), [
      { code: 'bad-rank', pointer: '/selections/0/value' },
    ]);
  });

  it('judges ranks by what they say, not by where they stand', () => {
    assert.deepEqual(problems(chosen(['p1', 2], ['p2', 3], ['p3', 1]), ordinal()), []);
    assert.deepEqual(problems(chosen(['p1', 2], ['gone', 3], ['p3', 1]), ordinal()), [
      { code: 'unknown-item', pointer: '/selections/1/item' },
    ]);
  });

  it('refuses every wild rank', () => {
    for (const value of WILD_NUMBERS) {
      assert.deepEqual(
        problems(chosen(['p1', value]), ordinal()),
        [{ code: 'bad-rank', pointer: '/selections/0/value' }],
        String(value),
      );
    }
  });

  it('refuses what is not there, what is there twice, and too few or too many', () => {
    assert.deepEqual(problems(ranked('p1', 'p9', 'p1'), ordinal({ minLength: 4 })), [
      { code: 'unknown-item', pointer: '/selections/1/item' },
      { code: 'duplicate', pointer: '/selections/2/item' },
      { code: 'too-few', pointer: '/selections', limit: 4, by: 1 },
    ]);
    assert.deepEqual(problems(ranked('p1', 'p2', 'p3'), ordinal({ maxLength: 1 })), [
      { code: 'too-many', pointer: '/selections', limit: 1, by: 2 },
    ]);
  });

  it('takes odd ids', () => {
    const definition = ordinal({ items: ODD_IDS.map((id) => ({ id, name: id })) });
    const state = ODD_IDS.reduce(rank, initial());
    assert.deepEqual(problems(state, definition), []);
    assert.deepEqual(ODD_IDS.reduce(top, state), ranked(...[...ODD_IDS].reverse()));
  });

  it('reads a ranking in whichever order it was sent', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(items(6).map(({ id }) => id)), fc.nat(), (ids, turn) => {
        const { selections } = toSubmission(ranked(...ids));
        const cut = ids.length === 0 ? 0 : turn % ids.length;
        const turned = { selections: [...selections.slice(cut), ...selections.slice(0, cut)] };
        assert.deepEqual(fromSubmission(frozen(sent(turned))), ranked(...ids));
        assert.deepEqual(problems(turned, ordinal({ items: items(6) })), []);
      }),
    );
  });

  it('agrees with a plain list, whatever a person does', () => {
    const name = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6');
    const step = fc.oneof(
      fc.record({ verb: fc.constantFrom('rank', 'unrank', 'up', 'down', 'top'), name }),
      fc.record({
        verb: fc.constant('moveTo' as const),
        name,
        place: fc.integer({ min: -2, max: 9 }),
      }),
    );
    const definition = ordinal({ items: items(6) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let list: string[] = [];
        let state: SelectionsState = initial();
        for (const one of steps) {
          list = applied(list, one.verb, one.name, 'place' in one ? one.place : 0);
          state = frozen(
            one.verb === 'moveTo'
              ? moveTo(state, one.name, one.place)
              : { rank, unrank, up, down, top }[one.verb](state, one.name),
          );
          assert.deepEqual(state, ranked(...list));
        }
        assert.deepEqual(codes(problems(state, definition)), []);
        assert.deepEqual(fromSubmission(sent(toSubmission(state))), state);
      }),
    );
  });
});

/** The same moves, done with the neighbour alone, one place at a time. */
function applied(list: readonly string[], verb: string, name: string, place: number): string[] {
  const next = [...list];
  const at = next.indexOf(name);
  const swap = (one: number, other: number) => {
    [next[one], next[other]] = [next[other] as string, next[one] as string];
  };
  if (verb === 'rank' && at < 0) next.push(name);
  if (at < 0) return next;
  if (verb === 'unrank') next.splice(at, 1);
  if (verb === 'up' && at > 0) swap(at, at - 1);
  if (verb === 'down' && at < next.length - 1) swap(at, at + 1);
  if (verb === 'top') for (let index = at; index > 0; index--) swap(index, index - 1);
  if (verb === 'moveTo') {
    for (let index = at; index > 0 && index + 1 > place; index--) swap(index, index - 1);
    for (let index = at; index < next.length - 1 && index + 1 < place; index++) {
      swap(index, index + 1);
    }
  }
  return next;
}
