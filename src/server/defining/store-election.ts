import { canonical } from '../secrets/canonical.ts';
import { resourceOf } from '../resources/registry.ts';
import { findDefinition, saveDefinition } from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Db, Owner } from '../storage/tables.ts';
import { addTurnout } from '../storage/queries/turnout.ts';
import { addVotes } from '../storage/queries/votes.ts';
import { InUseError } from './put-definition.ts';
import type { Election } from './read-election.ts';

/** So many rows a statement: SQLite takes 32,766 values, and a row has four. */
const AT_A_TIME = 500;

/**
 * Stores an election, and its votes if there are any, all of it or nothing.
 * @throws InUseError if another definition has its id, or it has votes already
 */
export async function storeElection(
  db: Db,
  { stored, votes, turnout }: Pick<Election, 'stored' | 'votes' | 'turnout'>,
  now: number,
): Promise<'new' | 'same'> {
  const { resource, definition } = stored;
  const before = await findDefinition(db, resource, definition.id);
  const name = `${resource}/${definition.id}`;
  if (before && canonical(before.definition) !== canonical(definition)) {
    throw new InUseError(`another definition is stored as ${name} (--id gives this one another)`);
  }
  const of = { resource, definition_id: definition.id };
  if (!before) {
    await saveDefinition(db, definition, now);
    await addToLog(db, { of, now, because: undefined, kind: 'put', what: 'new' });
  }
  if (votes.length > 0 && (await resourceOf(stored).count(db, definition.id)) > 0) {
    throw new InUseError(`${name} has votes already; none were cast`);
  }
  await castAll(db, of, { votes, turnout }, now);
  return before ? 'same' : 'new';
}

/** Stores votes that keep the rules, and the turnout they add up to; and tells the log. */
export async function castAll(
  db: Db,
  owner: Owner,
  { votes, turnout }: Pick<Election, 'votes' | 'turnout'>,
  now: number,
): Promise<void> {
  if (votes.length === 0) return;
  const what = { votes: votes.length };
  await addToLog(db, { of: owner, now, because: undefined, kind: 'import', what });
  for (let from = 0; from < votes.length; from += AT_A_TIME) {
    // Nobody holds a receipt for an imported vote.
    await addVotes(db, owner, votes.slice(from, from + AT_A_TIME));
  }
  for (const part of turnout) await addTurnout(db, owner, part);
}
