import { decimals } from '../../rules/currency.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import type { Speech } from '../../ui/view.ts';
import type { ResultsGroups } from './groups.ts';

/** What every part of the view needs: another object only with other results, words or language. */
export interface View extends Speech<ResultsGroups> {
  readonly results: CountedResults;
  /** By id. */
  readonly items: ReadonlyMap<string, ResultItem>;
  /** @returns where a link or a picture leads, as an absolute URL */
  readonly resolve: (link: string) => string;
  /** What stands below the winners and in what is folded out, once it is here. */
  readonly below?: typeof import('./below.ts') | undefined;
}

/** @returns what an id is called, as plain words */
export function nameOf(id: string, { items, t }: View): string {
  const item = items.get(id);
  return item ? t(item.name).value : id;
}

export function moneyOf(minor: number, { results, f }: View): string {
  return f.money(minor, results.currency);
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
  return view.f.number(rounded(score));
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** @returns what was chosen, in the order in which it was */
export function inOrder({ items }: CountedResults): ResultItem[] {
  return items
    .filter(({ selected }) => selected)
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || b.votes - a.votes);
}
