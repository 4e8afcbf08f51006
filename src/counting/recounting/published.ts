import { decimals } from '../../rules/currency.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import { itemId } from '../../pabulib/item-id.ts';
import type { Outcome } from '../outcome.ts';
import type { PabulibOptions } from '../profile/from-pabulib.ts';

/** @returns how ballots are read so that amounts are the published minor units, and ids the same */
export function readingFor({ meta }: PabulibElection): Required<PabulibOptions> {
  const currency = meta.get('currency');
  return { places: currency === undefined ? 0 : decimalsOf(currency), idOf: itemId };
}

/** A file may name anything as its currency. */
function decimalsOf(currency: string): number {
  return /^[A-Z]{3}$/.test(currency) ? decimals(currency) : 0;
}

/** @returns the ids of what was chosen, in that order, as the results have them */
export function selectedIds({ profile, selected }: Outcome): string[] {
  return selected.map((index) => profile.projects[index]?.id ?? '');
}
