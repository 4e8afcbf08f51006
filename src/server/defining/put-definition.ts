import type { Definition } from '../../protocol/resources.ts';
import { canonical } from '../secrets/canonical.ts';
import { Mistake } from '../mistake.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF, findDefinition, saveDefinition } from '../storage/queries/definitions.ts';
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
  'limits',
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
 * Stores a definition, new or in place of an older one.
 * @throws InUseError if people have taken part and more than texts and times would change
 */
export async function putDefinition(
  db: Db,
  definition: Definition,
  now: number,
): Promise<'new' | 'changed' | 'same'> {
  const resource = RESOURCE_OF[definition.type];
  const before = await findDefinition(db, resource, definition.id);
  if (!before) {
    await saveDefinition(db, definition, now);
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
  await saveDefinition(db, definition, now);
  return 'changed';
}

/** @returns a definition as text, without what may change at any time */
function essence(definition: Definition): string {
  return canonical(
    JSON.parse(
      JSON.stringify(definition, (key, value: unknown) => (HARMLESS.has(key) ? undefined : value)),
    ),
  );
}
