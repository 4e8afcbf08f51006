import type { Definition } from '../../protocol/resources.ts';
import type { SubmissionKey } from '../secrets/submission-key.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { findFirst, remember } from '../storage/queries/idempotency.ts';
import type { Db } from '../storage/tables.ts';
import type { Acceptance, Accepting, ReceiptCore } from './acceptance.ts';
import { asksForCredential, credentialOf } from './credential.ts';
import { readSubmission } from './read-submission.ts';
import { refuseUnlessOpen } from './open.ts';
import { Refusal } from './refusal.ts';
import { findShown } from './trial.ts';
import type { World } from './world.ts';

/** What somebody sends. */
export interface Sent {
  readonly stored: Stored;
  readonly key: SubmissionKey;
  readonly fingerprint: string;
  /** What JSON.parse gave. */
  readonly body: unknown;
  /** Where it comes from, empty where nobody knows; for counting, and kept in memory alone. */
  readonly address: string;
  /** When the first of it came in, by the clock that decides what is open. */
  readonly arrived: number;
}

/**
 * Takes a submission in, once: the same body under the same key gets the first answer again, also
 * when it has closed since.
 * @param accepting what it is handed in to
 * @returns what the receipt says; it is on disk
 * @throws Refusal
 */
export async function takePart(
  world: World,
  accepting: Accepting,
  sent: Sent,
): Promise<ReceiptCore> {
  const { storage, now } = world;
  const { stored, key, address } = sent;
  const before = await storage.ask((db) => firstAnswer(db, sent));
  if (before) return before;
  // As it was defined when it arrived: a time that is changed meanwhile counts for who comes later.
  refuseUnlessOpen(stored.definition, sent.arrived);
  // These come before the transaction because they take time, and inside it they are looked at again.
  refuseFlood(world, sent);
  const submission = readSubmission(accepting.submission, sent.body);
  const credential = await credentialOf(world, stored, submission, address);
  return storage.write((db) =>
    acceptOnce(
      sent,
      { db, key, credential, now: now(), arrived: sent.arrived },
      (fresh, acceptance) => accepting.accept(fresh, submission, acceptance),
    ),
  );
}

/** @param accept stores what was sent; given the definition as it is now */
async function acceptOnce(
  sent: Sent,
  acceptance: Acceptance,
  accept: (definition: Definition, acceptance: Acceptance) => Promise<ReceiptCore>,
): Promise<ReceiptCore> {
  const { db, key, now } = acceptance;
  const before = await firstAnswer(db, sent);
  if (before) return before;
  const name = { resource: sent.stored.resource, id: sent.stored.definition.id };
  // It may have become a draft or been taken out meanwhile; a draft's preview may have ended.
  const stored = await findShown(db, { ...name, now });
  if (!stored) throw new Refusal('not-found');
  const receipt = await accept(stored.definition, acceptance);
  await remember(db, name, { hash: key.hash, fingerprint: sent.fingerprint }, receipt, now);
  return receipt;
}

/**
 * @returns what was answered to the same body under the same key, if it came before
 * @throws KeyReused if another body came under this key
 */
async function firstAnswer(db: Db, { key, fingerprint }: Sent): Promise<ReceiptCore | undefined> {
  const first = await findFirst(db, key.hash);
  if (!first) return undefined;
  const receipt = JSON.parse(first.receipt) as ReceiptCore;
  if (first.fingerprint !== fingerprint) throw new KeyReused(receipt);
  return receipt;
}

/** Another body came under this key before. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  readonly receipt: ReceiptCore;

  constructor(receipt: ReceiptCore) {
    super('key-reused');
    this.receipt = receipt;
  }
}

/** How much one address may send where the definition does not say. */
const PER_ADDRESS = { most: 120, seconds: 60 };

/**
 * Where codes are asked for, they are what is counted: a good one always passes.
 * @throws Refusal if too much came from an address
 */
function refuseFlood({ limits }: World, { stored, address }: Sent): void {
  if (asksForCredential(stored) || address === '') return;
  const { resource, definition } = stored;
  const { perAddress = PER_ADDRESS } = definition.limits ?? {};
  const retryAfter = limits.take(address, { name: `${resource}/${definition.id}`, ...perAddress });
  if (retryAfter > 0) throw new Refusal('too-many-requests', { retryAfter });
}
