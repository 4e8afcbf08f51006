import { decimals } from '../../rules/currency.ts';
import type { CountedResults } from '../../protocol/results.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import { exclusiveIn } from '../../pabulib/comment.ts';
import { itemId } from '../../pabulib/item-id.ts';
import type { Outcome } from '../outcome.ts';
import type { PabulibOptions } from '../profile/from-pabulib.ts';

/** @returns how ballots are read so that amounts are the published minor units, and ids the same */
export function readingFor(
  { meta }: PabulibElection,
  { budgets, exclusive }: Pick<CountedResults, 'budgets' | 'exclusive'>,
): Required<PabulibOptions> {
  const currency = meta.get('currency');
  const places = currency === undefined ? 0 : decimalsOf(currency);
  return {
    places,
    idOf: itemId,
    limits: budgets !== undefined,
    exclusive: exclusive && exclusiveIn(meta.get('comment') ?? ''),
  };
}

/**
 * A file lists what got the same in the order in which it was chosen; that order says no more.
 * @returns the election with its projects in the order in which they were published
 */
export function inPublishedOrder(
  election: PabulibElection,
  { items }: Pick<CountedResults, 'items'>,
): PabulibElection {
  const places = new Map(items.map(({ id }, index) => [id, index]));
  const place = (id: string) => places.get(itemId(id)) ?? Infinity;
  const sorted = election.projects.toSorted((a, b) => place(a.id) - place(b.id) || 0);
  return Object.create(election, { projects: { value: sorted } }) as PabulibElection;
}

/** A file may name anything as its currency. */
function decimalsOf(currency: string): number {
  return /^[A-Z]{3}$/.test(currency) ? decimals(currency) : 0;
}

/** @returns the ids of what was chosen, in that order, as the results have them */
export function selectedIds({ profile, selected }: Outcome): string[] {
  return selected.map((index) => profile.projects[index]?.id ?? '');
}
