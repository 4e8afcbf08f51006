import { sql, type Kysely } from 'kysely';
import { Mistake } from '../../../mistake.ts';
import type { Tables } from '../../tables.ts';

/** What answers only once a commit is on disk. */
const DURABLE = new Set(['on', 'remote_apply']);

/** @throws Mistake where a commit that was answered could be lost */
export async function refuseUnlessDurable(db: Kysely<Tables>): Promise<void> {
  const value = await setting(db, 'synchronous_commit');
  if (DURABLE.has(value)) return;
  throw new Mistake(
    `synchronous_commit is "${value}" in PostgreSQL, so what was answered could be lost; ` +
      `set it: alter database ${await database(db)} set synchronous_commit = 'on'`,
  );
}

/** @returns a sentence for each setting that makes the database tell or lose more than it need */
export async function warningsOf(db: Kysely<Tables>): Promise<string[]> {
  const is = async (name: string, ...values: string[]) => values.includes(await setting(db, name));
  const { rows: publications } = await sql`select 1 from pg_publication limit 1`.execute(db);
  const isLogical = publications.length > 0 || (await is('wal_level', 'logical'));
  const isLogged =
    (await is('log_statement', 'mod', 'all')) || !(await is('log_min_duration_statement', '-1'));
  return [
    ...((await is('track_commit_timestamp', 'on')) ? [COMMIT_TIMES] : []),
    ...(isLogical ? [LOGICAL] : []),
    ...((await is('archive_mode', 'on', 'always')) ? [ARCHIVE] : []),
    ...(isLogged ? [STATEMENTS] : []),
    ...((await is('fsync', 'off')) ? [NO_FSYNC] : []),
  ];
}

const COMMIT_TIMES =
  'PostgreSQL keeps the time of each commit (track_commit_timestamp): it tells to the minute when votes were cast';
const LOGICAL =
  'PostgreSQL is set up for logical replication (wal_level, or a publication): who subscribes sees each vote together with the code that cast it';
const ARCHIVE =
  'PostgreSQL archives its log (archive_mode): the archive holds each vote beside the code that cast it, and when, for as long as it is kept';
const STATEMENTS =
  'PostgreSQL logs what is asked of it (log_statement, or log_min_duration_statement): its log holds votes beside the codes that cast them, and when';
const NO_FSYNC = 'PostgreSQL does not wait for the disk (fsync is off): a power cut loses votes';

async function setting(db: Kysely<Tables>, name: string): Promise<string> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(
    db,
  );
  return rows[0]?.value as string;
}

async function database(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(current_database()) as name`.execute(db);
  return rows[0]?.name as string;
}
