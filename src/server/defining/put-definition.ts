import type { Definition } from '../../protocol/resources.ts';
import { isDraft } from '../../protocol/visibility.ts';
import { canonical } from '../secrets/canonical.ts';
import { InUseError } from '../in-use-error.ts';
import { refuseWithoutReason } from '../reason.ts';
import { isVoted, resourceOf } from '../resources/registry.ts';
import { withFormerNames } from '../resources/voted/former-names.ts';
import {
  RESOURCE_OF,
  findDefinition,
  saveDefinition,
  type Stored,
  type Voted,
} from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Db } from '../storage/tables.ts';
import { changedVote } from './changed-vote.ts';
import { changedFields, changesEssence, type Change } from './changes.ts';
import { followVisibility, keepingVisibility, refuseDraftInUse, standingOf } from './visibility.ts';

/**
 * Stores a definition, new or in place of an older one, and tells the log. One that does not say who
 * sees it is seen by whom it was seen before; one that holds what people handed in says from then on
 * how long that is kept; and what was voted on and gets another name is marked: everybody sees what
 * it was called before.
 * @param because why, for the log; asked for once it has closed, and for a new name of what was
 * voted on
 * @throws InUseError if people have taken part and more would change than may, if somebody would
 * lose what they have, if it would become a draft then, or if it would open again although its final
 * result is published
 * @throws Mistake if a reason is asked for and nobody says one
 */
export async function putDefinition(
  db: Db,
  given: Definition,
  now: number,
  because?: string,
): Promise<'new' | 'changed' | 'same'> {
  const resource = RESOURCE_OF[given.type];
  const entry = { of: { resource, definition_id: given.id }, now, because };
  const before = await findDefinition(db, resource, given.id);
  const definition = asKept(before, given);
  if (!before) {
    await saveDefinition(db, definition, now);
    await addToLog(db, { ...entry, kind: 'put', what: 'new' });
    await followVisibility(db, undefined, { resource, definition } as Stored, entry);
    return 'new';
  }
  const change = { before: before.definition, after: definition };
  if (canonical(change.before) === canonical(change.after)) return 'same';
  const { changing, count: counted } = resourceOf(before);
  const count = await counted(db, given.id);
  const name = `${resource}/${given.id}`;
  if (count > 0 && changesEssence(change, changing?.fixed)) {
    const what = changing?.what ?? 'its texts and times';
    throw new InUseError(`${name} has ${count} submission(s): only ${what} may change`);
  }
  if (isDraft(change.after) && !isDraft(change.before)) await refuseDraftInUse(db, before);
  const phase = standingOf(change.before, now);
  const after = isVoted(before)
    ? await changedVote(db, before, { change: change as Change<Vote>, count, now, because })
    : change.after;
  refuseWithoutReason(because, phase === 'closed' ? `${name} has closed` : undefined);
  await saveDefinition(db, after, now);
  await changing?.follow(db, after, { before: change.before, now });
  const changed = changedFields(change);
  if (changed.length > 0) await addToLog(db, { ...entry, kind: 'put', what: { changed, phase } });
  await followVisibility(db, change.before, { resource, definition: after } as Stored, entry);
  return 'changed';
}

type Vote = Voted['definition'];

/** @returns a definition as it was put, with what is kept where it does not say otherwise */
function asKept(before: Stored | undefined, given: Definition): Definition {
  const resource = RESOURCE_OF[given.type];
  const kept = resourceOf({ resource }).people?.withRetention(given) ?? given;
  if (!before) return kept;
  const seen = keepingVisibility(before.definition, kept);
  return isVoted(before) ? withFormerNames(seen as Vote, before.definition) : seen;
}
