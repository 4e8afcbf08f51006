import type { RuleProblem } from '../protocol/problem.ts';
import { readPointer } from '../rules/pointer.ts';
import type { SelectionsState } from '../rules/selections.ts';
import { idFor, shown } from './field-parts.ts';
import type { ReviewRow, SummaryEntry } from './frame.ts';
import type { ListedItem } from './item-list.ts';
import type { Words } from './wording.ts';

/** The element where one item is chosen. */
export function itemTarget(item: string): string {
  return idFor(`/selections/${item}`);
}

/** Where a problem with the whole is put right. */
export const LIST_TARGET = idFor('/selections');

/** @param text the problem in words, without the name of what it is about */
export function explainSelection(
  problem: RuleProblem,
  state: SelectionsState,
  items: readonly ListedItem[],
  text: string,
  { t }: Words,
): SummaryEntry {
  const index = Number(readPointer(problem.pointer)[1] ?? Number.NaN);
  const id = state.selections[index]?.item;
  if (id === undefined) return { text, target: LIST_TARGET };
  const item = items.find((one) => one.id === id);
  const name = item ? t(item.name).value : id;
  return { name, text, target: itemTarget(id) };
}

/** What was chosen, for a last look, in the order in which it was chosen or ranked. */
export function selectionsReview(
  state: SelectionsState,
  items: readonly ListedItem[],
  value: (id: string, value: number | undefined) => unknown,
  { t }: Words,
): ReviewRow[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return state.selections.flatMap((selection) => {
    const item = byId.get(selection.item);
    if (!item) return [];
    const name = t(item.name);
    return {
      label: shown(name),
      name: name.value,
      value: value(item.id, selection.value),
      target: itemTarget(item.id),
    };
  });
}
