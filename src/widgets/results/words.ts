import { decimals } from '../../rules/currency.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import type { WordsOf } from '../../ui/wording.ts';

/** The groups of messages that this widget uses; a build for one language carries no others. */
export const groups = ['loading', 'items', 'results'] as const;

export type ResultsWords = WordsOf<(typeof groups)[number]>;

/** What every part of the view needs. */
export interface View {
  readonly results: CountedResults;
  /** By id. */
  readonly items: ReadonlyMap<string, ResultItem>;
  readonly words: ResultsWords;
}

/** @returns what an id is called, as plain words */
export function nameOf(id: string, { items, words }: View): string {
  const item = items.get(id);
  return item ? words.t(item.name).value : id;
}

export function moneyOf(minor: number, { results, words }: View): string {
  return words.f.money(minor, results.currency);
}

/**
 * A large amount without its small change, which nobody reads: "120.260,67 kr." is "120.260 kr."
 * @param round whether what is left out is dropped, or makes one more
 */
export function roughly(
  minor: number,
  { results: { currency } }: View,
  round: 'floor' | 'ceil' = 'floor',
): number {
  const unit = currency === undefined ? 1 : 10 ** decimals(currency);
  return minor < unit * 100 ? minor : Math[round](minor / unit) * unit;
}

/** A score as it is meant: points, or the money that was given; numbers to two decimals. */
export function scoreOf(score: number, view: View): string {
  if (view.results.method === 'allocation') return moneyOf(Math.round(score), view);
  return view.words.f.number(rounded(score));
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
