import type { Where } from '../resources/own-route.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { isTrial } from '../taking-part/trial.ts';
import { realId } from '../trial-id.ts';

/** @returns the page with the preview of a draft: the token comes in its fragment */
export function previewPath(resource: string, id: string): string {
  return `/preview/${resource}/${id}`;
}

/** @param origin without a slash at its end */
function endpointOf(origin: string, { resource, definition }: Stored): string {
  return `${origin}/api/${resource}/${definition.id}`;
}

/** @returns the page that holds the widget: the definition's own, else the one hosted here; of a trial its preview */
function pageOf(origin: string, stored: Stored): string {
  const { page, id } = stored.definition;
  if (isTrial(stored)) return `${origin}${previewPath(stored.resource, realId(id))}`;
  const own = page === undefined ? null : URL.parse(page, endpointOf(origin, stored));
  return own?.href ?? `${origin}/${stored.resource}/${id}`;
}

export function whereIs(origin: string, stored: Stored): Where {
  return { endpoint: endpointOf(origin, stored), page: pageOf(origin, stored) };
}
