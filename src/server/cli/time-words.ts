import type { EventDefinition } from '../../protocol/events.ts';
import type { Definition } from '../../protocol/resources.ts';
import { lastSignup } from '../../rules/event-dates.ts';

/** So many times are told of. */
const MOST_TOLD = 6;
const WRITTEN = /^(.+T[\d:.]+)([+-]\d\d:\d\d)$/;

/**
 * @param definition as somebody wrote it
 * @param now milliseconds since 1970
 * @returns what of its times may be a slip, a line each
 */
export function timeWords(definition: Definition, now: number): string[] {
  if (definition.type !== 'event') return [];
  const { dates } = definition;
  const isOver = dates.some(({ cancelled }) => !cancelled) && now >= lastSignup(dates);
  return [
    ...(isOver ? ['every date is over: nobody can sign up'] : []),
    ...offsetWords(definition).slice(0, MOST_TOLD),
  ];
}

/** @returns the times whose offset is not that of the event's own zone then; UTC is meant as it is */
function offsetWords({ timeZone, dates }: EventDefinition): string[] {
  if (timeZone === undefined) return [];
  return dates.flatMap(({ id, starts, ends, signupUntil }) =>
    [starts, ends, signupUntil].flatMap((time) => {
      const [, clock, offset] = WRITTEN.exec(time ?? '') ?? [];
      if (time === undefined || clock === undefined || offset === undefined) return [];
      const there = offsetAt(Date.parse(time), timeZone);
      if (there === offset.replace('-00:00', '+00:00')) return [];
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
      // By the clock of the zone the time is another, and so may be its offset.
      const meant = offsetAt(Date.parse(`${clock}${there}`), timeZone);
      const is = shown.format(Date.parse(time));
      return [`date ${id}: ${time} is ${is} in ${timeZone}: is ${meant} meant?`];
    }),
  );
}

/** @returns the offset of a zone at a time, such as `+02:00` */
function offsetAt(time: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
