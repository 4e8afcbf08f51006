import type { BallotOf } from '../protocol/ballots.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { SelectionsSubmission } from '../protocol/selections.ts';
import { lengthProblems } from './problems.ts';
import type { Rules } from './rules.ts';
import {
  deselect,
  isSelected,
  itemProblems,
  restoreSelections,
  selectionVerbs,
  type SelectionsState,
} from './selections.ts';

export const ordinalRules = {
  type: 'ballot',
  ...selectionVerbs,
  problems,
  fromSubmission,
  restore: restoreRanking,
} satisfies Rules<BallotOf<'ordinal'>, SelectionsState>;

/** Puts an item behind all that are ranked. */
export function rank(state: SelectionsState, item: string): SelectionsState {
  return isSelected(state, item) ? state : numbered([...order(state), item]);
}

export function unrank(state: SelectionsState, item: string): SelectionsState {
  return numbered(order(deselect(state, item)));
}

/** Moves a ranked item to a place, 1 being the best; a place beyond either end is that end. */
export function moveTo(state: SelectionsState, item: string, place: number): SelectionsState {
  if (!isSelected(state, item)) return state;
  const rest = order(state).filter((id) => id !== item);
  const index = Math.min(Math.max(place, 1), rest.length + 1) - 1;
  return numbered([...rest.slice(0, index), item, ...rest.slice(index)]);
}

export function up(state: SelectionsState, item: string): SelectionsState {
  return moveTo(state, item, order(state).indexOf(item));
}

export function down(state: SelectionsState, item: string): SelectionsState {
  return moveTo(state, item, order(state).indexOf(item) + 2);
}

export function top(state: SelectionsState, item: string): SelectionsState {
  return moveTo(state, item, 1);
}

/** Ranks must be 1, 2, 3 … without gap or tie; in which order they stand is all one. */
function problems(state: SelectionsState, definition: BallotOf<'ordinal'>): RuleProblem[] {
  const free = new Set(state.selections.map((_, index): number | undefined => index + 1));
  const bad = state.selections.findIndex(({ value }) => !free.delete(value));
  return [
    ...itemProblems(state, definition.items),
    ...(bad < 0 ? [] : [{ code: 'bad-rank', pointer: `/selections/${bad}/value` } as const]),
    ...lengthProblems(state.selections.length, definition, '/selections'),
  ];
}

function fromSubmission({ selections }: SelectionsSubmission): SelectionsState {
  return { selections: [...selections].sort((a, b) => (a.value ?? 0) - (b.value ?? 0)) };
}

/** The gaps are closed: an item may be gone since it was ranked. */
export function restoreRanking(
  draft: unknown,
  definition: BallotOf<'ordinal'>,
): SelectionsState | undefined {
  const state = restoreSelections(draft, definition);
  return state && numbered(order(state));
}

function order(state: SelectionsState): string[] {
  return state.selections.map(({ item }) => item);
}

function numbered(items: readonly string[]): SelectionsState {
  return { selections: items.map((item, index) => ({ item, value: index + 1 })) };
}
