import { METHODS } from '../../../../rules/methods.ts';
import {
  deselect,
  itemPointer,
  select,
  type SelectionsState,
} from '../../../../rules/selections.ts';
import type { Voted } from '../../../storage/queries/definitions.ts';
import { keepTyped, numberIn } from '../typed.ts';

type Definition = Voted['definition'];

/** What is ticked is sent by its id; what is given to an item stands in a field of its own. */
export const TICKED = 'item';
const GIVEN = 'at.';

/** @returns whether items are ticked, and nothing is given to them */
export function isTicked({ method }: Pick<Definition, 'method'>): boolean {
  return METHODS[method].value === 'none';
}

/** @returns the name of the field of an item that something is given to */
export function nameOf(item: string): string {
  return GIVEN + item;
}

/**
 * @param language how numbers are written
 * @returns what was chosen, in the order of the list, a ranking in its own; what is not there any
 * more stays in it, so that the rules say so
 */
export function readChoices(
  typed: URLSearchParams,
  definition: Definition,
  language: string,
): SelectionsState {
  const none: SelectionsState = { selections: [] };
  if (isTicked(definition)) {
    return typed.getAll(TICKED).reduce((state, item) => select(state, { item }), none);
  }
  const currency = definition.method === 'allocation' ? definition.currency : undefined;
  const names = [...new Set(typed.keys())].filter((name) => name.startsWith(GIVEN));
  const order = new Map(definition.items.map(({ id }, index) => [GIVEN + id, index]));
  const inOrder = names.sort((one, two) => (order.get(one) ?? Infinity) - (order.get(two) ?? Infinity) || 0); // prettier-ignore
  const state = inOrder.reduce((before, name) => {
    const item = name.slice(GIVEN.length);
    const value = numberIn(typed, name, language, currency);
    return keepTyped(given(before, item, value, definition), itemPointer(item), value, typed.get(name)); // prettier-ignore
  }, none);
  return definition.method === 'ordinal' ? ranked(state) : state;
}

/** Nothing of points or money is nothing chosen; a score of 0 is a score, and no rank is 0. */
function given(
  state: SelectionsState,
  item: string,
  value: number | undefined,
  { method }: Definition,
): SelectionsState {
  const isNothing = value === 0 && (method === 'cumulative' || method === 'allocation');
  return value === undefined || isNothing ? deselect(state, item) : select(state, { item, value });
}

/** Where each has a number of its own, the order is clear, and gaps in it mean nothing. */
function ranked(state: SelectionsState): SelectionsState {
  const ranks = state.selections.map(({ value }) => value ?? Number.NaN);
  const clear = ranks.every((rank) => Number.isSafeInteger(rank) && rank > 0);
  if (!clear || new Set(ranks).size < ranks.length) return state;
  const sorted = [...state.selections].sort((one, two) => (one.value ?? 0) - (two.value ?? 0));
  return { ...state, selections: sorted.map(({ item }, index) => ({ item, value: index + 1 })) };
}
