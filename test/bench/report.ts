/** Figures as words. */
import { availableParallelism, cpus } from 'node:os';
import { table } from '../tools/sizes.ts';
import type { Request, Visit } from './visit.ts';

/**
 * @param chromium its version, where one takes part
 * @returns what the figures were taken on
 */
export function machineLine(chromium?: string): string {
  const model = cpus()[0]?.model.trim() || process.arch;
  const browser = chromium === undefined ? '' : `, Chromium ${chromium}`;
  return `Machine: ${model}, ${availableParallelism()} cores, Node ${process.versions.node}${browser}`;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

export function milliseconds({ median, least, most }: Spread): string {
  return `${ms(median)} ms (${ms(least)}–${ms(most)})`;
}

/** @returns how many times something is something else */
export function times({ median, least, most }: Spread): string {
  return `${ratio(median)} × (${ratio(least)}–${ratio(most)})`;
}

export function ratio(value: number): string {
  return value.toFixed(2);
}

export function ms(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(0);
}

/**
 * @param write how a number is written
 * @returns whether something is within its bound, and by how much it is over
 */
export function verdict(value: number, most: number, write: (value: number) => string): string {
  return value <= most ? 'ok' : `over by ${write(value - most)}`;
}

/** @returns the same for a bound that something should not be below */
export function verdictAtLeast(
  value: number,
  least: number,
  write: (value: number) => string,
): string {
  return value >= least ? 'ok' : `short by ${write(least - value)}`;
}

/** @returns what so much of all values is not above, by the nearest rank */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(part * values.length) - 1] ?? Number.NaN;
}

/** @returns a score of layout shifts, or a sum of them, as it is written */
export function shift(score: number): string {
  return score.toFixed(4);
}

export function totalShift({ shifts }: Pick<Visit, 'shifts'>): number {
  return shifts.reduce((sum, { value }) => sum + value, 0);
}

/** @returns what moved, a line each */
export function shiftLines({ shifts }: Pick<Visit, 'shifts'>): string[] {
  return shifts.map(({ at, value, moved }) => `${ms(at)} ms: ${shift(value)}, ${moved.join('; ')}`);
}

/** @returns every request of a visit with its times, and what the main thread did */
export function timeline(visit: Visit): string {
  const { requests, usable, ready, firstPaint, work } = visit;
  const rows = requests.map((request) => [
    request.path,
    ms(request.start),
    ms(request.headers),
    ms(request.end),
    String(request.bytes ?? ''),
    request.gzip ? 'gzip' : '',
  ]);
  const worked = Object.entries(work).map(([name, seconds]) => `${name} ${ms(seconds * 1000)}`);
  return [
    table([['request', 'sent', 'answer', 'end', 'bytes', ''], ...rows]),
    `  first paint ${ms(firstPaint)}, usable ${ms(usable)}${ready ? `, ready ${ms(ready)}` : ''}`,
    `  main thread, ms: ${worked.join(', ')}`,
  ].join('\n');
}

/** @returns what was asked for before the first control could be used, and what after */
export function splitRequests(
  visit: Visit,
  without: readonly string[],
): { before: Request[]; after: Request[] } {
  const usable = usableOf(visit);
  // The first is the page itself.
  const asked = visit.requests.slice(1).filter(({ path }) => !without.includes(path));
  return {
    before: asked.filter(({ start }) => start <= usable),
    after: asked.filter(({ start }) => start > usable),
  };
}

/** @throws Error where no control showed up while the page was watched */
export function usableOf({ usable, requests }: Visit): number {
  if (usable === undefined) throw new Error(`No usable control on ${requests[0]?.path}.`);
  return usable;
}
