import ical from 'ical-generator';
import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import type { Text } from '../../../protocol/text.ts';
import { pickText } from '../../../protocol/pick-text.ts';
import { Refusal } from '../../taking-part/refusal.ts';
import type { FileRoute } from '../own-route.ts';

/** `calendar.ics?dates=a,b`: the dates for one's own calendar, or all. */
export const calendarRoute: FileRoute<EventDefinition> = {
  kind: 'file',
  path: 'calendar.ics',
  summary: 'The dates for a calendar',
  type: 'text/calendar',
  format: 'RFC 5545',
  query: [
    {
      name: 'dates',
      in: 'query',
      style: 'form',
      explode: false,
      description: 'The ids of dates; all unless given',
      schema: { type: 'array', items: { type: 'string' } },
    },
  ],
  answer: (definition, { search, where, now }) =>
    calendar(definition, datesAsked(search, definition), where.page, now),
};

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
