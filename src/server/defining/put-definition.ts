import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Definition, ResourceName } from '../../protocol/resources.ts';
import { canonical } from '../secrets/canonical.ts';
import { RESOURCE_OF, findDefinition, saveDefinition } from '../storage/definitions.ts';
import type { Tables } from '../storage/tables.ts';

/** What would change under the feet of people who have taken part already. */
export class InUseError extends Error {
  override readonly name = 'InUseError';
}

/** What may change at any time: what a person reads, and when. */
const HARMLESS = new Set([
  'title',
  'intro',
  'privacy',
  'thanks',
  'page',
  'origin',
  'opens',
  'closes',
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
  db: Kysely<Tables>,
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
    const count = await countSubmissions(db, resource, definition.id);
    if (count > 0) {
      throw new InUseError(
        `${resource}/${definition.id} has ${count} submission(s): only its texts and times may change`,
      );
    }
  }
  await saveDefinition(db, definition, now);
  return 'changed';
}

/** @returns how many have taken part */
export async function countSubmissions(
  db: Kysely<Tables>,
  resource: ResourceName,
  id: string,
): Promise<number> {
  const rows =
    resource === 'ideas' || resource === 'events'
      ? db.selectFrom(resource === 'ideas' ? 'ideas' : 'signups')
      : db.selectFrom('votes').where('resource', '=', resource);
  const { count } = await (rows as SelectQueryBuilder<Tables, 'ideas', object>)
    .where('definition_id', '=', id)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns a definition as text, without what may change at any time */
function essence(definition: Definition): string {
  return canonical(
    JSON.parse(
      JSON.stringify(definition, (key, value: unknown) => (HARMLESS.has(key) ? undefined : value)),
    ),
  );
}
