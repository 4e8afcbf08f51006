import { itemPointer } from '../../../rules/selections.ts';
import { idFor } from '../../parts/ids.ts';

/** The element where one item is chosen. */
export function itemTarget(item: string): string {
  return idFor(itemPointer(item));
}

/** The list itself. */
export const LIST_TARGET = idFor('/selections');
