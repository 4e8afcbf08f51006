import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { canonical } from '../secrets/canonical.ts';
import { Mistake } from '../mistake.ts';
import { nameOf, ownerOf } from '../publishing/voted.ts';
import { refuseWithoutReason } from '../reason.ts';
import { isVoted, resourceOf } from '../resources/registry.ts';
import {
  namesOf,
  renamedItems,
  withFormerNames,
  withMarks,
} from '../resources/voted/former-names.ts';
import { dayOf } from '../storage/queries/idempotency.ts';
import {
  RESOURCE_OF,
  findDefinition,
  saveDefinition,
  type Stored,
  type Voted,
} from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Db } from '../storage/tables.ts';
import { listed } from '../words.ts';
import { changedFields, changesEssence, opensAgain, type Change } from './changes.ts';

/** What would change under the feet of people who have taken part already. */
export class InUseError extends Mistake {
  override readonly name = 'InUseError';
}

/**
 * Stores a definition, new or in place of an older one, and tells the log. What was voted on and
 * gets another name is marked: everybody sees what it was called before.
 * @param because why, for the log; asked for once it has closed, and for a new name of what was
 * voted on
 * @throws InUseError if people have taken part and more than texts and times would change, or if it
 * would open again although its final result is published
 * @throws Mistake if a reason is asked for and nobody says one
 */
export async function putDefinition(
  db: Db,
  definition: Definition,
  now: number,
  because?: string,
): Promise<'new' | 'changed' | 'same'> {
  const resource = RESOURCE_OF[definition.type];
  const entry = { of: { resource, definition_id: definition.id }, now, because };
  const stored = await findDefinition(db, resource, definition.id);
  if (!stored) {
    await saveDefinition(db, definition, now);
    await addToLog(db, { ...entry, kind: 'put', what: 'new' });
    return 'new';
  }
  const change = { before: stored.definition, after: asKept(stored, definition) };
  if (canonical(change.before) === canonical(change.after)) return 'same';
  const count = await resourceOf(stored).count(db, definition.id);
  const name = `${resource}/${definition.id}`;
  if (count > 0 && changesEssence(change)) {
    throw new InUseError(`${name} has ${count} submission(s): only its texts and times may change`);
  }
  const phase = phaseAt(change.before, now);
  const closed = phase === 'closed' ? `${name} has closed` : undefined;
  const after = isVoted(stored)
    ? await changedVote(db, stored, { change: change as Change<Vote>, count, now, because })
    : change.after;
  refuseWithoutReason(because, closed);
  await saveDefinition(db, after, now);
  const what = { changed: changedFields(change), phase };
  await addToLog(db, { ...entry, kind: 'put', what });
  return 'changed';
}

type Vote = Voted['definition'];

/** @returns a definition as it was put, with what is kept here alone */
function asKept(stored: Stored, definition: Definition): Definition {
  return isVoted(stored) ? withFormerNames(definition as Vote, stored.definition) : definition;
}

interface VoteChange {
  readonly change: Change<Vote>;
  /** How many have voted. */
  readonly count: number;
  readonly now: number;
  readonly because: string | undefined;
}

/**
 * @returns what is voted on as it is stored after a change, with the marks of new names
 * @throws Mistake if it may not change so
 */
async function changedVote(
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
