import type { Definition } from '../../protocol/resources.ts';
import { isDraft } from '../../protocol/visibility.ts';
import { canonical } from '../secrets/canonical.ts';
import { refuseWithoutReason } from '../reason.ts';
import { resourceOf } from '../resources/registry.ts';
import {
  RESOURCE_OF,
  findDefinition,
  saveDefinition,
  type Stored,
} from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Db } from '../storage/tables.ts';
import { InUseError } from './in-use.ts';
import { followVisibility, keepingVisibility, refuseDraftInUse, standingOf } from './visibility.ts';

/** What may change at any time: what a person reads, when, and how fast. */
const HARMLESS = new Set([
  'title',
  'intro',
  'privacy',
  'thanks',
  'page',
  'origin',
  'opens',
  'closes',
  'grace',
  'retention',
  'limits',
  'proofOfWork',
  'visibility',
  'name',
  'description',
  'category',
  'district',
  'label',
  'hint',
  'place',
  'timeZone',
  'starts',
  'ends',
]);

/**
 * Stores a definition, new or in place of an older one, and tells the log. One that does not say who
 * sees it is seen by whom it was seen before; one that holds what people handed in says from then on
 * how long that is kept.
 * @param because why, for the log; asked for once it has closed
 * @throws InUseError if people have taken part and more than texts and times would change, or it
 * would become a draft
 * @throws Mistake if it has closed and nobody says why
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
  const kept = resourceOf({ resource }).people?.withRetention(given) ?? given;
  const definition = before ? keepingVisibility(before.definition, kept) : kept;
  const stored = { resource, definition } as Stored;
  if (!before) {
    await saveDefinition(db, definition, now);
    await addToLog(db, { ...entry, kind: 'put', what: 'new' });
    await followVisibility(db, undefined, stored, entry);
    return 'new';
  }
  if (canonical(before.definition) === canonical(definition)) return 'same';
  const name = `${resource}/${definition.id}`;
  if (essence(before.definition) !== essence(definition)) {
    const count = await resourceOf({ resource }).count(db, definition.id);
    if (count > 0) {
      throw new InUseError(
        `${name} has ${count} submission(s): only its texts and times may change`,
      );
    }
  }
  if (isDraft(definition) && !isDraft(before.definition)) await refuseDraftInUse(db, before);
  const phase = standingOf(before.definition, now);
  refuseWithoutReason(because, phase === 'closed' ? `${name} has closed` : undefined);
  await saveDefinition(db, definition, now);
  const changed = changedFields(before.definition, definition);
  if (changed.length > 0) await addToLog(db, { ...entry, kind: 'put', what: { changed, phase } });
  await followVisibility(db, before.definition, stored, entry);
  return 'changed';
}

/** @returns the names of the fields whose values differ, in their order; but who sees it */
function changedFields(before: Definition, after: Definition): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [one, two] = [before, after] as unknown as Record<string, unknown>[];
  return [...names]
    .filter((name) => name !== 'visibility')
    .filter((name) => canonical({ is: one?.[name] }) !== canonical({ is: two?.[name] }))
    .sort();
}

/** @returns a definition as text, without what may change at any time */
function essence(definition: Definition): string {
  return canonical(
    JSON.parse(
      JSON.stringify(definition, (key, value: unknown) => (HARMLESS.has(key) ? undefined : value)),
    ),
  );
}
