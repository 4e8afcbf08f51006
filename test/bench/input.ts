/** How soon a long list answers to a finger and to a key. */
import type { Browser, Page as Tab } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { milliseconds, ms, percentile, spread, verdict } from './report.ts';
import { MANY, listPage } from './site.ts';
import { PHONE, slowCpu } from './visit.ts';
import type { Bench } from './widgets.ts';

/** How often something is chosen, and how many keys are pressed, on each page. */
const TIMES = 40;
/** So many pages, unless fewer runs are wanted. */
const ROUNDS = 2;
/** Milliseconds for all but the slowest of twenty. */
const MOST_CHOOSING = 50;
const MOST_SEARCHING = 100;
/** What is not told of took less than this. */
const SHORTEST = 16;
/** After this, a page that is drawn has checked its definition too. */
const REST = 2000;
/** Between what a person does, so that nothing waits for what came before. */
const PAUSE = 60;

/** A finger lets go this much later. */
const HELD = 80;

/** With letters on any keyboard, among them some that little begins with and some that much does. */
const SEARCHES = ['legeplads', 'cykel', 'skole', 'torv'];

interface Round {
  readonly choosing: readonly number[];
  readonly searching: readonly number[];
}

/** From the input to the next paint, as the browser itself says it (Event Timing). */
export async function benchInput(bench: Bench): Promise<void> {
  const rounds: Round[] = [];
  for (let round = 0; round < Math.min(bench.runs, ROUNDS); round++) {
    rounds.push(await measure(bench.browser, bench.origin));
  }
  const rows = [
    ['', 'p95', 'at most', '', 'half of all'],
    row('choosing a project', rounds.map(({ choosing }) => choosing), MOST_CHOOSING),
    row('a key in the search', rounds.map(({ searching }) => searching), MOST_SEARCHING),
  ]; // prettier-ignore
  const counts = rounds.map(({ choosing, searching }) => `${choosing.length} and ${searching.length}`); // prettier-ignore
  console.log(`\nFrom input to the next paint among ${MANY} projects, CPU slowed down alone\n`);
  console.log(table(rows));
  console.log(
    `  Of ${counts.join(', ')} inputs; median of the rounds, least and most in brackets.`,
  );
  console.log(`  The browser tells it in steps of 8 ms, and nothing below ${SHORTEST} ms.`);
}

function row(what: string, rounds: readonly (readonly number[])[], most: number): string[] {
  const slowest = spread(rounds.map((values) => percentile(values, 0.95)));
  const half = spread(rounds.map((values) => percentile(values, 0.5)));
  return [
    ...[what, milliseconds(slowest), `${most} ms`],
    ...[verdict(slowest.median, most, (value) => `${ms(value)} ms`), milliseconds(half)],
  ];
}

async function measure(browser: Browser, origin: string): Promise<Round> {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' });
  try {
    const tab = await context.newPage();
    await tab.addInitScript(watchInput);
    await tab.goto(origin + listPage(MANY).path);
    await tab.waitForFunction(isDrawn, MANY, { polling: 100 });
    await tab.waitForTimeout(REST);
    await slowCpu(await context.newCDPSession(tab));
    const choosing = await taken(tab, () => choose(tab));
    const searching = await taken(tab, () => search(tab));
    return { choosing, searching };
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    /** The longest event of each input, in milliseconds, by the browser's number for the input. */
    inputs: Map<number, number>;
  }
}

/** Sent to the page as text. */
function watchInput(): void {
  window.inputs = new Map();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, duration } = entry;
      if (!interactionId) continue;
      window.inputs.set(interactionId, Math.max(window.inputs.get(interactionId) ?? 0, duration));
    }
  });
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

function isDrawn(count: number): boolean {
  const root = document.querySelector('samskab-voting-ballot')?.shadowRoot;
  return root?.querySelectorAll('.item').length === count;
}

/** @returns how long each input took that somebody gave meanwhile */
async function taken(tab: Tab, act: () => Promise<number>): Promise<number[]> {
  await rest(tab, 500);
  await tab.evaluate(() => window.inputs.clear());
  const given = await act();
  await rest(tab, 500);
  const told = await tab.evaluate(() => [...window.inputs.values()]);
  if (told.length > given) throw new Error(`${given} inputs were given, ${told.length} timed.`);
  return [...told, ...Array.from({ length: given - told.length }, () => SHORTEST)];
}

/** Taps here and there in the list. @returns how often */
async function choose(tab: Tab): Promise<number> {
  for (let time = 0; time < TIMES; time++) {
    const place = await tab.evaluate(bringToView, Math.floor(((time + 0.5) * MANY) / TIMES));
    await rest(tab, PAUSE);
    await tab.mouse.click(place.x, place.y, { delay: HELD });
    await rest(tab, PAUSE);
  }
  const chosen = await tab.evaluate(
    () => document.querySelector('samskab-voting-ballot')?.shadowRoot?.querySelectorAll('.item[data-chosen]').length,
  ); // prettier-ignore
  if (chosen !== TIMES) throw new Error(`${TIMES} projects were chosen, ${chosen} are.`);
  return TIMES;
}

/** @returns where the box of a project stands on the screen */
function bringToView(index: number): { x: number; y: number } {
  const root = document.querySelector('samskab-voting-ballot')?.shadowRoot;
  const box = root?.querySelectorAll('.item')[index]?.querySelector('input');
  if (!box) throw new Error(`No project ${index}`);
  box.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = box.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Types words and takes them away again, letter by letter. @returns how many keys */
async function search(tab: Tab): Promise<number> {
  const keys = SEARCHES.flatMap((word) => [...word, ...[...word].map(() => 'Backspace')]);
  await tab.evaluate(() => {
    const root = document.querySelector('samskab-voting-ballot')?.shadowRoot;
    root?.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
  });
  await rest(tab, PAUSE);
  for (const key of keys) {
    await tab.keyboard.press(key, { delay: HELD });
    await rest(tab, PAUSE);
  }
  return keys.length;
}

/** Until the page has painted and had nothing to do for a moment. */
function rest(tab: Tab, pause: number): Promise<void> {
  return tab.evaluate(
    (pause) =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, pause)));
      }),
    pause,
  );
}
