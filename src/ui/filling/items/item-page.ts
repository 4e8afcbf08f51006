import type { Speech } from '../../view.ts';
import type { ListedItem } from './listed-item.ts';

/** What a dialog must know of what it belongs to. */
export interface MoreView extends Speech<'items'> {
  readonly definition: { readonly links?: { readonly item?: string } };
  readonly url: string;
  readonly redraw: () => void;
}

/** @returns whether there is more to say of an item than its card says */
export function hasMore({
  picture,
  text,
  place,
  link,
  documents,
  proposedBy,
}: ListedItem): boolean {
  return Boolean(picture || text || place || link || documents?.length || proposedBy);
}

/** @returns the address of an item's own page, where it has one */
export function pageOf({ id }: ListedItem, { definition, url }: MoreView): string | undefined {
  const page = definition.links?.item?.replace('{item}', encodeURIComponent(id));
  return page && new URL(page, url).href;
}
