import type { Definition } from '../../protocol/resources.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import { given } from '../../rules/optional.ts';
import { fromDeeper } from '../picture-address.ts';

type Item = Extract<Definition, { readonly items: unknown }>['items'][number];

/**
 * What was published, with what the definition says by now of whom to ask and of what could be
 * chosen: pictures, texts, papers. None of it is counted by.
 */
export function asShown(published: CountedResults, { definition }: Voted): CountedResults {
  const { help } = definition;
  const items = new Map<string, Item>(definition.items.map((item) => [item.id, item]));
  const { receipts, links } = published;
  return {
    ...published,
    items: published.items.map((item) => ({ ...item, ...shownOf(items.get(item.id)) })),
    ...given('help', help),
    // Before it has closed there is no list: who asks for it is told so.
    ...(receipts && receipts.listed > 0 && { links: { ...links, receipts: 'receipts' } }),
  };
}

function shownOf(item: Item | undefined): Partial<ResultItem> {
  if (!item) return {};
  const { picture, text, place, link, documents, proposedBy } = item;
  return {
    ...given('picture', picture && { ...picture, url: fromDeeper(picture.url) }),
    ...given('text', text),
    ...given('where', place),
    ...given('link', link === undefined ? undefined : fromDeeper(link)),
    ...given(
      'documents',
      documents?.map((one) => ({ ...one, url: fromDeeper(one.url) })),
    ),
    ...given('proposedBy', proposedBy),
  };
}
