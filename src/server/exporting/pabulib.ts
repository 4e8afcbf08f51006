import { defaultCounting } from '../../counting/default-counting.ts';
import { sumVotes } from '../../pabulib/writing/sums.ts';
import { writePabulib } from '../../pabulib/writing/write.ts';
import { asCounted, type Counted } from '../../pabulib/writing/written.ts';
import type { CountedResults } from '../../protocol/results.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import { findResults } from '../storage/queries/results.ts';
import { dayOf } from '../storage/queries/idempotency.ts';
import type { Storage } from '../storage/storage.ts';
import { votesAtOnce } from './votes-at-once.ts';

/**
 * The votes that there are when the reading begins, in Pabulib's format. Nothing tells whose they
 * are: voters are numbered in the order of the votes' ids, which are random. A vote gets its id
 * once, so two exports have the same order, and the order does not tell when a vote came. What was
 * chosen is in it once that is published, and only of the votes that were counted.
 */
export async function* pabulibExport(
  storage: Pick<Storage, 'read' | 'now'>,
  { resource, definition }: Voted,
): AsyncGenerator<string, void, void> {
  const owner = { resource, definition_id: definition.id };
  const { count, votes } = await votesAtOnce(storage, owner);
  const results = await storage.read((db) => findResults(db, owner));
  const outcome = results?.ballots === count ? chosenIn(results) : undefined;
  const counted = outcome ? asCounted(definition, outcome) : definition;
  yield* writePabulib(counted, votes(), {
    sums: await sumVotes(counted, votes()),
    outcome,
    counting: defaultCounting(definition),
    today: dayOf(storage.now()),
  });
}

/** @returns what was chosen, in its order */
export function chosenIn({
  counting,
  items,
  share,
}: Pick<CountedResults, 'counting' | 'items' | 'share'>): Counted {
  const chosen = items.filter(({ selected }) => selected);
  const order = chosen.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const reserved = order.find(({ why }) => why.code === 'reserved')?.id;
  return { counting, selected: order.map(({ id }) => id), share, reserved };
}
