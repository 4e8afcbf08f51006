import { canonical } from '../secrets/canonical.ts';
import { resourceOf } from '../resources/registry.ts';
import { findDefinition, saveDefinition, type Voted } from '../storage/queries/definitions.ts';
import type { Writer } from '../storage/storage.ts';
import type { Db, Owner } from '../storage/tables.ts';
import { addTurnout } from '../storage/queries/turnout.ts';
import { addVotes } from '../storage/queries/votes.ts';
import { InUseError } from './put-definition.ts';
import type { Election } from './read-election.ts';
import { stageVotes } from './stage-votes.ts';

/** So many rows a statement: SQLite takes 32,766 values, and a row has five. */
const AT_A_TIME = 500;

/**
 * Stores an election, and its votes if there are any, all of it or nothing. A server beside it goes
 * on answering meanwhile.
 * @throws InUseError if another definition has its id, or it has votes already
 */
export async function storeElection(
  storage: Writer,
  { stored, votes, turnout }: Pick<Election, 'stored' | 'votes' | 'turnout'>,
  now: number,
): Promise<'new' | 'same'> {
  const { resource, definition } = stored;
  if (votes.length === 0) return storage.write((db) => saveUnlessThere(db, stored, now));
  const owner = { resource, definition_id: definition.id };
  let outcome: 'new' | 'same' = 'same';
  await stageVotes(storage, owner, votes, {
    check: (db) => refuseIfTaken(db, stored),
    async finish(db) {
      outcome = await saveUnlessThere(db, stored, now);
      for (const part of turnout) await addTurnout(db, owner, part);
    },
  });
  return outcome;
}

async function saveUnlessThere(db: Db, stored: Voted, now: number): Promise<'new' | 'same'> {
  if (await isThere(db, stored)) return 'same';
  await saveDefinition(db, stored.definition, now);
  return 'new';
}

/** @throws InUseError if its votes may not be cast */
async function refuseIfTaken(db: Db, stored: Voted): Promise<void> {
  const { resource, definition } = stored;
  if (!(await isThere(db, stored))) return;
  if ((await resourceOf(stored).count(db, definition.id)) === 0) return;
  throw new InUseError(`${resource}/${definition.id} has votes already; none were cast`);
}

/** @throws InUseError if another is in its place */
async function isThere(db: Db, { resource, definition }: Voted): Promise<boolean> {
  const before = await findDefinition(db, resource, definition.id);
  if (!before || canonical(before.definition) === canonical(definition)) return Boolean(before);
  const name = `${resource}/${definition.id}`;
  throw new InUseError(`another definition is stored as ${name} (--id gives this one another)`);
}

/** Stores votes that keep the rules, and the turnout they add up to. */
export async function castAll(
  db: Db,
  owner: Owner,
  votes: Election['votes'],
  turnout: Election['turnout'],
): Promise<void> {
  for (let from = 0; from < votes.length; from += AT_A_TIME) {
    // Nobody holds a receipt for an imported vote, so it has no code.
    const batch = votes
      .slice(from, from + AT_A_TIME)
      .map((selections) => ({ code: '', selections }));
    await addVotes(db, owner, batch);
  }
  for (const part of turnout) await addTurnout(db, owner, part);
}
