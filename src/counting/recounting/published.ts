import type { Counting } from '../../protocol/counting.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { decimals } from '../../rules/currency.ts';
import type { Outcome } from '../count.ts';
import { itemId, pabulibId } from '../pabulib/item-id.ts';

/** How many decimals amounts must be read with, so that they are the published minor units. */
export function placesOf({ currency }: CountedResults): number {
  return currency === undefined ? 0 : decimals(currency);
}

/** @returns how it was counted, with ids as the file of the ballots writes them */
export function publishedCounting({ counting }: CountedResults): Counting {
  const { ties } = counting;
  return typeof ties === 'object'
    ? { ...counting, ties: { list: ties.list.map(pabulibId) } }
    : counting;
}

/** @returns the ids of what was chosen, in that order, as the results have them */
export function selectedIds({ profile, selected }: Outcome): string[] {
  return selected.map((index) => itemId(profile.projects[index]?.id ?? ''));
}

/** @returns whether the same was chosen, in the same order, for the same money, of as many ballots */
export function isSameResult(results: CountedResults, outcome: Outcome): boolean {
  const published = results.items
    .filter(({ selected }) => selected)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(({ id }) => id);
  const counted = selectedIds(outcome);
  return (
    published.length === counted.length &&
    published.every((id, place) => id === counted[place]) &&
    BigInt(results.spent ?? 0) === (results.spent === undefined ? 0n : outcome.spent) &&
    results.ballots === outcome.profile.ballots
  );
}
