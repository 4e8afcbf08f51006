import { Mistake } from '../mistake.ts';
import { namedIn } from '../keeping/naming.ts';
import type { HandedIn, People } from '../resources/people.ts';
import { resourceOf } from '../resources/registry.ts';
import { readReceiptCode } from '../secrets/submission-key.ts';
import { findDefinition, type Stored } from '../storage/queries/definitions.ts';
import { addToLog, type Happening } from '../storage/queries/log.ts';
import type { Storage } from '../storage/storage.ts';
import type { Db } from '../storage/tables.ts';
import type { Options } from './command.ts';
import { noteStandings } from './note-standings.ts';
import { storedAs } from './stored.ts';

/** Why, for what is done to somebody's own. */
export const reasonOption = {
  because: {
    type: 'string',
    value: 'TEXT',
    says: 'why, for the log, which is never deleted: without names (see samskab help log)',
  },
} as const satisfies Options;

/** What was asked for by a receipt. */
export interface Asked {
  /** The command's own name, for what it says. */
  readonly command: string;
  /** RESOURCE/ID, as it was typed. */
  readonly name: string;
  readonly receipt: string;
  readonly because: string | undefined;
}

/** What there is to be done, in a transaction. */
export interface Doing {
  readonly db: Db;
  readonly people: People;
  readonly definition: Stored['definition'];
  readonly code: string;
  readonly now: number;
}

/** What was done. */
export interface Done {
  /** Whether anything was. */
  readonly isDone: boolean;
  /** Who has a place now for it, a line each. */
  readonly moved: readonly string[];
}

/**
 * Does something to what stands behind a receipt, and tells the log.
 * @param work returns what the log is told, nothing where nothing was done, or `unknown`
 * @throws Mistake where there is no such thing, or the reason names who it is about
 */
export async function byReceipt(
  storage: Storage,
  { command, name, receipt, because }: Asked,
  work: (doing: Doing) => Promise<Happening | 'nothing' | 'unknown'>,
): Promise<Done> {
  const stored = await storedAs(storage, command, name);
  const people = peopleOf(stored, command);
  const code = readReceiptCode(receipt);
  if (code === undefined)
    throw new Mistake(`${command}: "${receipt}" is no receipt's code, such as 7K3M-Q9TX`);
  return storage.write(async (db) => {
    const fresh = (await findDefinition(db, stored.resource, stored.definition.id)) ?? stored;
    const { definition } = fresh;
    if (because !== undefined) {
      const [it] = await people.read(db, definition, code);
      if (it) refuseNaming(command, because, it);
    }
    const now = storage.now();
    const moved = await noteStandings(db, stored.resource, definition.id);
    const happening = await work({ db, people, definition, code, now });
    if (happening === 'unknown')
      throw new Mistake(`${command}: nothing in ${name} has the receipt ${code}`);
    if (happening === 'nothing') return { isDone: false, moved: [] };
    const of = { resource: stored.resource, definition_id: definition.id };
    await addToLog(db, { of, now, because, ...happening });
    return { isDone: true, moved: await moved() };
  });
}

/** @throws Mistake where it is a vote */
function peopleOf(stored: Stored, command: string): People {
  const { people } = resourceOf(stored);
  if (people) return people;
  throw new Mistake(
    `${command}: ${stored.resource}/${stored.definition.id} is voted on: whose a vote is, nobody can tell, so none can be looked up, changed or deleted`,
  );
}

/** The log is never deleted: who was deleted must not live on there. */
function refuseNaming(command: string, because: string, { code, names }: HandedIn): void {
  const named = namedIn(because, code, names);
  if (named === undefined) return;
  throw new Mistake(
    `${command}: --because names who it is about ("${named}"), and the log is never deleted: write how it was asked for, not by whom, such as 'asked for by telephone'`,
  );
}
