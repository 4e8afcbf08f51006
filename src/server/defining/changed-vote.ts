import { nameOf, ownerOf } from '../publishing/voted.ts';
import { refuseWithoutReason } from '../reason.ts';
import { namesOf, renamedItems, withMarks } from '../resources/voted/former-names.ts';
import { dayOf } from '../storage/queries/idempotency.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Db } from '../storage/tables.ts';
import { listed } from '../words.ts';
import { opensAgain, type Change } from './changes.ts';
import { InUseError } from '../in-use-error.ts';

type Vote = Voted['definition'];

interface VoteChange {
  readonly change: Change<Vote>;
  /** How many have voted. */
  readonly count: number;
  readonly now: number;
  readonly because: string | undefined;
}

/**
 * @returns what is voted on as it is stored after a change, with the marks of new names
 * @throws InUseError if it would open again although its final result is published
 * @throws Mistake if something gets another name and nobody says why
 */
export async function changedVote(
  db: Db,
  stored: Voted,
  { change, count, now, because }: VoteChange,
): Promise<Vote> {
  const name = nameOf(stored);
  const state = (await findResults(db, ownerOf(stored)))?.state;
  const settled = state === 'final' || state === 'recounted';
  if (settled && opensAgain(change, now)) {
    throw new InUseError(
      `${name} has a ${state} result and stays closed: its "closes" may not become later; take the result back first (samskab publish ${name} --withdraw)`,
    );
  }
  if (count === 0 && !settled) return change.after;
  const renamed = renamedItems(change.before, change.after);
  if (renamed.length === 0) return change.after;
  const names = listed(namesOf(renamed, change.before), 'and');
  refuseWithoutReason(
    because,
    `${name} has been voted on, and another name for ${names} will be marked for all to see`,
  );
  return withMarks(change.after, renamed, dayOf(now));
}
