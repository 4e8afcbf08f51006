import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { canonical } from '../secrets/canonical.ts';
import { InUseError } from '../in-use-error.ts';
import { refuseWithoutReason } from '../reason.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF, findDefinition, saveDefinition } from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Db } from '../storage/tables.ts';

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
 * Stores a definition, new or in place of an older one, and tells the log.
 * @param because why, for the log; asked for once it has closed
 * @throws InUseError if people have taken part and more would change than may, or somebody would
 * lose what they have
 * @throws Mistake if it has closed and nobody says why
 */
export async function putDefinition(
  db: Db,
  definition: Definition,
  now: number,
  because?: string,
): Promise<'new' | 'changed' | 'same'> {
  const resource = RESOURCE_OF[definition.type];
  const entry = { of: { resource, definition_id: definition.id }, now, because };
  const before = await findDefinition(db, resource, definition.id);
  if (!before) {
    await saveDefinition(db, definition, now);
    await addToLog(db, { ...entry, kind: 'put', what: 'new' });
    return 'new';
  }
  if (canonical(before.definition) === canonical(definition)) return 'same';
  const { changing, count } = resourceOf({ resource });
  const fixed = (one: Definition) => essence(changing?.fixed(one) ?? one);
  if (fixed(before.definition) !== fixed(definition)) {
    const taken = await count(db, definition.id);
    if (taken > 0) {
      const what = changing?.what ?? 'its texts and times';
      throw new InUseError(
        `${resource}/${definition.id} has ${taken} submission(s): only ${what} may change`,
      );
    }
  }
  const phase = phaseAt(before.definition, now);
  const name = `${resource}/${definition.id}`;
  refuseWithoutReason(because, phase === 'closed' ? `${name} has closed` : undefined);
  await saveDefinition(db, definition, now);
  await changing?.follow(db, definition, { before: before.definition, now });
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
function essence(definition: object): string {
  return canonical(
    JSON.parse(
      JSON.stringify(definition, (key, value: unknown) => (HARMLESS.has(key) ? undefined : value)),
    ),
  );
}
