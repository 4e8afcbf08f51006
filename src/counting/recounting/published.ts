import type { CountedResults } from '../../protocol/results.ts';
import { decimals } from '../../rules/currency.ts';
import type { Outcome } from '../count.ts';
import { itemId } from '../../pabulib/item-id.ts';
import type { PabulibOptions } from '../profile/from-pabulib.ts';

/** @returns how ballots are read so that amounts are the published minor units, and ids the same */
export function readingFor({ currency }: CountedResults): Required<PabulibOptions> {
  return { places: currency === undefined ? 0 : decimals(currency), idOf: itemId };
}

/** @returns the ids of what was chosen, in that order, as the results have them */
export function selectedIds({ profile, selected }: Outcome): string[] {
  return selected.map((index) => profile.projects[index]?.id ?? '');
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
