import { voterCodeHash } from '../secrets/voter-code.ts';
import type { CodeOrigin, Db } from '../storage/tables.ts';
import { useCode } from '../storage/queries/voter-codes.ts';
import type { Guesses } from './guesses.ts';
import type { Attempt } from './read-submission.ts';
import { Refusal } from './refusal.ts';

type Vote = Extract<Attempt, { resource: 'ballots' | 'budgets' }>;

/** What is left of a code once it has been hashed, which is slow on purpose. */
export interface Credential {
  readonly hash: string;
}

/**
 * @returns the credential that came with a submission; undefined where none is asked for
 * @throws Refusal where one is asked for and none came, it looks like no code at all, or too many
 * wrong ones came from the same address
 */
export async function credentialOf(
  attempt: Attempt,
  address: string,
  guesses: Guesses,
): Promise<Credential | undefined> {
  if (!isVote(attempt) || attempt.definition.credential === undefined) return undefined;
  const { resource, definition, submission } = attempt;
  if (!submission.credential) throw new Refusal('not-eligible');
  const retryAfter = guesses.secondsToWait(address);
  if (retryAfter > 0) throw new Refusal('too-many-requests', { retryAfter });
  const hash = await voterCodeHash(submission.credential.code, resource, definition.id);
  if (hash !== undefined) return { hash };
  guesses.failed(address);
  throw new Refusal('not-eligible');
}

/**
 * Uses a credential up.
 * @returns where its voter is from, as far as it tells
 * @throws Refusal if it is not known, or was used before
 */
export async function useCredential(
  db: Db,
  { resource, definition }: Vote,
  credential: Credential | undefined,
): Promise<CodeOrigin> {
  if (definition.credential === undefined) return { area: '', channel: 'online' };
  if (!credential) throw new Refusal('not-eligible');
  const owner = { resource, definition_id: definition.id };
  const outcome = await useCode(db, owner, credential.hash);
  if (outcome === 'unknown') throw new Refusal('not-eligible');
  if (outcome === 'used-before') throw new Refusal('already-voted');
  return outcome;
}

function isVote(attempt: Attempt): attempt is Vote {
  return attempt.resource === 'ballots' || attempt.resource === 'budgets';
}
