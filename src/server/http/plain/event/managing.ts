import type { Place } from '../../../../protocol/receipt.ts';
import type { HandedIn } from '../../../resources/people.ts';
import { resourceOf } from '../../../resources/registry.ts';
import { readReceiptCode } from '../../../secrets/submission-key.ts';
import { Refusal } from '../../../taking-part/refusal.ts';
import { addressOf } from '../../context.ts';
import { managingPage, formPage, type Answering } from '../plain-pages.ts';
import type { EventView } from './event-view.ts';
import { RECEIPT, managedHtml } from './standing.ts';

/**
 * How many codes of nobody an address may type before it hears no more of them. As with voting codes, who
 * has a good one never waits for those who guess behind the same address.
 */
const UNKNOWN = { name: 'unknown receipts', most: 20, seconds: 60 };

/**
 * Shows how the household with a code stands, or cancels its sign-up. Of who they are it says nothing:
 * somebody may have read the code over a shoulder.
 *
 * @throws Refusal if too many codes came from one address that stand for nothing
 */
export async function manage(answering: Answering, step: 'find' | 'cancel'): Promise<Response> {
  const { c, services, view } = answering;
  const { storage, now, limits } = services;
  const { stored, typed, definition, say } = view;
  const { people } = resourceOf(stored);
  const code = readReceiptCode(typed.get(RECEIPT) ?? '');
  let one: HandedIn | undefined;
  if (code !== undefined && people) {
    // Nobody who types a code of nobody keeps those who write from writing.
    [one] = await storage.read((db) => people.read(db, definition, code));
    if (one && step === 'cancel') {
      [one] = await storage.write(async (db) => {
        await people.cancel?.(db, definition, code, now());
        return people.read(db, definition, code);
      });
    }
  }
  if (one) {
    const { places = [] } = one.record as { places?: readonly Place[] };
    return managingPage(answering, managedHtml(one.code, places, view as unknown as EventView));
  }
  const retryAfter = limits.take(addressOf(c, services), UNKNOWN);
  if (retryAfter > 0) throw new Refusal('too-many-requests', { retryAfter });
  return formPage(answering, {
    status: 404,
    what: [{ text: say('receiptWrong'), target: RECEIPT }],
  });
}
