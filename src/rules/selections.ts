import type { RuleProblem } from '../protocol/problem.ts';
import type { Selection, SelectionsSubmission } from '../protocol/selections.ts';
import { pointerToken } from './pointer.ts';
import { typingOf, type Typing } from './typing.ts';

/** What a person has chosen so far. For a ranking `value` is the rank, and the list is in that order. */
export interface SelectionsState extends Typing {
  readonly selections: readonly Selection[];
}

/** Where what was typed for an item is kept. */
export function itemPointer(item: string): string {
  return `/selections/${pointerToken(item)}`;
}

export const nothingSelected: SelectionsState = { selections: [] };

export function isSelected(state: SelectionsState, item: string): boolean {
  return state.selections.some((selection) => selection.item === item);
}

/** @returns what was given to an item, or undefined where it is not selected */
export function valueOf(state: SelectionsState, item: string): number | undefined {
  return state.selections.find((selection) => selection.item === item)?.value;
}

export function select(state: SelectionsState, selection: Selection): SelectionsState {
  if (!isSelected(state, selection.item)) {
    return { ...state, selections: [...state.selections, selection] };
  }
  return {
    ...state,
    selections: state.selections.map((old) => (old.item === selection.item ? selection : old)),
  };
}

export function deselect(state: SelectionsState, item: string): SelectionsState {
  return { ...state, selections: state.selections.filter((one) => one.item !== item) };
}

/** @returns the sum of all values; what is not a number yet counts as nothing */
export function sumOf(state: SelectionsState): number {
  return state.selections.reduce(
    (sum, { value = 0 }) => sum + (Number.isNaN(value) ? 0 : value),
    0,
  );
}

/** @returns a problem for each selection of something that is not there, or there already */
export function itemProblems(
  state: SelectionsState,
  items: readonly { readonly id: string }[],
): RuleProblem[] {
  const known = new Set(items.map(({ id }) => id));
  const seen = new Set<string>();
  const found: RuleProblem[] = [];
  state.selections.forEach(({ item }, index) => {
    const pointer = `/selections/${index}/item`;
    if (!known.has(item)) found.push({ code: 'unknown-item', pointer });
    else if (seen.has(item)) found.push({ code: 'duplicate', pointer });
    seen.add(item);
  });
  return found;
}

/** @returns a problem for each value that must be there and is not, or must not and is */
export function valueProblems(state: SelectionsState, wanted: boolean): RuleProblem[] {
  return state.selections.flatMap(({ value }, index): RuleProblem[] => {
    const pointer = `/selections/${index}/value`;
    if ((value !== undefined) !== wanted) {
      return [{ code: wanted ? 'required' : 'malformed', pointer }];
    }
    return value === undefined || Number.isSafeInteger(value)
      ? []
      : [{ code: 'not-a-number', pointer }];
  });
}

/** Nothing chosen is no vote, unless the definition says that it is. */
export function nothingProblem(
  state: SelectionsState,
  { minLength }: { readonly minLength?: number },
): RuleProblem[] {
  return state.selections.length > 0 || minLength === 0
    ? []
    : [{ code: 'too-few', pointer: '/selections', limit: 1, by: 1 }];
}

/** @returns what of a draft still fits; an item that is gone takes only itself along */
export function restoreSelections(
  draft: unknown,
  { items }: { readonly items: readonly { readonly id: string }[] },
): SelectionsState | undefined {
  const { selections } = (draft ?? {}) as { selections?: Partial<Selection>[] };
  if (!Array.isArray(selections)) return undefined;
  const known = new Set(items.map(({ id }) => id));
  const typed = Object.entries(typingOf(draft).typed ?? {}).filter(([pointer]) =>
    items.some(({ id }) => itemPointer(id) === pointer),
  );
  const unclear = new Set(typed.map(([pointer]) => pointer));
  const restored = selections.flatMap((one): Selection[] => {
    const { item, value } = one ?? {};
    if (typeof item !== 'string' || !known.delete(item)) return [];
    // JSON keeps no NaN: what was typed there says what it was.
    if (value === null && unclear.has(itemPointer(item))) return [{ item, value: Number.NaN }];
    if (value === undefined) return [{ item }];
    return typeof value === 'number' ? [{ item, value }] : [];
  });
  return { selections: restored, ...(typed.length > 0 && { typed: Object.fromEntries(typed) }) };
}

/** @returns what is sent of a choice */
export function chosen({ selections }: SelectionsState): SelectionsSubmission {
  return { selections: [...selections] };
}

/** The verbs that are the same wherever something is chosen out of a list. */
export const selectionVerbs = {
  initial: () => nothingSelected,
  toSubmission: chosen,
  fromSubmission: ({ selections }: SelectionsSubmission): SelectionsState => ({ selections }),
  restore: restoreSelections,
};
