import { refuseWithoutReason } from '../reason.ts';
import { isVoted } from '../resources/registry.ts';
import { deleteDefinition, type Stored } from '../storage/queries/definitions.ts';
import { forget } from '../storage/queries/forget.ts';
import { addToLog } from '../storage/queries/log.ts';
import { usePictures } from '../storage/queries/pictures.ts';
import { endPreviews } from '../storage/queries/previews.ts';
import { giveUpStaged } from '../storage/queries/vote-batches.ts';
import { codeCounts } from '../storage/queries/void-codes.ts';
import type { Db } from '../storage/tables.ts';
import { InUseError } from '../in-use-error.ts';
import { countTrials, standingOf, usesOf } from './visibility.ts';

/** What went with a definition that was taken out. */
export interface Removed {
  /** Codes that were made for it, void ones too. */
  readonly codes: number;
  /** Links to its preview that had not ended. */
  readonly previews: number;
  /** What was sent from them. */
  readonly trials: number;
}

/**
 * Takes a definition out that nobody took part in, with all that was made for it but its log. Its id
 * is free then.
 * @param because why, for the log; asked for once it has closed
 * @throws InUseError if people have taken part, or a result is published
 * @throws Mistake if it has closed and nobody says why
 */
export async function removeDefinition(
  db: Db,
  stored: Stored,
  now: number,
  because?: string,
): Promise<Removed> {
  const { resource, definition } = stored;
  const name = `${resource}/${definition.id}`;
  const of = { resource, definition_id: definition.id };
  const used = await usesOf(db, stored);
  if (used !== undefined) {
    throw new InUseError(
      `${name} has ${used} and stays: "samskab visibility ${name} unlisted" takes it out of lists`,
    );
  }
  const closed = standingOf(definition, now) === 'closed';
  refuseWithoutReason(because, closed ? `${name} has closed` : undefined);
  const trials = await countTrials(db, resource, definition.id);
  const codes = isVoted(stored)
    ? (await codeCounts(db, { ...of, resource: stored.resource })).made
    : 0;
  const previews = await endPreviews(db, of, now);
  // Who imports votes for it right now is told so when the next of them are stored.
  if (isVoted(stored)) await giveUpStaged(db, { ...of, resource: stored.resource });
  await forget(db, of);
  await deleteDefinition(db, resource, definition.id);
  await usePictures(db, of, []);
  await addToLog(db, { of, now, because, kind: 'remove', what: { codes } });
  return { codes, previews, trials };
}
