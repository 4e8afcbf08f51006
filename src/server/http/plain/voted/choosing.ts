import { METHODS } from '../../../../rules/methods.ts';
import type { Selection } from '../../../../protocol/selections.ts';
import { itemPointer, type SelectionsState } from '../../../../rules/selections.ts';
import type { Voted } from '../../../storage/queries/definitions.ts';
import { numberIn } from '../typed.ts';
import type { Fields } from '../../fields.ts';

type Definition = Voted['definition'];

/** What is ticked is sent by its id; what is given to an item stands in a field of its own. */
export const TICKED = 'item';
export const GIVEN = 'at.';

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
  typed: Fields,
  definition: Definition,
  language: string,
): SelectionsState {
  if (isTicked(definition)) {
    return { selections: [...new Set(typed.getAll(TICKED))].map((item) => ({ item })) };
  }
  const currency = definition.method === 'allocation' ? definition.currency : undefined;
  const order = new Map(definition.items.map(({ id }, index) => [nameOf(id), index]));
  const place = (name: string) => order.get(name) ?? order.size;
  const names = [...typed.names].filter((name) => name.startsWith(GIVEN));
  const unclear: [string, string][] = [];
  const selections = names
    .sort((one, two) => place(one) - place(two))
    .flatMap((name): Selection[] => {
      const item = name.slice(GIVEN.length);
      const value = numberIn(typed, name, language, currency);
      if (Number.isNaN(value)) unclear.push([itemPointer(item), typed.get(name) ?? '']);
      return isGiven(value, definition) ? [{ item, value }] : [];
    });
  const state = { selections, ...(unclear.length > 0 && { typed: Object.fromEntries(unclear) }) };
  return definition.method === 'ordinal' ? ranked(state) : state;
}

/** Nothing of points or money is nothing chosen; a score of 0 is a score, and no rank is 0. */
function isGiven(value: number | undefined, { method }: Definition): value is number {
  const isNothing = value === 0 && (method === 'cumulative' || method === 'allocation');
  return value !== undefined && !isNothing;
}

/** Where each has a number of its own, the order is clear, and gaps in it mean nothing. */
function ranked(state: SelectionsState): SelectionsState {
  const ranks = state.selections.map(({ value }) => value ?? Number.NaN);
  const clear = ranks.every((rank) => Number.isSafeInteger(rank) && rank > 0);
  if (!clear || new Set(ranks).size < ranks.length) return state;
  const sorted = [...state.selections].sort((one, two) => (one.value ?? 0) - (two.value ?? 0));
  return { ...state, selections: sorted.map(({ item }, index) => ({ item, value: index + 1 })) };
}
