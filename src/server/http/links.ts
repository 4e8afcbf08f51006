import type { Where } from '../resources/own-route.ts';
import type { Stored } from '../storage/queries/definitions.ts';

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
