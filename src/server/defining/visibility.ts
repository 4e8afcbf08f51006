import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { isDraft, visibilityAt } from '../../protocol/visibility.ts';
import { isVoted, resourceOf } from '../resources/registry.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { addToLog, type NewEntry, type Standing } from '../storage/queries/log.ts';
import { endPreviews } from '../storage/queries/previews.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Db } from '../storage/tables.ts';
import { trialId } from '../trial-id.ts';
import { InUseError } from '../in-use-error.ts';

/** @returns where a definition stands for who is shown it: a draft neither waits, nor is it over */
export function standingOf(definition: Definition, now: number): Standing {
  return isDraft(definition) ? 'draft' : phaseAt(definition, now);
}

/**
 * @returns a definition that says who sees it as the one before did, where it says nothing itself: a
 * draft that is corrected is not shown by accident
 */
export function keepingVisibility(before: Definition, definition: Definition): Definition {
  const { visibility = before.visibility } = definition;
  return visibility === undefined ? definition : { ...definition, visibility };
}

/**
 * What goes with another visibility, in the transaction that stores it: the log tells of it, and when
 * a draft is shown, what was tried in its previews is deleted, and they end.
 * @param was the definition before, if there was one
 */
export async function followVisibility(
  db: Db,
  was: Definition | undefined,
  { definition }: Stored,
  entry: Pick<NewEntry, 'of' | 'now' | 'because'>,
): Promise<void> {
  if (definition.visibility === undefined || was?.visibility === definition.visibility) return;
  const { now } = entry;
  const what = {
    ...(was && { was: visibilityAt(was, now) }),
    is: definition.visibility,
    phase: standingOf(was ?? definition, now),
  };
  await addToLog(db, { ...entry, kind: 'visibility', what });
  if (!isDraft(definition)) await endPreviews(db, entry.of, now);
}

/**
 * What somebody has handed in, or could read as a result, does not vanish.
 * @throws InUseError if people have taken part, or a result is published
 */
export async function refuseDraftInUse(db: Db, stored: Stored): Promise<void> {
  const { resource, definition } = stored;
  const used = await usesOf(db, stored);
  if (used === undefined) return;
  const name = `${resource}/${definition.id}`;
  throw new InUseError(
    `${name} has ${used}, so it cannot be a draft: "samskab visibility ${name} unlisted" takes it out of lists, and "closes" in its definition ends it`,
  );
}

/** @returns what people have done with something, in words; undefined where nothing */
export async function usesOf(db: Db, stored: Stored): Promise<string | undefined> {
  const { resource, definition } = stored;
  const count = await resourceOf(stored).count(db, definition.id);
  if (count > 0) return `${count} submission(s)`;
  if (!isVoted(stored)) return undefined;
  const results = await findResults(db, {
    resource: resource as 'ballots',
    definition_id: definition.id,
  });
  return results && 'a published result';
}

/** @returns how many submissions came from the previews of something */
export function countTrials(db: Db, resource: Stored['resource'], id: string): Promise<number> {
  return resourceOf({ resource }).count(db, trialId(id));
}
