import { SLUG } from '../../../protocol/grammar.ts';
import {
  RESOURCES,
  type Definition,
  type DefinitionOf,
  type NameOf,
  type ResourceName,
  type VotedName,
} from '../../../protocol/resources.ts';
import type { Db } from '../tables.ts';

/** A definition with the word of its URL, which tells its type. */
export type Stored = {
  [N in ResourceName]: { readonly resource: N; readonly definition: DefinitionOf<N> };
}[ResourceName];

/** A definition that is voted on. */
export type Voted = Extract<Stored, { resource: VotedName }>;

/** The resource of each type of definition. */
export const RESOURCE_OF = Object.fromEntries(
  Object.entries(RESOURCES).map(([name, { type }]) => [type, name]),
) as unknown as NameOf;

export async function findDefinition(
  db: Db,
  resource: ResourceName,
  id: string,
): Promise<Stored | undefined> {
  // What cannot be its name is not asked for: a text in PostgreSQL holds no NUL.
  if (!SLUG.test(id)) return undefined;
  const row = await db
    .selectFrom('definitions')
    .select('body')
    .where('resource', '=', resource)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && read(resource, id, row.body);
}

/** @returns the definitions of a resource, or all, by id */
export async function listDefinitions(db: Db, resource?: ResourceName): Promise<Stored[]> {
  const rows = await db
    .selectFrom('definitions')
    .select(['resource', 'id', 'body'])
    .$if(resource !== undefined, (query) => query.where('resource', '=', resource as ResourceName))
    .orderBy('resource')
    .orderBy('id')
    .execute();
  return rows.map((row) => read(row.resource, row.id, row.body));
}

/** @returns how many definitions there are; fails where the database does */
export async function countDefinitions(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('definitions')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Stores a definition, in the place of the one with its id if there is one. */
export async function saveDefinition(db: Db, definition: Definition, now: number): Promise<void> {
  const body = JSON.stringify(definition);
  const updated_at = new Date(now).toISOString();
  await db
    .insertInto('definitions')
    .values({ resource: RESOURCE_OF[definition.type], id: definition.id, body, updated_at })
    .onConflict((conflict) =>
      conflict.columns(['resource', 'id']).doUpdateSet({ body, updated_at }),
    )
    .execute();
}

/**
 * Definitions by their text. Another process may store a new one at any time, so the text is read
 * each time; parsing a big one for each of a thousand ballots is what this saves.
 */
const parsed = new Map<string, { readonly body: string; readonly stored: Stored }>();
const MOST_PARSED = 200;

function read(resource: ResourceName, id: string, body: string): Stored {
  const name = `${resource}/${id}`;
  const known = parsed.get(name);
  if (known?.body === body) return known.stored;
  const stored = { resource, definition: JSON.parse(body) } as Stored;
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(name, { body, stored });
  return stored;
}
