/** How each widget loads, beside a form written by hand. */
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import {
  milliseconds,
  shiftLines,
  splitRequests,
  spread,
  timeline,
  totalShift,
  usableOf,
  verdict,
} from './report.ts';
import { PAGE_OWN, barePage, baselinePage, hasBaseline, widgetPage, type Page } from './site.ts';
import { STAY, VIEWPORTS, visit, type Visit, type VisitOptions } from './visit.ts';

const MOST_REQUESTS = 4;
const MOST_TIMES = 1.5;

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
    const isFew = before.length <= MOST_REQUESTS;
    rows.push([widget, String(before.length), String(MOST_REQUESTS), verdict(isFew)]);
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
    const visits = await visitsOf(bench, widgetPage(widget));
    const isStill = visits.every((one) => totalShift(one) === 0);
    rows.push([widget, ...visits.map(shiftText), '0', verdict(isStill)]);
    const bare = await visitsOf(bench, barePage(widget));
    rows.push(['  on a page that keeps no room', ...bare.map(shiftText)]);
    const moves = [...visits, ...bare].flatMap(shiftLines);
    details.push(...moves.map((line) => `  ${widget}: ${line}`));
  }
  console.log(`\nWhat moves until ${STAY / 1000} s after the widget is ready\n\n${table(rows)}`);
  if (bench.verbose && details.length > 0) console.log(`\n${details.join('\n')}`);
}

function shiftText(one: Visit): string {
  return totalShift(one).toFixed(4);
}

async function visitsOf({ browser, origin }: Bench, { path, tag }: Page): Promise<Visit[]> {
  const url = origin + path;
  const visits: Visit[] = [];
  for (const viewport of VIEWPORTS) {
    visits.push(await visit(browser, { url, tag, viewport, until: 'ready', stay: STAY }));
  }
  return visits;
}

/** How long it takes, turn and turn about, so that what else the machine does hits both alike. */
export async function benchTimes(bench: Bench): Promise<void> {
  const rows = [['first usable control', 'Samskab', 'by hand', 'ratio', 'at most', '']];
  for (const widget of bench.widgets.filter(hasBaseline)) {
    const [ours, theirs] = await timed(bench, [widgetPage(widget), baselinePage(widget)]);
    if (!ours || !theirs) continue;
    const [a, b] = [spread(ours.map(usableOf)), spread(theirs.map(usableOf))];
    const ratio = a.median / b.median;
    rows.push([
      ...[widget, milliseconds(a), milliseconds(b)],
      ...[ratio.toFixed(2), String(MOST_TIMES), verdict(ratio <= MOST_TIMES)],
    ]);
    if (bench.verbose) printTimelines(widget, ours, theirs);
  }
  const runs = `median of ${bench.runs} runs in turn, least and most in brackets`;
  console.log(`\nFrom navigation to the first usable control, ${runs}\n\n${table(rows)}`);
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
  for (const { path, gzip } of result.requests) {
    // One that is still on its way says neither.
    if (path.endsWith('.js') && gzip === false) throw new Error(`${path} came without gzip.`);
  }
  return result;
}

function printTimelines(widget: string, ours: readonly Visit[], theirs: readonly Visit[]): void {
  const [a, b] = [middle(ours), middle(theirs)];
  if (a) console.log(`\n${widget}, the run in the middle\n\n${timeline(a)}`);
  if (b) console.log(`\n${widget} by hand, the run in the middle\n\n${timeline(b)}`);
}

function middle(visits: readonly Visit[]): Visit | undefined {
  const sorted = visits.toSorted((a, b) => usableOf(a) - usableOf(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
