import { isWebLink } from './grammar.ts';
import type { Place, Receipt } from './receipt.ts';

export type { Receipt } from './receipt.ts';

/**
 * Reads a receipt without the schema, which a page does not carry: "sent" must not wait for more
 * code, and a link must lead to the web and nowhere else.
 * @returns undefined where it is no receipt
 */
export function readReceipt(value: unknown): Receipt | undefined {
  const { code, places, links = {} } = (value ?? {}) as Partial<Receipt>;
  const urls = [links?.manage, links?.calendar];
  const fits =
    typeof code === 'string' &&
    (places === undefined || (Array.isArray(places) && places.every(isPlace))) &&
    urls.every((url) => url === undefined || isWebLink(url));
  return fits ? (value as Receipt) : undefined;
}

function isPlace(place: Partial<Place> | undefined): boolean {
  return typeof place?.date === 'string' && typeof place.status === 'string';
}
