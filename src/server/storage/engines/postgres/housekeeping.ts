import { sql, type Kysely, type RawBuilder } from 'kysely';
import { KEPT_APART, type Tables } from '../../tables.ts';
import type { Engine } from '../engine.ts';
import { LOCKED, sqlState } from './dialect.ts';

/**
 * PostgreSQL keeps with each row the number of the transaction that wrote it (`xmin`), and where it
 * lies (`ctid`). A vote, its code and its key would have the same, so new rows are written anew:
 * each table in a transaction of its own, in the order of the keys. A row that is written anew alone
 * would still be known by the next number. So the rows that are like it go along: all of them, or,
 * where they are many, so many by chance.
 */
const CROWD = 10_000;

type Apart = keyof typeof KEPT_APART;
const APART = Object.keys(KEPT_APART) as Apart[];
const OF_PEOPLE = ['signups', 'signup_dates', 'ideas'] satisfies (keyof Tables)[];

/** Writes anew what came since the last time, and takes away the rows in whose place that is. */
export async function rewrite(begin: Engine['begin'], reader: Kysely<Tables>): Promise<void> {
  for (const table of APART) {
    // Others may write while this looks through a large table.
    if (await hasNew(reader, table)) await rewriteTable(begin, table);
  }
  // In an index, too, an entry tells where its row lay before; and of people, what is deleted or
  // put right lies where it lay until then.
  const tables = [...APART, ...OF_PEOPLE, 'rewritings'].join(', ');
  await alone(reader, `vacuum (skip_locked, index_cleanup on) ${tables}`);
}

/**
 * Puts the tables in the order of their keys as a whole, in new files, so that nothing is left of
 * where rows lay before. Left out where somebody else has a table for longer
 * than the connection waits.
 */
export async function cluster(writer: Kysely<Tables>): Promise<void> {
  for (const table of APART) {
    await alone(writer, `cluster ${table} using ${table}_pkey`).catch((error: unknown) => {
      if (sqlState(error) !== LOCKED) throw error;
    });
  }
}

async function hasNew(reader: Kysely<Tables>, table: Apart): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ${sql.table(table)} t where ${isNew(table)}) as found
  `.execute(reader);
  return rows[0]?.found === true;
}

async function rewriteTable(begin: Engine['begin'], table: Apart): Promise<void> {
  const transaction = await begin();
  try {
    await moveRows(table).execute(transaction);
    // It is written in the same transaction, so its own number is that of the rows.
    await sql`
      insert into rewritings (name) values (${table})
      on conflict (name) do update set name = excluded.name`.execute(transaction);
    await transaction.commit().execute();
  } catch (error) {
    if (!transaction.isCommitted) await transaction.rollback().execute();
    throw error;
  }
}

function moveRows(table: Apart): RawBuilder<unknown> {
  const { key, among } = KEPT_APART[table];
  const of = (alias: string) => sql.join(among.map((column) => sql.ref(`${alias}.${column}`)));
  return sql`
    with touched as (
      select distinct ${of('t')} from ${sql.table(table)} t where ${isNew(table)}
    ), crowds as (
      select ${of('touched')}, count(*) as rows
      from ${sql.table(table)} t join touched on (${of('t')}) = (${of('touched')})
      group by ${of('touched')}
    ), gone as (
      delete from ${sql.table(table)} t using crowds
      where (${of('t')}) = (${of('crowds')})
        and (random() * crowds.rows < ${CROWD} or ${isNew(table)})
      returning t.*
    )
    insert into ${sql.table(table)} select * from gone
    order by ${sql.join(key.map((column) => sql.ref(`gone.${column}`)))}`;
}

/** Newer than the row that was written at the last rewriting. */
function isNew(table: Apart): RawBuilder<boolean> {
  return sql`age(t.xmin) < coalesce(
    (select age(rewritings.xmin) from rewritings where name = ${table}), 2147483647)`;
}

/** Neither goes inside a transaction. */
async function alone(db: Kysely<Tables>, statement: string): Promise<void> {
  await db.connection().execute((connection) => sql.raw(statement).execute(connection));
}
