import type { Outcome, Sequence } from '../outcome.ts';
import { blamed, type Ordered } from './blame.ts';
import { before, ranksFirst, ranksWith, setOf, type Pair } from './orders.ts';
import { States, TooMany } from './states.ts';
import type { ToldTie } from './told-tie.ts';

/** What a rule chooses in another order. */
export type Chosen = Pick<Outcome, 'selected'> & { readonly sequence: Sequence };

/** Counts anew by another order. */
export type Recount = (ranks: Int32Array) => Generator<number, Chosen, void>;

/** All orders with these pairs choose the same. */
interface Way {
  readonly pairs: readonly Pair[];
  readonly selected: readonly number[];
}

/**
 * Ties of a rule that chooses one after another. What is taken is itself an order: each is asked for
 * one after another, so no two choices can contradict each other. What was taken in another order
 * but for the same is a state that was met already, and not looked at again.
 */
export function* sequenceTies(
  outcome: Outcome & { readonly sequence: Sequence },
  most: number,
  recount: Recount,
): Generator<number, ToldTie[], void> {
  const { ties } = outcome;
  if (ties.length === 0) return [];
  const search = new Search(outcome, recount, most);
  const areAll = yield* search.findAll();
  const ordered = search.found.flatMap(({ pairs, selected }): Ordered[] => {
    const ranks = ranksWith(outcome.ranks, pairs);
    return ranks ? [{ ranks, asked: pairs, selected }] : [];
  });
  const decided = blamed(ties, ordered, outcome);
  return ties.map((tie) => {
    const instead = decided.get(tie);
    if (instead) return { kind: 'decided', ...tie, instead };
    return { kind: areAll ? 'changed-nothing' : 'not-known', ...tie };
  });
}

class Search {
  /** All ways; or, where there are too many, those that were met. */
  found: readonly Way[] = [];
  readonly #own: Chosen;
  readonly #ranks: Int32Array;
  readonly #recount: Recount;
  readonly #states: States;
  /** By state, the ways there are from there. */
  readonly #known = new Map<string, readonly Way[]>();
  readonly #met: Way[] = [];

  constructor(own: Outcome & { readonly sequence: Sequence }, recount: Recount, most: number) {
    this.#own = own;
    this.#ranks = own.ranks;
    this.#recount = recount;
    this.#states = new States(most);
    // The one that was counted costs nothing to know.
    own.sequence.names.forEach((_, at) => this.#seen.add(stateOf(own, at)));
  }

  readonly #seen = new Set<string>();

  /** @returns whether all were found */
  *findAll(): Generator<number, boolean, void> {
    try {
      this.found = yield* this.#from(this.#own, 0, []);
      return true;
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      this.found = this.#met;
      return false;
    }
  }

  /** @param asked what was asked of the order so far */
  *#from(
    chosen: Chosen,
    at: number,
    asked: readonly Pair[],
  ): Generator<number, readonly Way[], void> {
    const { sequence, selected } = chosen;
    const tie = sequence.ties[at];
    if (!tie) return [{ pairs: [], selected }];
    const state = stateOf(chosen, tie.before);
    const known = this.#known.get(state);
    if (known) return known;
    const ways: Way[] = [];
    for (const [place, project] of tie.items.entries()) {
      const own = before(project, tie.items);
      const next = place === 0 ? chosen : yield* this.#via(chosen, tie.before, project);
      this.#met.push({ pairs: [...asked, ...own], selected: next.selected });
      for (const way of yield* this.#from(next, at + 1, [...asked, ...own])) {
        ways.push({ ...way, pairs: [...own, ...way.pairs] });
      }
    }
    const found = merged(ways);
    // Each is looked at by itself afterwards.
    if (found.length > 1) this.#states.visit(found.length);
    this.#known.set(state, found);
    return found;
  }

  /** @returns what takes the same up to a tie, and there something else */
  *#via(chosen: Chosen, taken: number, next: number): Generator<number, Chosen, void> {
    const first = [...chosen.sequence.taken.slice(0, taken), next];
    const other = yield* this.#recount(ranksFirst(this.#ranks, first));
    for (let at = taken; at <= other.sequence.names.length; at++) {
      const state = stateOf(other, at);
      if (!this.#seen.has(state)) this.#states.visit(1);
      this.#seen.add(state);
    }
    return other;
  }
}

/** Where it all comes to the same, no order needs to be asked for. */
function merged(ways: readonly Way[]): readonly Way[] {
  const [first] = ways;
  const end = setOf(first?.selected ?? []);
  const isOne = first && ways.every(({ selected }) => setOf(selected) === end);
  return isOne ? [{ ...first, pairs: [] }] : ways;
}

function stateOf({ sequence }: Chosen, taken: number): string {
  return sequence.names.slice(0, taken).sort().join();
}
