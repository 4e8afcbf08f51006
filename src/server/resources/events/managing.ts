import type { EventDefinition } from '../../../protocol/events.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import { cancelSignup, findSignup, placesOf } from '../../storage/queries/signups.ts';
import type { Writer } from '../../storage/storage.ts';
import type { Db } from '../../storage/tables.ts';
import { Refusal } from '../../taking-part/refusal.ts';
import { promote } from './waiting-list.ts';

type PlainReceipt = Omit<Receipt, 'links'>;

/**
 * @returns how a household stands today
 * @throws Refusal if the token stands for none
 */
export async function readSignup(
  db: Db,
  definition: EventDefinition,
  token: string,
): Promise<PlainReceipt> {
  const signup = await findSignup(db, definition.id, tokenHash(token));
  if (!signup) throw new Refusal('not-found');
  const { queue, code, adults, children } = signup;
  return { code, places: await placesOf(db, definition.id, queue), adults, children };
}

/**
 * Cancels a household's sign-up and gives its places to who waits. A second time changes nothing.
 * @param now milliseconds since 1970
 * @throws Refusal if the token stands for none
 */
export function cancel(
  storage: Writer,
  definition: EventDefinition,
  token: string,
  now: number,
): Promise<PlainReceipt> {
  return storage.write(async (db) => {
    const signup = await findSignup(db, definition.id, tokenHash(token));
    if (!signup) throw new Refusal('not-found');
    await end(db, definition, signup.queue, now);
    return readSignup(db, definition, token);
  });
}

/** Cancels a sign-up, and gives its places to who waits. */
export async function end(
  db: Db,
  definition: EventDefinition,
  queue: number,
  now: number,
): Promise<void> {
  await cancelSignup(db, definition.id, queue);
  await promote(db, definition, now);
}
