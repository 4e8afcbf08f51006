import type { Picture } from '../../protocol/items.ts';
import { itemPointer, type SelectionsState } from '../../rules/selections.ts';
import type { ListedItem } from '../filling/items/listed-item.ts';
import { thumbnail } from '../filling/items/picture.ts';
import { itemTarget } from '../filling/items/selections.ts';
import { shown } from '../parts/shown.ts';
import type { Speech, View } from '../view.ts';
import type { ReviewRow } from './review.ts';

/** What was chosen, for a last look, in the order in which it was chosen or ranked. */
export function selectionsReview(
  state: SelectionsState,
  items: readonly (ListedItem & { readonly picture?: Picture })[],
  { t, url }: Speech<'common'> & Pick<View<unknown, unknown, 'common'>, 'url'>,
  value: (id: string, value: number | undefined) => unknown,
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
      pointer: itemPointer(item.id),
      target: itemTarget(item.id),
      picture: thumbnail(item.picture, { url }),
    };
  });
}
