import { itemPointer } from '../../../rules/selections.ts';
import { idFor } from '../../parts/ids.ts';

/** The element where one item is chosen. */
export function itemTarget(item: string): string {
  return idFor(itemPointer(item));
}

/** The list itself. */
export const LIST_TARGET = idFor('/selections');

/** The element with all that is said of an item, for `aria-describedby`. */
export const aboutId = (id: string) => `${itemTarget(id)}-about`;
