import { phaseAt } from '../../protocol/phase.ts';
import type { SubmissionKey } from '../secrets/submission-key.ts';
import { findDefinition, type Stored } from '../storage/queries/definitions.ts';
import { findFirst, remember } from '../storage/queries/idempotency.ts';
import type { Storage } from '../storage/storage.ts';
import type { Db } from '../storage/tables.ts';
import type { Acceptance, ReceiptCore } from './acceptance.ts';
import { credentialOf } from './credential.ts';
import type { Guesses } from './guesses.ts';
import { acceptIdea } from './idea.ts';
import { readSubmission, type Attempt } from './read-submission.ts';
import { Refusal } from './refusal.ts';
import { acceptSignup } from './signup.ts';
import { acceptVote } from './vote.ts';

/** What taking part needs to know of the world. */
export interface World {
  readonly storage: Storage;
  readonly guesses: Guesses;
  /** Milliseconds since 1970: the clock that decides what is open. */
  readonly now: () => number;
}

/** What somebody sends. */
export interface Sent {
  readonly stored: Stored;
  readonly key: SubmissionKey;
  readonly fingerprint: string;
  /** What JSON.parse gave. */
  readonly body: unknown;
  /** Where it comes from; for counting wrong codes. */
  readonly address: string;
}

/**
 * Takes a submission in, once: the same body under the same key gets the first answer again, also
 * when it has closed since.
 * @returns what the receipt says; it is on disk
 * @throws Refusal
 */
export async function takePart(world: World, sent: Sent): Promise<ReceiptCore> {
  const before = await world.storage.read((db) => firstAnswer(db, sent));
  if (before) return before;
  // These come before the transaction because they take time, and inside it they are looked at again.
  refuseUnlessOpen(sent.stored, world.now());
  const attempt = readSubmission(sent.stored, sent.body);
  const credential = await credentialOf(attempt, sent.address, world.guesses);
  try {
    return await world.storage.write((db) =>
      accept(sent, attempt, { db, key: sent.key, credential, now: world.now() }),
    );
  } catch (error) {
    if (credential && error instanceof Refusal && error.code === 'not-eligible') {
      world.guesses.failed(sent.address);
    }
    throw error;
  }
}

async function accept(sent: Sent, attempt: Attempt, acceptance: Acceptance): Promise<ReceiptCore> {
  const { db, key, now } = acceptance;
  const before = await firstAnswer(db, sent);
  if (before) return before;
  const name = { resource: attempt.resource, id: attempt.definition.id };
  const stored = await findDefinition(db, name.resource, name.id);
  if (!stored) throw new Refusal('not-found');
  refuseUnlessOpen(stored, now);
  const receipt = await store({ ...attempt, ...stored } as Attempt, acceptance);
  await remember(db, name, { hash: key.hash, fingerprint: sent.fingerprint }, receipt, now);
  return receipt;
}

async function store(attempt: Attempt, acceptance: Acceptance): Promise<ReceiptCore> {
  switch (attempt.resource) {
    case 'ideas':
      return acceptIdea(attempt.definition, attempt.submission, acceptance);
    case 'events':
      return acceptSignup(attempt.definition, attempt.submission, acceptance);
    case 'ballots':
    case 'budgets':
      return acceptVote(attempt, acceptance);
  }
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

function refuseUnlessOpen({ definition }: Stored, now: number): void {
  const phase = phaseAt(definition, now);
  if (phase === 'upcoming') throw new Refusal('not-open-yet');
  if (phase === 'closed') throw new Refusal('closed');
}
