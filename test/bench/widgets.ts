/** How each widget loads, beside a form written by hand. */
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import {
  milliseconds,
  shift,
  shiftLines,
  splitRequests,
  spread,
  timeline,
  totalShift,
  usableOf,
  verdict,
  type Spread,
} from './report.ts';
import {
  FEW,
  MANY,
  PAGE_OWN,
  barePage,
  baselinePage,
  hasBaseline,
  listPage,
  namedPage,
  widgetPage,
  type Page,
} from './site.ts';
import { STAY, VIEWPORTS, atEachWidth, visit, type Visit, type VisitOptions } from './visit.ts';

const MOST_REQUESTS = 4;
/** How much longer than by hand it may take, with the plain snippet and with the one that names its files. */
const MOST_TIMES = 1.4;
const MOST_TIMES_NAMED = 1.2;
/** How much longer with a thousand projects than with twenty. */
const MOST_TIMES_MANY = 1.5;

export interface Bench {
  readonly browser: Browser;
  readonly origin: string;
  readonly widgets: readonly string[];
  /** How often each page is timed; one more run goes before and does not count. */
  readonly runs: number;
  readonly verbose: boolean;
}

/** What the page asks for until the widget works. */
export async function benchRequests({ browser, origin, widgets }: Bench): Promise<void> {
  const rows = [['widget', 'requests', 'at most', '']];
  const details: string[] = [];
  for (const widget of widgets) {
    const { path, tag } = widgetPage(widget);
    const result = await visit(browser, { url: origin + path, tag, until: 'ready', stay: STAY });
    const { before, after } = splitRequests(result, PAGE_OWN);
    const word = verdict(before.length, MOST_REQUESTS, String);
    rows.push([widget, String(before.length), String(MOST_REQUESTS), word]);
    details.push('', ...before.map(({ path }) => `  ${widget}: ${path}`));
    details.push(...after.map(({ path }) => `  ${widget}, once it works: ${path}`));
  }
  console.log(`\nRequests from the page's HTML to a working widget\n\n${table(rows)}`);
  console.log(details.join('\n'));
}

/** What moves while the page loads, and after. */
export async function benchShifts(bench: Bench): Promise<void> {
  const rows = [['layout shift', ...VIEWPORTS.map(({ width }) => `${width} px`), 'at most', '']];
  const details: string[] = [];
  for (const widget of bench.widgets) {
    const [visits, bare] = await Promise.all(
      [widgetPage, barePage].map((page) => visitsOf(bench, page(widget))),
    );
    const totals = (visits ?? []).map(totalShift);
    rows.push([widget, ...totals.map(shift), '0', verdict(Math.max(...totals), 0, shift)]);
    rows.push(['  on a page that keeps no room', ...(bare ?? []).map(totalShift).map(shift)]);
    const moves = [...(visits ?? []), ...(bare ?? [])].flatMap(shiftLines);
    details.push(...moves.map((line) => `  ${widget}: ${line}`));
  }
  console.log(`\nWhat moves until ${STAY / 1000} s after the widget is ready\n\n${table(rows)}`);
  if (bench.verbose && details.length > 0) console.log(`\n${details.join('\n')}`);
}

function visitsOf({ browser, origin }: Bench, { path, tag }: Page): Promise<Visit[]> {
  return atEachWidth(browser, { url: origin + path, tag, until: 'ready', stay: STAY });
}

/** How long it takes, turn and turn about, so that what else the machine does hits all alike. */
export async function benchTimes(bench: Bench): Promise<void> {
  const bounds = ['ratio', 'at most', ''];
  const rows = [['', 'by hand', 'Samskab', ...bounds, 'files named', ...bounds]];
  for (const widget of bench.widgets.filter(hasBaseline)) {
    const pages = [baselinePage(widget), widgetPage(widget), namedPage(widget)];
    const visits = await timed(bench, pages);
    const [byHand, plain, named] = visits.map(usableSpread) as [Spread, Spread, Spread];
    rows.push([
      ...[widget, milliseconds(byHand)],
      ...[milliseconds(plain), ...judged(plain, byHand, MOST_TIMES)],
      ...[milliseconds(named), ...judged(named, byHand, MOST_TIMES_NAMED)],
    ]);
    if (bench.verbose) for (const one of visits) printTimeline(one);
  }
  console.log(`\nFrom navigation to the first usable control, ${runsOf(bench)}\n\n${table(rows)}`);
}

/** Whether a list of a thousand is as soon there as a short one. */
export async function benchMany(bench: Bench): Promise<void> {
  const visits = await timed(bench, [listPage(FEW), listPage(MANY)]);
  const [few, many] = visits.map(usableSpread) as [Spread, Spread];
  const rows = [
    ['', `${FEW} projects`, `${MANY} projects`, 'ratio', 'at most', ''],
    ['approval ballot', milliseconds(few), milliseconds(many), ...judged(many, few, MOST_TIMES_MANY)],
  ]; // prettier-ignore
  console.log(`\nTo the first usable control of a long list, ${runsOf(bench)}\n\n${table(rows)}`);
  for (const one of visits) {
    const definition = one[0]?.requests.find(({ path }) => path.startsWith('/api/'));
    if (definition) console.log(`  ${definition.path}: ${definition.bytes} bytes on the line`);
    if (bench.verbose) printTimeline(one);
  }
}

function runsOf({ runs }: Bench): string {
  return `median of ${runs} runs in turn, least and most in brackets`;
}

function usableSpread(visits: readonly Visit[]): Spread {
  return spread(visits.map(usableOf));
}

/** @returns cells: how much longer one takes than another, the bound, and by how much it is over */
function judged(one: Spread, other: Spread, most: number): string[] {
  const ratio = one.median / other.median;
  const write = (value: number) => value.toFixed(2);
  return [write(ratio), String(most), verdict(ratio, most, write)];
}

/** @returns the visits to each page */
async function timed({ browser, origin, runs }: Bench, pages: readonly Page[]): Promise<Visit[][]> {
  const visits: Visit[][] = pages.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [index, { path, tag }] of pages.entries()) {
      const isFirst = run === 0;
      const result = await fairVisit(browser, { url: origin + path, tag, check: isFirst });
      if (!isFirst) visits[index]?.push(result);
    }
  }
  return visits;
}

/** @throws Error where what was timed is not what it should be */
async function fairVisit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const result = await visit(browser, options);
  const { url, tag } = options;
  // The button below an error is a control as well.
  if (tag.startsWith('samskab-') && !result.ready) throw new Error(`${url} shows no form.`);
  const paths = result.requests.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice) throw new Error(`${url} asks for ${twice} twice.`);
  for (const { path, gzip } of result.requests) {
    // One that is still on its way says neither.
    if (path.endsWith('.js') && gzip === false) throw new Error(`${path} came without gzip.`);
  }
  return result;
}

function printTimeline(visits: readonly Visit[]): void {
  const one = middle(visits);
  if (one) console.log(`\n${one.requests[0]?.path}, the run in the middle\n\n${timeline(one)}`);
}

function middle(visits: readonly Visit[]): Visit | undefined {
  const sorted = visits.toSorted((a, b) => usableOf(a) - usableOf(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
