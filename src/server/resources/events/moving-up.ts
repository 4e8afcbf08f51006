import type { EventDefinition } from '../../../protocol/events.ts';
import { findDefinition } from '../../storage/queries/definitions.ts';
import { eventsWaitedFor } from '../../storage/queries/signups.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Db } from '../../storage/tables.ts';
import { movesOf, promote } from './waiting-list.ts';

/**
 * What comes with time alone: on the last day whoever fits moves up, though nobody asks for
 * anything. Nothing is written where nobody moves, and two servers that do this move nobody twice.
 * @param now milliseconds since 1970
 */
export async function moveUpInTime(storage: Storage, now: number): Promise<void> {
  const ids = await storage.read((db) => eventsWaitedFor(db));
  for (const id of ids) {
    if (!(await storage.read((db) => canMove(db, id, now)))) continue;
    await storage.write(async (db) => {
      const definition = await findEvent(db, id);
      if (definition) await promote(db, definition, now);
    });
  }
}

async function canMove(db: Db, id: string, now: number): Promise<boolean> {
  const definition = await findEvent(db, id);
  if (!definition) return false;
  const moves = await movesOf(db, definition, now);
  return [...moves.values()].some(({ up }) => up.length > 0);
}

async function findEvent(db: Db, id: string): Promise<EventDefinition | undefined> {
  const stored = await findDefinition(db, 'events', id);
  return stored?.resource === 'events' ? stored.definition : undefined;
}
