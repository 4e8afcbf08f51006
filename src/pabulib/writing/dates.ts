import type { Written } from './written.ts';

/** When a vote began and ended, as META has it: `DD.MM.YYYY`, or a year. */
export interface Dates {
  readonly begin?: string | undefined;
  readonly end?: string | undefined;
  /** Of the end. */
  readonly year?: string | undefined;
}

/**
 * The days are those where the election is held: of the times' own offset. Those of the file count
 * as long as its votes do. A vote without an end is told as it is today, one without a beginning has
 * the year.
 */
export function datesOf({ definition, isOfFile, today }: Written): Dates {
  const { opens, closes, origin } = definition;
  const file = [sortable(origin?.meta?.['date_begin']), sortable(origin?.meta?.['date_end'])];
  const own = [opens?.slice(0, 10), closes?.slice(0, 10)];
  const takesFile = file[1] !== undefined && (isOfFile || (!opens && !closes));
  const [first, last] = takesFile ? file : own;
  const end = last ?? later(today, first);
  const begin = first ?? end?.slice(0, 4);
  return { begin: shown(begin), end: shown(end), year: end?.slice(0, 4) };
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && b !== undefined && b > a ? b : a;
}

/** @returns a date of a file as `YYYY-MM-DD`, or a year; undefined where it is neither */
function sortable(text = ''): string | undefined {
  if (/^\d{4}$/.test(text)) return text;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function shown(date: string | undefined): string | undefined {
  return date?.split('-').reverse().join('.');
}
