import { randomBytes } from 'node:crypto';
import { sql, type ControlledTransaction, type Kysely } from 'kysely';
import { Busy, PATIENCE } from '../../busy.ts';
import type { Tables } from '../../tables.ts';
import type { Engine } from '../engine.ts';
import { CLOCK, Clock } from './clock.ts';
import { LOCKED, kyselyOn, sqlState } from './dialect.ts';
import { isLost, told } from './failures.ts';
import { cluster, rewrite } from './housekeeping.ts';
import { refuseUnlessDurable, warningsOf } from './settings.ts';
import { words } from './words.ts';

/** What all who write take turns at: any number that nobody else takes. */
const TURN = 7_263_117;

/**
 * How long may nothing be said inside a transaction before it is over, in milliseconds: a writer
 * keeps its turn as long, and a reader all that was deleted.
 */
const SILENCE = 5000;

/** How many may read at once. */
const READERS = 10;

/**
 * Opens a database that is there. Any number of processes may have it open.
 * @param url `postgres://…`, as libpq writes it
 * @throws Mistake where what was answered could be lost
 * @throws when nobody answers
 */
export async function openPostgres(url: string): Promise<Engine> {
  // By this it is known who else is there.
  const application_name = `samskab-${randomBytes(4).toString('hex')}`;
  const common = {
    connectionString: url,
    application_name,
    idle_in_transaction_session_timeout: SILENCE,
  };
  const reader = kyselyOn({ ...common, max: READERS });
  const clock = new Clock();
  try {
    await refuseUnlessDurable(reader);
    const warnings = await warningsOf(reader);
    await clock.set(reader);
    const writer = kyselyOn({ ...common, max: 1, lock_timeout: PATIENCE });
    const anew = () => kyselyOn({ ...common, max: 1 });
    return engineOn({ reader, anew, writer, clock, warnings });
  } catch (error) {
    await reader.destroy();
    throw error;
  }
}

interface Parts extends Pick<Engine, 'reader' | 'warnings'> {
  /** A connection that nobody has had, to be destroyed after use. */
  readonly anew: () => Kysely<Tables>;
  /** One connection, so that what is written shares commits. */
  readonly writer: Kysely<Tables>;
  readonly clock: Clock;
}

function engineOn({ reader, anew, writer, clock, warnings }: Parts): Engine {
  let hasWritten = false;
  const begin = async () => {
    hasWritten = true;
    return beginInTurn(writer, clock);
  };
  return {
    reader,
    async ask(work) {
      try {
        return await work(reader);
      } catch (error) {
        if (!isLost(error)) throw error;
        // Nothing was written, so it is asked once more; the others of the pool may be lost as well.
        const db = anew();
        return await work(db).finally(() => db.destroy());
      }
    },
    words,
    warnings,
    // No machine's disk is common to all: they are given it.
    secretFile: undefined,
    releasesFolder: undefined,
    begin,
    mayPass: (error) => ['40001', '40P01'].includes(sqlState(error) ?? ''),
    // Who makes tables may have to wait for long: not on the connection that is refused soon.
    shape: (work) => work(reader),
    async guard(ask) {
      try {
        return await ask();
      } catch (error) {
        throw told(error);
      }
    },
    async probe() {
      // Goes to the disk as a commit does, and into no table.
      await sql`select pg_logical_emit_message(true, 'samskab', 'probe')`.execute(writer);
    },
    now: () => clock.now(),
    async keepHouse() {
      await clock.set(reader);
      await rewrite(begin, reader);
    },
    async close(options = {}) {
      try {
        if (hasWritten) await rewrite(begin, reader);
        if (options.tidy && (await isAlone(reader))) await cluster(writer);
      } catch (error) {
        if (!(error instanceof Busy)) throw error;
      } finally {
        await Promise.all([reader.destroy(), writer.destroy()]);
      }
    },
  };
}

/**
 * Each statement sees what was committed before it, so what comes after the lock sees all that
 * those before have written: the transaction must not be one that sees a single moment.
 */
async function beginInTurn(
  writer: Kysely<Tables>,
  clock: Clock,
): Promise<ControlledTransaction<Tables>> {
  const transaction = await writer.startTransaction().setIsolationLevel('read committed').execute();
  try {
    await clock.hear(async () => {
      const { rows } = await sql<{ now: number }>`
        select pg_advisory_xact_lock(${TURN}::bigint), ${CLOCK} as now`.execute(transaction);
      return { shown: rows[0]?.now as number, answer: undefined };
    });
    return transaction;
  } catch (error) {
    await transaction.rollback().execute();
    throw sqlState(error) === LOCKED ? new Busy({ cause: error }) : error;
  }
}

/** @returns whether a server or a command has the database open */
export async function isPostgresInUse(url: string): Promise<boolean> {
  const db = kyselyOn({ connectionString: url, max: 1 });
  try {
    return !(await isAlone(db));
  } finally {
    await db.destroy();
  }
}

async function isAlone(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name like 'samskab-%'
      and application_name <> current_setting('application_name') limit 1`.execute(db);
  return rows.length === 0;
}
