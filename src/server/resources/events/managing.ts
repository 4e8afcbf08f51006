import type { EventDefinition } from '../../../protocol/events.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import { tokenHash } from '../../secrets/submission-key.ts';
import {
  cancelSignup,
  confirmPlace,
  findSignup,
  placesOf,
  takenPlaces,
  waitingList,
} from '../../storage/queries/signups.ts';
import type { Writer } from '../../storage/storage.ts';
import type { Db } from '../../storage/tables.ts';
import { Refusal } from '../../taking-part/refusal.ts';
import { placesLeft } from './places.ts';

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
 * @throws Refusal if the token stands for none
 */
export function cancel(
  storage: Writer,
  definition: EventDefinition,
  token: string,
): Promise<PlainReceipt> {
  return storage.write(async (db) => {
    const signup = await findSignup(db, definition.id, tokenHash(token));
    if (!signup) throw new Refusal('not-found');
    await cancelSignup(db, signup.queue);
    await promote(db, definition);
    return readSignup(db, definition, token);
  });
}

/** On each date, gives places to those who wait, in their order, if the whole household fits. */
export async function promote(db: Db, definition: EventDefinition): Promise<void> {
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
