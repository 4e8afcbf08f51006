import { readReceiptCode } from '../secrets/submission-key.ts';
import { isVoted, resourceOf } from '../resources/registry.ts';
import type { HandedIn } from '../resources/people.ts';
import { listDefinitions, type Stored } from '../storage/queries/definitions.ts';
import { hasReceipt } from '../storage/queries/receipts.ts';
import type { Reader } from '../storage/storage.ts';
import type { Owner } from '../storage/tables.ts';
import { definitionsOfPeople } from './keep-retention.ts';
import { matcherOf } from './matching.ts';

/** Something that somebody handed in, and where what was looked for stands in it. */
export interface Found extends HandedIn {
  /** Such as `events/faellesspisning`. */
  readonly name: string;
  readonly fields: readonly string[];
}

/**
 * Looks through all that people handed in. Votes are never looked through: whose they are nobody
 * can tell.
 * @param text a name, an e-mail address, a telephone number, or a receipt's code
 */
export async function findPeople(storage: Reader, text: string): Promise<Found[]> {
  const matches = matcherOf(text);
  const code = readReceiptCode(text);
  const found: Found[] = [];
  for (const { resource, definition } of await definitionsOfPeople(storage)) {
    const { people } = resourceOf({ resource });
    const name = `${resource}/${definition.id}`;
    const all = (await storage.read((db) => people?.read(db, definition) ?? Promise.resolve([]))) ?? []; // prettier-ignore
    for (const one of all) {
      const fields = one.answers.flatMap(([field, answer]) => (matches(answer) ? [field] : []));
      if (one.code === code) fields.unshift('code');
      if (fields.length > 0) found.push({ ...one, name, fields });
    }
  }
  return found;
}

/**
 * @param text a receipt's code
 * @returns the names of what was voted on with this receipt; which vote it was nobody can tell
 */
export async function findVoted(storage: Reader, text: string): Promise<string[]> {
  const code = readReceiptCode(text);
  if (code === undefined) return [];
  const voted = (await storage.read((db) => listDefinitions(db))).filter(isVoted);
  const names: string[] = [];
  for (const { resource, definition } of voted satisfies Stored[]) {
    const owner: Owner = { resource, definition_id: definition.id };
    if (await storage.read((db) => hasReceipt(db, owner, code))) names.push(`${resource}/${definition.id}`); // prettier-ignore
  }
  return names;
}
