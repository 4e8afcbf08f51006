import type { RuleProblem } from '../../protocol/problem.ts';
import { readPointer } from '../../rules/pointer.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { ListedItem } from '../filling/items/listed-item.ts';
import { LIST_TARGET, itemTarget } from '../filling/items/selections.ts';
import type { SummaryEntry } from '../form.ts';
import type { Speech } from '../view.ts';

/** @returns the item that a problem is about; undefined where it is about the whole */
export function itemOf({ pointer }: RuleProblem, state: SelectionsState): string | undefined {
  const [, token, part] = readPointer(pointer);
  // What a rule names it names by its place, what was typed by the item.
  return part === undefined ? token : state.selections[Number(token)]?.item;
}

/**
 * @param text the problem in words, without the name of what it is about
 * @param items in the order in which they are shown
 * @returns what is wrong and where: what is about the whole leads to the first field that can mend it
 */
export function explainSelection(
  problem: RuleProblem,
  state: SelectionsState,
  items: readonly ListedItem[],
  text: string,
  { t }: Speech<'common'>,
): SummaryEntry {
  const id = itemOf(problem, state);
  const item = items.find((one) => one.id === id);
  if (id !== undefined) {
    return { name: item ? t(item.name).value : id, text, target: itemTarget(id) };
  }
  const chosen = new Set(state.selections.map((one) => one.item));
  const tooMuch = /^(over|too-many)/.test(problem.code);
  const first = items.find((one) => chosen.has(one.id) === tooMuch) ?? items[0];
  return { text, target: first ? itemTarget(first.id) : LIST_TARGET, whole: true };
}
