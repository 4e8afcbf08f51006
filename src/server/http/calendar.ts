import type { Hono } from 'hono';
import ical from 'ical-generator';
import type { EventDate, EventDefinition } from '../../protocol/events.ts';
import type { Text } from '../../protocol/text.ts';
import { pickText } from '../../protocol/pick-text.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { originOf, type Env, type Services } from './context.ts';
import { pageOf } from './links.ts';
import { findEvent } from './signup-receipt.ts';

/** `GET /api/events/{id}/calendar.ics?dates=a,b`: the dates for one's own calendar, or all. */
export function calendarRoute(app: Hono<Env>, services: Services): void {
  app.get('/api/events/:id/calendar.ics', async (c) => {
    const definition = await findEvent(services, c.req.param('id'));
    const dates = datesAsked(new URL(c.req.url).search, definition);
    const page = pageOf(originOf(c, services.options), { resource: 'events', definition });
    c.header('content-type', 'text/calendar; charset=utf-8');
    c.header('content-disposition', `attachment; filename="${definition.id}.ics"`);
    c.header('cache-control', 'no-cache');
    return c.body(calendar(definition, dates, page, services.now()));
  });
}

/**
 * @param search the query as it was sent: an id may hold a comma, which then is encoded
 * @throws Refusal if a date is not the event's
 */
function datesAsked(search: string, { dates }: EventDefinition): readonly EventDate[] {
  const asked = /[?&]dates=([^&]*)/.exec(search)?.[1];
  if (!asked) return dates;
  return asked.split(',').map((encoded) => {
    const id = decode(encoded);
    const date = dates.find((known) => known.id === id);
    if (!date) throw new Refusal('not-found');
    return date;
  });
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}

/** @returns an RFC 5545 calendar; times are in UTC, so that every calendar reads them alike */
function calendar(
  definition: EventDefinition,
  dates: readonly EventDate[],
  page: string,
  now: number,
): string {
  const { language } = definition;
  const text = (value: Text) => pickText(value, language, language).value;
  const result = ical({ name: text(definition.title), prodId: '//Samskab//Samskab//EN' });
  for (const date of dates) {
    result.createEvent({
      id: `${definition.id}-${encodeURIComponent(date.id)}@samskab`,
      stamp: new Date(now),
      start: new Date(date.starts),
      end: new Date(date.ends),
      summary: [definition.title, date.label]
        .filter((part) => part !== undefined)
        .map(text)
        .join(' – '),
      url: page,
      ...(definition.place !== undefined && { location: text(definition.place) }),
      ...(definition.intro !== undefined && { description: text(definition.intro) }),
    });
  }
  return `${result.toString()}\r\n`;
}
