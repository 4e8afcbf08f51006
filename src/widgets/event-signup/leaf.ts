import { html, nothing, type TemplateResult } from 'lit';
import { dateFormat, zoneOf } from '../../i18n/format.ts';
import type { EventDate } from '../../protocol/events.ts';
import { live } from '../../ui/parts/live.ts';
import type { EventView } from './questions.ts';

type Part = 'weekday' | 'day' | 'month' | 'year';

/** Longer names of months and weekdays are shortened: "september" is wider than a leaf. */
const LONGEST = 7;

/** The day as a leaf of a calendar; who does not see it is told the whole time elsewhere. */
export function leaf({ starts }: EventDate, view: EventView): TemplateResult {
  const part = (name: Part) => partOf(starts, name, view);
  const year = part('year');
  const isThisYear = year === partOf(new Date(view.clock()).toISOString(), 'year', view);
  return html`<span class="leaf" aria-hidden="true">
    <strong>${live(part('month'))}</strong>
    <span>${live(part('day'))}</span>
    ${live(part('weekday'))} ${isThisYear ? nothing : html`<br />${live(year)}`}
  </span>`;
}

/** @returns from when to when, without the day where it is one */
export function hoursOf({ starts, ends }: EventDate, { definition, f }: EventView): string {
  const { timeZone } = definition;
  const zone = zoneOf(starts, timeZone);
  const day = dateFormat(f.lang, { dateStyle: 'short', ...(timeZone && { timeZone }) });
  if (day.format(new Date(starts)) !== day.format(new Date(ends))) {
    return f.span(starts, ends, timeZone);
  }
  const hours = dateFormat(f.lang, { hour: 'numeric', minute: '2-digit', ...zone });
  return hours.formatRange(new Date(starts), new Date(ends));
}

/** @returns the day in a few words */
export function dayOf({ starts }: EventDate, { definition, f }: EventView): string {
  const { timeZone } = definition;
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const format = dateFormat(f.lang, { ...day, ...(timeZone && { timeZone }) });
  return format.format(new Date(starts));
}

/** A time without a zone of its own is the reader's, as everywhere. */
function partOf(time: string, name: Part, { definition: { timeZone }, f }: EventView): string {
  const written = (style: 'long' | 'short' | 'numeric') => {
    const options = { [name]: style, ...(timeZone && { timeZone }) };
    const parts = dateFormat(f.lang, options).formatToParts(new Date(time));
    return parts.find(({ type }) => type === name)?.value ?? '';
  };
  if (name === 'day' || name === 'year') return written('numeric');
  const long = written('long');
  return long.length > LONGEST ? written('short') : long;
}
