import { setTimeout as wait } from 'node:timers/promises';
import { Mistake } from '../mistake.ts';
import {
  beginBatch,
  deleteAbandoned,
  isStaged,
  settleBatch,
} from '../storage/queries/vote-batches.ts';
import { addVotes } from '../storage/queries/votes.ts';
import type { Writer } from '../storage/storage.ts';
import type { Db, Owner } from '../storage/tables.ts';
import type { Election } from './read-election.ts';

/** So many votes a transaction: whoever votes meanwhile waits for some milliseconds. */
const AT_A_TIME = 200;
/**
 * How long others get in between to write: so many milliseconds, or so many times what it took, as
 * who waits for SQLite only looks now and then whether it is free.
 */
const PAUSE = 10;
const PAUSES = 2;

/**
 * Stores votes a few at a time, beside a server that goes on answering, and makes all of them count
 * in one short transaction. What is broken off counts nothing, and goes when it is begun again.
 * @param check looks whether they may be cast, at the beginning and at the end; throws if not
 * @param finish is done in the transaction in which they begin to count
 * @throws what `check` and `finish` throw; then nothing counts
 */
export async function stageVotes(
  storage: Writer,
  owner: Owner,
  votes: Election['votes'],
  { check, finish }: Record<'check' | 'finish', (db: Db) => Promise<void>>,
): Promise<void> {
  const batch = await storage.write(async (db) => {
    await check(db);
    return beginBatch(db, owner);
  });
  try {
    await clearAbandoned(storage, owner);
    for (let from = 0; from < votes.length; from += AT_A_TIME) {
      const some = votes.slice(from, from + AT_A_TIME);
      await unhurried(() => storage.write((db) => stage(db, owner, batch, some)));
    }
    await storage.write(async (db) => {
      await refuseUnlessStaged(db, owner, batch);
      await check(db);
      await settleBatch(db, batch, 'visible');
      await finish(db);
    });
  } catch (error) {
    await giveUp(storage, owner, batch).catch(() => {});
    throw error;
  }
}

async function stage(db: Db, owner: Owner, batch: string, votes: Election['votes']): Promise<void> {
  await refuseUnlessStaged(db, owner, batch);
  const { resource } = owner;
  // Nobody holds a receipt for an imported vote.
  await addVotes(db, { resource, definition_id: batch }, votes);
}

/** @throws Mistake */
async function refuseUnlessStaged(db: Db, owner: Owner, batch: string): Promise<void> {
  if (await isStaged(db, batch)) return;
  const name = `${owner.resource}/${owner.definition_id}`;
  throw new Mistake(`votes for ${name} are imported by somebody else; these were not cast`);
}

async function giveUp(storage: Writer, owner: Owner, batch: string): Promise<void> {
  await storage.write((db) => settleBatch(db, batch, 'abandoned'));
  await clearAbandoned(storage, owner);
}

/** Deletes the votes of batches that were given up, a few at a time. */
export async function clearAbandoned(storage: Writer, owner: Owner): Promise<void> {
  const some = () => storage.write((db) => deleteAbandoned(db, owner, AT_A_TIME));
  while (await unhurried(some));
}

async function unhurried<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await work();
  await wait(Math.max(PAUSE, PAUSES * (performance.now() - began)));
  return answer;
}
