import type { Where } from '../resources/own-route.ts';
import type { Stored } from '../storage/queries/definitions.ts';

/**
 * Where a page hosted here leads: a path of this server, or an address elsewhere. Every link of a
 * page goes through it, so that one place knows where this server's own paths begin.
 */
export function here(link: string): string {
  return link;
}

/** @param origin without a slash at its end */
function endpointOf(origin: string, { resource, definition }: Stored): string {
  return `${origin}/api/${resource}/${definition.id}`;
}

/** @returns the page that holds the widget: the definition's own, else the one hosted here */
function pageOf(origin: string, stored: Stored): string {
  const { page, id } = stored.definition;
  const own = page === undefined ? null : URL.parse(page, endpointOf(origin, stored));
  return own?.href ?? `${origin}/${stored.resource}/${id}`;
}

export function whereIs(origin: string, stored: Stored): Where {
  return { endpoint: endpointOf(origin, stored), page: pageOf(origin, stored) };
}

/** @returns where a link leads that is relative to an endpoint, from a page hosted here */
export function linkFrom(endpoint: string, link: string): string | null {
  const base = 'https://here.invalid';
  const url = URL.parse(link, base + endpoint);
  return url && (url.origin === base ? here(url.pathname + url.search) : url.href);
}
