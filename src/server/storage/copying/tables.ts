import { sql } from 'kysely';
import type { Db, Tables } from '../tables.ts';

/** Not copied: a server keeps its own files again when it starts. */
type Left = 'releases' | 'release_files';
export type TableName = Exclude<keyof Tables, Left>;
type Keys = { readonly [T in TableName]: readonly (keyof Tables[T] & string)[] };

/** Every table with its key, so that what others refer to comes first. */
const KEYS: Keys = {
  definitions: ['resource', 'id'],
  definition_versions: ['resource', 'id'],
  ideas: ['id'],
  withdrawn_ideas: ['token_hash'],
  signups: ['queue'],
  signup_dates: ['queue', 'date_id'],
  votes: ['id'],
  vote_batches: ['batch'],
  receipts: ['resource', 'definition_id', 'code'],
  voter_codes: ['resource', 'definition_id', 'hash'],
  turnout: ['resource', 'definition_id', 'area', 'channel'],
  results: ['resource', 'definition_id'],
  decisions: ['resource', 'definition_id', 'item'],
  log: ['resource', 'definition_id', 'number'],
  previews: ['resource', 'definition_id', 'hash'],
  idempotency: ['key_hash'],
  lived_days: ['number'],
  site: ['id'],
  pictures: ['hash'],
  picture_uses: ['resource', 'definition_id', 'hash'],
};

export const TABLES = Object.keys(KEYS) as TableName[];

/** So many rows a statement: SQLite takes 32,766 values, and no row has more than twelve. */
const AT_A_TIME = 1000;
/** Of pictures, which may have 300 kB each. */
const PICTURES_AT_A_TIME = 20;

type Row = Readonly<Record<string, unknown>>;

/** Copies all rows of all tables, each in the order of its keys. */
export async function copyAll(from: Db, to: Db): Promise<void> {
  for (const table of TABLES) {
    for (let last: Row | undefined; ;) {
      const rows = await rowsAfter(from, table, last);
      if (rows.length > 0) await to.insertInto(table).values(rows as never).execute(); // prettier-ignore
      if (rows.length < atATime(table)) break;
      last = rows.at(-1);
    }
  }
}

async function rowsAfter(db: Db, table: TableName, last: Row | undefined): Promise<Row[]> {
  const keys = KEYS[table] as readonly string[];
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  const after = last && sql`where (${columns}) > (${sql.join(keys.map((key) => last[key]))})`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} ${after ?? sql``}
    order by ${columns} limit ${sql.lit(atATime(table))}`.execute(db);
  return rows;
}

function atATime(table: TableName): number {
  return table === 'pictures' ? PICTURES_AT_A_TIME : AT_A_TIME;
}

/** @returns how many rows a table has */
export async function countRows(db: Db, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`
    select count(*) as count from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.count);
}
