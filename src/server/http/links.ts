import type { EventDefinition } from '../../protocol/events.ts';
import type { Place, Receipt } from '../../protocol/receipt.ts';
import type { Stored } from '../storage/queries/definitions.ts';

/** @param origin without a slash at its end */
export function endpointOf(origin: string, { resource, definition }: Stored): string {
  return `${origin}/api/${resource}/${definition.id}`;
}

/** @returns the page that holds the widget: the definition's own, else the one hosted here */
export function pageOf(origin: string, stored: Stored): string {
  const { page, id } = stored.definition;
  const own = page === undefined ? null : URL.parse(page, endpointOf(origin, stored));
  return own?.href ?? `${origin}/${stored.resource}/${id}`;
}

/** @param token goes into the fragment, which no server and no log ever sees */
export function signupLinks(
  origin: string,
  definition: EventDefinition,
  token: string,
  places: readonly Place[],
): Receipt['links'] {
  const stored: Stored = { resource: 'events', definition };
  const manage = new URL(pageOf(origin, stored));
  manage.hash = `samskab-receipt=${token}`;
  const dates = places.map(({ date }) => encodeURIComponent(date)).join(',');
  return {
    manage: manage.href,
    calendar: `${endpointOf(origin, stored)}/calendar.ics?dates=${dates}`,
  };
}
