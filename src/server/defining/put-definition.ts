import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { canonical } from '../secrets/canonical.ts';
import { Mistake } from '../mistake.ts';
import { refuseWithoutReason } from '../reason.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF, findDefinition, saveDefinition } from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Db } from '../storage/tables.ts';

/** What would change under the feet of people who have taken part already. */
export class InUseError extends Mistake {
  override readonly name = 'InUseError';
}

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
 * Stores a definition, new or in place of an older one, and tells the log. One that holds what
 * people handed in says from then on how long that is kept.
 * @param because why, for the log; asked for once it has closed
 * @throws InUseError if people have taken part and more than texts and times would change
 * @throws Mistake if it has closed and nobody says why
 */
export async function putDefinition(
  db: Db,
  given: Definition,
  now: number,
  because?: string,
): Promise<'new' | 'changed' | 'same'> {
  const resource = RESOURCE_OF[given.type];
  const definition = resourceOf({ resource }).people?.withRetention(given) ?? given;
  const entry = { of: { resource, definition_id: definition.id }, now, because };
  const before = await findDefinition(db, resource, definition.id);
  if (!before) {
    await saveDefinition(db, definition, now);
    await addToLog(db, { ...entry, kind: 'put', what: 'new' });
    return 'new';
  }
  if (canonical(before.definition) === canonical(definition)) return 'same';
  if (essence(before.definition) !== essence(definition)) {
    const count = await resourceOf({ resource }).count(db, definition.id);
    if (count > 0) {
      throw new InUseError(
        `${resource}/${definition.id} has ${count} submission(s): only its texts and times may change`,
      );
    }
  }
  const phase = phaseAt(before.definition, now);
  const name = `${resource}/${definition.id}`;
  refuseWithoutReason(because, phase === 'closed' ? `${name} has closed` : undefined);
  await saveDefinition(db, definition, now);
  const changed = changedFields(before.definition, definition);
  await addToLog(db, { ...entry, kind: 'put', what: { changed, phase } });
  return 'changed';
}

/** @returns the names of the fields whose values differ, in their order */
function changedFields(before: Definition, after: Definition): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [one, two] = [before, after] as unknown as Record<string, unknown>[];
  return [...names]
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
