import { InUseError } from '../in-use-error.ts';
import { nameOf, ownerOf } from '../publishing/voted.ts';
import { namesOf, renamedItems, withMarks } from '../resources/voted/former-names.ts';
import { dayOf } from '../storage/queries/idempotency.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Db } from '../storage/tables.ts';
import { listed } from '../words.ts';
import { opensAgain, type Change } from './changes.ts';

type Vote = Voted['definition'];

/** What is voted on as it is stored after a change, and what of it asks for a reason, in words. */
interface ChangedVote {
  readonly definition: Vote;
  readonly asks: string | undefined;
}

/**
 * Marks new names of what was voted on.
 * @param isUsed whether somebody has voted, or a result is published
 * @throws InUseError if it would open again although its final result is published
 */
export async function changedVote(
  db: Db,
  stored: Voted,
  { change, isUsed, now }: { change: Change<Vote>; isUsed: boolean; now: number },
): Promise<ChangedVote> {
  const name = nameOf(stored);
  const state = (await findResults(db, ownerOf(stored)))?.state;
  if ((state === 'final' || state === 'recounted') && opensAgain(change, now)) {
    throw new InUseError(
      `${name} has a ${state} result and stays closed: its "closes" may not become later; take the result back first (samskab publish ${name} --withdraw)`,
    );
  }
  const renamed = isUsed ? renamedItems(change.before, change.after) : [];
  if (renamed.length === 0) return { definition: change.after, asks: undefined };
  const names = listed(namesOf(renamed, change.before), 'and');
  return {
    definition: withMarks(change.after, renamed, dayOf(now)),
    asks: `has been voted on, and another name for ${names} will be marked for all to see`,
  };
}
