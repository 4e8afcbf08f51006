import { isDraft } from '../../protocol/visibility.ts';
import { Mistake } from '../mistake.ts';
import { canonical } from '../secrets/canonical.ts';
import { resourceOf } from '../resources/registry.ts';
import { findDefinition, saveDefinition, type Voted } from '../storage/queries/definitions.ts';
import { addToLog, type Imported } from '../storage/queries/log.ts';
import type { Writer } from '../storage/storage.ts';
import type { Db, Owner } from '../storage/tables.ts';
import { addTurnout } from '../storage/queries/turnout.ts';
import { addVotes } from '../storage/queries/votes.ts';
import { InUseError } from '../in-use-error.ts';
import type { Election } from './read-election.ts';
import { keepingVisibility } from './visibility.ts';
import { stageVotes } from './stage-votes.ts';

/** Votes of a file; those that the rules refused are told in the log. */
type ToStore = Pick<Election, 'votes' | 'turnout'> & Partial<Pick<Election, 'refused'>>;

/** So many rows a statement: SQLite takes 32,766 values, and a row has four. */
const AT_A_TIME = 500;

/**
 * Stores an election, and its votes if there are any, all of it or nothing. A server beside it goes
 * on answering meanwhile.
 * @throws InUseError if another definition has its id, or it has votes already
 */
export async function storeElection(
  storage: Writer,
  { stored, votes, turnout, refused = [] }: ToStore & Pick<Election, 'stored'>,
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
      await logImport(db, owner, whatOf(votes, refused), now);
      for (const part of turnout) await addTurnout(db, owner, part);
    },
  });
  return outcome;
}

async function saveUnlessThere(db: Db, stored: Voted, now: number): Promise<'new' | 'same'> {
  if (await isThere(db, stored)) return 'same';
  const { resource, definition } = stored;
  await saveDefinition(db, definition, now);
  const of = { resource, definition_id: definition.id };
  await addToLog(db, { of, now, because: undefined, kind: 'put', what: 'new' });
  return 'new';
}

/**
 * @throws InUseError if its votes may not be cast
 * @throws Mistake if it is a draft: a vote that is nowhere has no votes
 */
async function refuseIfTaken(db: Db, stored: Voted): Promise<void> {
  const { resource, definition } = stored;
  await refuseIfDraft(db, stored);
  if (!(await isThere(db, stored))) return;
  if ((await resourceOf(stored).count(db, definition.id)) === 0) return;
  throw new InUseError(`${resource}/${definition.id} has votes already; none were cast`);
}

async function refuseIfDraft(db: Db, { resource, definition }: Voted): Promise<void> {
  const before = await findDefinition(db, resource, definition.id);
  if (!before || !isDraft(before.definition)) return;
  const name = `${resource}/${definition.id}`;
  throw new Mistake(`${name} is a draft: no votes were cast (samskab visibility ${name} public)`);
}

/** @throws InUseError if another is in its place */
async function isThere(db: Db, { resource, definition }: Voted): Promise<boolean> {
  const before = await findDefinition(db, resource, definition.id);
  if (!before) return false;
  // Who sees it is nothing that a file in Pabulib's format says.
  const same = keepingVisibility(before.definition, definition);
  if (canonical(before.definition) === canonical(same)) return true;
  const name = `${resource}/${definition.id}`;
  throw new InUseError(`another definition is stored as ${name} (--id gives this one another)`);
}

/** Stores votes that keep the rules, and the turnout they add up to; and tells the log. */
export async function castAll(
  db: Db,
  owner: Owner,
  { votes, turnout, refused = [] }: ToStore,
  now: number,
): Promise<void> {
  if (votes.length === 0) return;
  await logImport(db, owner, whatOf(votes, refused), now);
  for (let from = 0; from < votes.length; from += AT_A_TIME) {
    // Nobody holds a receipt for an imported vote.
    await addVotes(db, owner, votes.slice(from, from + AT_A_TIME));
  }
  for (const part of turnout) await addTurnout(db, owner, part);
}

function whatOf(votes: readonly unknown[], refused: readonly unknown[]): Imported {
  return { votes: votes.length, ...(refused.length > 0 && { refused: refused.length }) };
}

function logImport(db: Db, of: Owner, what: Imported, now: number): Promise<void> {
  return addToLog(db, { of, now, because: undefined, kind: 'import', what });
}
