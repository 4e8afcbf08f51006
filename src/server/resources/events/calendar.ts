import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import { pickText } from '../../../protocol/pick-text.ts';
import type { Text } from '../../../protocol/text.ts';
import { findDefinition, storedAt } from '../../storage/queries/definitions.ts';
import { countPuts } from '../../storage/queries/log.ts';
import type { Reader } from '../../storage/storage.ts';
import { Refusal } from '../../taking-part/refusal.ts';
import type { FileRoute, Where } from '../own-route.ts';
import { line, textLine, timeLine } from './calendar-lines.ts';

/** `calendar.ics?dates=a,b`: the dates for one's own calendar, or all. */
export const calendarRoute: FileRoute<EventDefinition> = {
  kind: 'file',
  path: 'calendar.ics',
  summary: 'The dates for a calendar',
  description:
    'Whoever takes it in again after a change has the new times: each date keeps its `UID`, and ' +
    '`SEQUENCE` grows with every change. A date that is called off has the status `CANCELLED`.',
  operationId: (one) => `get${one}Calendar`,
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
  async answer(definition, { storage, search, where, now }) {
    const version = await readVersion(storage, definition, now);
    return calendar(version, datesAsked(search, version.definition), where);
  },
};

/** A definition, and which of its versions it is. */
interface Version {
  readonly definition: EventDefinition;
  /** How often it was changed. */
  readonly sequence: number;
  /** When it was stored last, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Read at one moment: a new time under the number of the old one is no news to a calendar.
 * @param shown what stands for one that is not stored under its id
 */
function readVersion(storage: Reader, shown: EventDefinition, now: number): Promise<Version> {
  const { id } = shown;
  return storage.read(async (db) => {
    const stored = await findDefinition(db, 'events', id);
    const definition = stored?.resource === 'events' ? stored.definition : shown;
    // What an earlier version stored is in no log.
    const puts = await countPuts(db, { resource: 'events', definition_id: id });
    const at = (await storedAt(db, 'events', id)) ?? now;
    return { definition, sequence: Math.max(0, puts - 1), at };
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

function calendar(version: Version, dates: readonly EventDate[], where: Where): string {
  const { language, title } = version.definition;
  return [
    line('BEGIN', 'VCALENDAR'),
    line('VERSION', '2.0'),
    line('PRODID', '-//Samskab//Samskab//EN'),
    // Both are in use: the second is older than any standard.
    ...['NAME', 'X-WR-CALNAME'].map((name) =>
      textLine(name, pickText(title, language, language).value),
    ),
    ...dates.map((date) => eventOf(date, version, where)),
    line('END', 'VCALENDAR'),
  ].join('');
}

function eventOf(
  date: EventDate,
  { definition, sequence, at }: Version,
  { endpoint, page }: Where,
): string {
  const { id, language, title, place, intro } = definition;
  const text = (value: Text) => pickText(value, language, language).value;
  const [starts, ends] = [Date.parse(date.starts), Date.parse(date.ends)];
  const summary = date.label === undefined ? text(title) : `${text(title)} – ${text(date.label)}`;
  return [
    line('BEGIN', 'VEVENT'),
    // With the host, as the id is unique on one server alone.
    textLine('UID', `${id}-${encodeURIComponent(date.id)}@${new URL(endpoint).host}`),
    line('SEQUENCE', String(sequence)),
    timeLine('DTSTAMP', at),
    timeLine('LAST-MODIFIED', at),
    timeLine('DTSTART', starts),
    // An end must come after the start, or be left out.
    ...(ends > starts ? [timeLine('DTEND', ends)] : []),
    line('STATUS', date.cancelled ? 'CANCELLED' : 'CONFIRMED'),
    textLine('SUMMARY', summary),
    ...(place === undefined ? [] : [textLine('LOCATION', text(place))]),
    ...(intro === undefined ? [] : [textLine('DESCRIPTION', text(intro))]),
    line('URL', page),
    line('END', 'VEVENT'),
  ].join('');
}
