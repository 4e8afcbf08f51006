import type { ResultItem } from '../../protocol/results.ts';
import { decimals } from '../../rules/currency.ts';
import { moneyOf, rounded, scoreOf, type View } from './view.ts';

/** What bars are as long as. */
export interface Measure {
  readonly key: 'counted' | 'cost';
  /** What it is called where one switches to it. */
  readonly label: string;
  readonly title: string;
  readonly of: (item: ResultItem) => number;
  readonly text: (value: number) => string;
  /** Beside the axis, where there is little room. */
  readonly short: (value: number) => string;
}

/** @returns what is counted, or votes; and the cost, where things cost something */
export function measuresOf(view: View): Measure[] {
  const { results, say, f } = view;
  const counted = countedBy(view);
  if (!results.items.some(({ cost }) => cost !== undefined)) return [counted];
  const money = (value: number) => moneyOf(value, view);
  const unit = results.currency === undefined ? 1 : 10 ** decimals(results.currency);
  const cost: Measure = {
    key: 'cost',
    label: say('price'),
    title: say('titleCost'),
    of: (item) => item.cost ?? 0,
    text: money,
    short: (value) => f.number(value / unit),
  };
  return [counted, cost];
}

function countedBy(view: View): Measure {
  const { results, say, f } = view;
  const { counting } = results;
  const by = 'by' in counting ? (counting.by ?? 'votes') : 'votes';
  const number = (value: number) => f.number(rounded(value));
  const measure = (
    label: string,
    title: string,
    of: Measure['of'],
    text = number,
    short = text,
  ): Measure => ({ key: 'counted', label, title, of, text, short });
  if (results.stages) {
    return measure(say('votes'), say('titleStage'), ({ why }) => ('votes' in why ? why.votes : 0));
  }
  const score = (value: number) => scoreOf(value, view);
  if (by === 'mean') return measure(say(by), say(by), (item) => item.mean ?? 0, score);
  if (by === 'copeland') return measure(say('wins'), say('wins'), (item) => item.copeland ?? 0);
  if (/^(score|borda)/.test(by)) {
    const label = say(results.method === 'allocation' ? 'given' : 'score');
    return measure(label, label, (item) => item.score ?? item.votes, score);
  }
  const priced = results.items.some(({ cost }) => cost !== undefined);
  return measure(say('votes'), say(priced ? 'titleVotes' : 'votes'), ({ votes }) => votes);
}

/** How long the bars are, and where lines stand behind them. */
export interface Scale {
  /** The value at the far end. */
  readonly end: number;
  readonly ticks: readonly number[];
}

/** A number fits behind the longest bar, and so does an amount. */
const ROOM = { counted: 1.2, cost: 1.5 } as const;
/** So many round numbers have room side by side on a phone, beside the nought. */
const MOST_TICKS = { counted: 5, cost: 3 } as const;

/** @returns a scale with a few round numbers from nought */
export function scaleOf({ key, of }: Measure, items: readonly ResultItem[]): Scale {
  const values = items.map(of);
  const most = Math.max(...values, 0) || 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const round =
    [0.2, 0.5, 1, 2, 5].map((part) => part * power).find((one) => most / one < MOST_TICKS[key]) ??
    power;
  // There is no half a vote.
  const step = values.every(Number.isInteger) ? Math.max(round, 1) : round;
  const count = Math.floor(most / step);
  return {
    end: most * ROOM[key],
    ticks: Array.from({ length: count + 1 }, (_, index) => rounded(index * step)),
  };
}

/** @returns how far along a value stands, for CSS */
export function along(value: number, { end }: Scale): string {
  return `${Math.max(0, (value / end) * 100).toFixed(2)}%`;
}
