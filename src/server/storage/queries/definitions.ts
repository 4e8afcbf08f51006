import { SLUG } from '../../../protocol/grammar.ts';
import {
  RESOURCES,
  type Definition,
  type DefinitionOf,
  type NameOf,
  type ResourceName,
  type VotedName,
} from '../../../protocol/resources.ts';
import { sha256 } from '../../secrets/sha256.ts';
import type { Db, DefinitionRow, DefinitionVersionRow } from '../tables.ts';
import { once } from './once.ts';

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
  const [asked] = (await askVersion(db, resource, id)).rows;
  const known = parsed.get(`${resource}/${id}`);
  if (!asked || asked.version === known?.version) return asked && known?.stored;
  // Only one that is new is read as a whole: it may be large, and is asked for again and again.
  const [row] = (await askBody(db, resource, id)).rows;
  return row && read(row);
}

const askVersion = once((db, resource: ResourceName, id: string) =>
  db
    .selectFrom('definition_versions')
    .select('version')
    .where('resource', '=', resource)
    .where('id', '=', id),
);

const askBody = once((db, resource: ResourceName, id: string) =>
  withVersions(db).where('definitions.resource', '=', resource).where('definitions.id', '=', id),
);

/** Both in one question, so that they belong together. */
function withVersions(db: Db) {
  return db
    .selectFrom('definitions')
    .innerJoin('definition_versions as v', (join) =>
      join.onRef('v.resource', '=', 'definitions.resource').onRef('v.id', '=', 'definitions.id'),
    )
    .select(['definitions.resource', 'definitions.id', 'version', 'body']);
}

/** @returns when a definition was stored last, in milliseconds since 1970 */
export async function storedAt(
  db: Db,
  resource: ResourceName,
  id: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('definitions')
    .select('updated_at')
    .where('resource', '=', resource)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && Date.parse(row.updated_at);
}

/** @returns the definitions of a resource, or all, by id */
export async function listDefinitions(db: Db, resource?: ResourceName): Promise<Stored[]> {
  const rows = await withVersions(db)
    .$if(resource !== undefined, (query) =>
      query.where('definitions.resource', '=', resource as ResourceName),
    )
    .orderBy('definitions.resource')
    .orderBy('definitions.id')
    .execute();
  return rows.map(read);
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
  const name = { resource: RESOURCE_OF[definition.type], id: definition.id };
  const body = JSON.stringify(definition);
  const version = sha256(body);
  const row = { body, updated_at: new Date(now).toISOString() };
  await db
    .insertInto('definitions')
    .values({ ...name, ...row })
    .onConflict((conflict) => conflict.columns(['resource', 'id']).doUpdateSet(row))
    .execute();
  await db
    .insertInto('definition_versions')
    .values({ ...name, version })
    .onConflict((conflict) => conflict.columns(['resource', 'id']).doUpdateSet({ version }))
    .execute();
}

/** Takes a definition out; what was handed in to it goes by `forget`. */
export async function deleteDefinition(db: Db, resource: ResourceName, id: string): Promise<void> {
  for (const table of ['definition_versions', 'definitions'] as const) {
    await db.deleteFrom(table).where('resource', '=', resource).where('id', '=', id).execute();
  }
}

/**
 * Definitions that were read, and their versions. Another process may store a new one at any time,
 * so the version is asked for each time; reading and parsing a big one for each of a thousand
 * ballots is what this saves.
 */
const parsed = new Map<string, { readonly version: string; readonly stored: Stored }>();
const MOST_PARSED = 200;

type Row = Pick<DefinitionRow, 'resource' | 'id' | 'body'> & Pick<DefinitionVersionRow, 'version'>;

function read({ resource, id, version, body }: Row): Stored {
  const name = `${resource}/${id}`;
  const known = parsed.get(name);
  if (known?.version === version) return known.stored;
  const stored = { resource, definition: JSON.parse(body) } as Stored;
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(name, { version, stored });
  return stored;
}
