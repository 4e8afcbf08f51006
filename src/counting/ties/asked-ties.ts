import type { Outcome } from '../outcome.ts';
import { blamed, type Met, type Ordered } from './blame.ts';
import { before, goTogether, ranksWith, type Pair } from './orders.ts';
import { States, TooMany } from './states.ts';
import type { ToldTie } from './told-tie.ts';

/** A count in one order. */
export interface Again {
  readonly selected: readonly number[];
  /**
   * Every time that only the order told who goes first, first things first; that one is the first
   * of them. All orders that answer these the same come to the same.
   */
  readonly asked: readonly (readonly number[])[];
  /** How many states it went through. */
  readonly states: number;
}

/**
 * Counts again, as a whole, in every order that could come to something else: where an order was
 * asked who goes first, each of the others goes first once, and what was asked before is kept.
 */
export function* askedTies(
  outcome: Outcome,
  own: Again,
  met: readonly Met[],
  countIn: (ranks: Int32Array) => Generator<number, Again, void>,
  most: number,
): Generator<number, ToldTie[], void> {
  if (met.length === 0) return [];
  const states = new States(most);
  const found: Ordered[] = [];
  const waiting: Pair[][] = [];
  /** Asks for what else could have gone first, where it did not have to go as it did. */
  const branch = ({ asked }: Again, wanted: readonly Pair[]) => {
    const kept: Pair[] = [...wanted];
    for (const items of asked) {
      for (const other of items.slice(1)) {
        const pairs = [...kept, ...before(other, items)];
        if (goTogether(pairs)) waiting.push(pairs);
      }
      kept.push(...before(items[0] as number, items));
    }
  };
  let areAll = true;
  try {
    branch(own, []);
    for (let pairs = waiting.pop(); pairs; pairs = waiting.pop()) {
      // It takes as long as the first, more or less, and that is known before.
      states.visit(own.states);
      const ranks = ranksWith(outcome.ranks, pairs);
      if (!ranks) continue;
      const again = yield* countIn(ranks);
      found.push({ ranks, selected: again.selected, asked: pairsOf(again.asked) });
      branch(again, pairs);
    }
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    areAll = false;
  }
  const decided = blamed(met, found, outcome);
  return met.map((tie) => {
    const instead = decided.get(tie);
    if (instead) return { kind: 'decided', ...tie, instead };
    return { kind: areAll ? 'changed-nothing' : 'not-known', ...tie };
  });
}

function pairsOf(asked: Again['asked']): Pair[] {
  return asked.flatMap((items) => before(items[0] as number, items));
}
