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
import type { StoredPicture } from '../storage/queries/pictures.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Db } from '../storage/tables.ts';
import { listed } from '../words.ts';
import { askedOf, asksOf } from './asking.ts';
import { changedVote } from './changed-vote.ts';
import { changedPaths, changesOf, fixedPaths, namedPaths, type Change } from './changes.ts';
import type { Difference } from './differences.ts';
import { keepPictures } from './pictures/keep-pictures.ts';
import {
  followVisibility,
  keepingVisibility,
  refuseDraftInUse,
  standingOf,
  usesOf,
} from './visibility.ts';

/**
 * Stores a definition, new or in place of an older one, and tells the log. One that does not say who
 * sees it is seen by whom it was seen before; one that holds what people handed in says from then on
 * how long that is kept; and what was voted on and gets another name is marked: everybody sees what
 * it was called before.
 * @param because why, for the log; asked for once it has closed, and once people have taken part for
 * a new name of what was voted on, another text that they answered to, and what may be a slip: that
 * it closes at once, a date is over, or what they handed in is deleted within a week
 * @param pictures those that it shows, where they are not stored already
 * @throws InUseError if people have taken part or a result is published and more would change than may, if somebody would
 * lose what they have, if it would become a draft then, or if it would open again although its final
 * result is published
 * @throws Mistake if a reason is asked for and nobody says one, or a picture is not there
 */
export async function putDefinition(
  db: Db,
  given: Definition,
  now: number,
  because?: string,
  pictures: readonly StoredPicture[] = [],
): Promise<'new' | 'changed' | 'same'> {
  const resource = RESOURCE_OF[given.type];
  const entry = { of: { resource, definition_id: given.id }, now, because };
  const before = await findDefinition(db, resource, given.id);
  const definition = asKept(before, given);
  if (!before) {
    await saveDefinition(db, definition, now);
    await keepPictures(db, definition, pictures);
    await addToLog(db, { ...entry, kind: 'put', what: 'new' });
    await followVisibility(db, undefined, { resource, definition } as Stored, entry);
    return 'new';
  }
  const change = { before: before.definition, after: definition };
  if (canonical(change.before) === canonical(change.after)) return 'same';
  const { changing } = resourceOf(before);
  const changes = changesOf(change);
  const uses = await usesOf(db, before);
  if (uses !== undefined) refuseFixed(before, uses, changes);
  if (isDraft(change.after) && !isDraft(change.before)) await refuseDraftInUse(db, before);
  const phase = standingOf(change.before, now);
  const isUsed = uses !== undefined;
  const vote = isVoted(before)
    ? await changedVote(db, before, { change: change as Change<Vote>, isUsed, now })
    : undefined;
  const asks =
    uses === undefined ? { own: [], other: [] } : await asksOf(db, change, { uses, now });
  const closed = phase === 'closed' ? ['has closed'] : [];
  const own = [...closed, ...(vote?.asks === undefined ? [] : [vote.asks]), ...asks.own];
  refuseWithoutReason(because, askedOf(`${resource}/${given.id}`, own, asks.other));
  const after = vote?.definition ?? change.after;
  await saveDefinition(db, after, now);
  await keepPictures(db, after, pictures);
  await changing?.follow(db, after, now);
  const changed = changedPaths(changes);
  if (changed.length > 0) await addToLog(db, { ...entry, kind: 'put', what: { changed, phase } });
  await followVisibility(db, change.before, { resource, definition: after } as Stored, entry);
  return 'changed';
}

type Vote = Voted['definition'];

/** @throws InUseError that names what may not change any more */
function refuseFixed(stored: Stored, uses: string, changes: readonly Difference[]): void {
  const { changing } = resourceOf(stored);
  const paths = fixedPaths(changes, changing?.free);
  if (paths.length === 0) return;
  const name = `${stored.resource}/${stored.definition.id}`;
  const what = changing?.what ?? 'its texts and times';
  throw new InUseError(
    `${name} has ${uses}: only ${what} may change; ${listed(namedPaths(paths), 'and')} may not change`,
  );
}

/** @returns a definition as it was put, with what is kept where it does not say otherwise */
function asKept(before: Stored | undefined, given: Definition): Definition {
  const resource = RESOURCE_OF[given.type];
  const kept = resourceOf({ resource }).people?.withRetention(given) ?? given;
  if (!before) return kept;
  const seen = keepingVisibility(before.definition, kept);
  return isVoted(before) ? withFormerNames(seen as Vote, before.definition) : seen;
}
