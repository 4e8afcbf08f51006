import type { Kysely } from 'kysely';
import type { EventDefinition } from '../../protocol/events.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { tokenHash } from '../secrets/submission-key.ts';
import {
  cancelSignup,
  confirmPlace,
  findSignup,
  placesOf,
  takenPlaces,
  waitingList,
} from '../storage/signups.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';
import { Refusal } from './refusal.ts';
import { placesLeft } from './signup.ts';

type PlainReceipt = Omit<Receipt, 'links'>;

/**
 * @returns how a household stands today
 * @throws Refusal if the token stands for none
 */
export async function readSignup(
  db: Kysely<Tables>,
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
 * @throws Refusal if the token stands for none
 */
export function cancel(
  storage: Storage,
  definition: EventDefinition,
  token: string,
): Promise<PlainReceipt> {
  return storage.commits.run(async (transaction) => {
    const signup = await findSignup(transaction, definition.id, tokenHash(token));
    if (!signup) throw new Refusal('not-found');
    await cancelSignup(transaction, signup.queue);
    await promote(transaction, definition);
    return readSignup(transaction, definition, token);
  });
}

/** On each date, gives places to those who wait, in their order, if the whole household fits. */
async function promote(db: Kysely<Tables>, definition: EventDefinition): Promise<void> {
  const taken = await takenPlaces(db, definition.id);
  for (const { id: date } of definition.dates) {
    let left = placesLeft(definition, taken, date);
    for (const { queue, adults, children } of await waitingList(db, definition.id, date)) {
      if (adults + children > left) continue;
      await confirmPlace(db, queue, date);
      left -= adults + children;
    }
  }
}
