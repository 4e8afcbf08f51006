import { resourceOf, resources } from '../resources/registry.ts';
import { believedTime } from '../storage/queries/believed.ts';
import { findDefinition, listDefinitions, type Stored } from '../storage/queries/definitions.ts';
import { addToLog } from '../storage/queries/log.ts';
import type { Reader, Storage } from '../storage/storage.ts';

/**
 * Deletes what people handed in that has been kept for as long as its definition says, and tells the
 * log how much that was; to be called when a server starts, and each day. Several servers may: what
 * one has deleted, the next does not find.
 * @param now milliseconds since 1970
 * @returns whether anything was deleted
 */
export async function keepRetention(
  storage: Pick<Storage, 'read' | 'write'>,
  now: number,
): Promise<boolean> {
  const time = await storage.read((db) => believedTime(db, now));
  if (time === undefined) return false;
  let isAnyGone = false;
  for (const { resource, definition } of await definitionsOfPeople(storage)) {
    // One by one, so that nobody waits long to write.
    const gone = await storage.write(async (db) => {
      const stored = await findDefinition(db, resource, definition.id);
      const deleted = stored && (await peopleOf(stored)?.expire(db, stored.definition, time));
      if (!deleted || Object.keys(deleted).length === 0) return undefined;
      const of = { resource, definition_id: definition.id };
      await addToLog(db, { of, now, because: undefined, kind: 'retention', what: deleted });
      return deleted;
    });
    isAnyGone ||= gone !== undefined;
  }
  return isAnyGone;
}

/** @returns a line for each definition that an earlier version stored, which did not ask how long */
export async function keptForEver(storage: Reader): Promise<string[]> {
  const found = await definitionsOfPeople(storage);
  return found
    .filter((stored) => (stored.definition as { retention?: object }).retention === undefined)
    .map(
      ({ resource, definition }) =>
        `${resource}/${definition.id}: an earlier version stored it, so nothing of it is deleted: put it again, with "retention"`,
    );
}

/** @returns everything that holds what people handed in */
export async function definitionsOfPeople(storage: Reader): Promise<Stored[]> {
  const found: Stored[] = [];
  for (const { name, people } of resources) {
    if (people) found.push(...(await storage.read((db) => listDefinitions(db, name))));
  }
  return found;
}

function peopleOf(stored: Stored) {
  return resourceOf(stored).people;
}
