import type { ResourceName, SubmissionOf, VotedName } from '../../protocol/resources.ts';
import { voterCodeHash } from '../secrets/voter-code.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { useCode } from '../storage/queries/voter-codes.ts';
import type { CodeOrigin, Db, Owner } from '../storage/tables.ts';
import type { Guesses } from './guesses.ts';
import { Refusal } from './refusal.ts';

/** What is left of a code once it has been hashed, which is slow on purpose. */
export interface Credential {
  readonly hash: string;
}

/** What asks for a credential, whichever resource it is of. */
type Asking = Pick<Voted['definition'], 'credential'>;
type Sending = Pick<SubmissionOf<VotedName>, 'credential'>;

/**
 * @returns the credential that came with a submission; undefined where none is asked for
 * @throws Refusal where one is asked for and none came, it looks like no code at all, or too many
 * wrong ones came from the same address
 */
export async function credentialOf(
  { resource, definition }: Stored,
  submission: SubmissionOf<ResourceName>,
  address: string,
  guesses: Guesses,
): Promise<Credential | undefined> {
  if ((definition as Asking).credential === undefined) return undefined;
  const { credential } = submission as Sending;
  if (!credential) throw new Refusal('not-eligible');
  const retryAfter = guesses.secondsToWait(address);
  if (retryAfter > 0) throw new Refusal('too-many-requests', { retryAfter });
  const hash = await voterCodeHash(credential.code, resource, definition.id);
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
  owner: Owner,
  asking: Asking,
  credential: Credential | undefined,
): Promise<CodeOrigin> {
  if (asking.credential === undefined) return { area: '', channel: 'online' };
  if (!credential) throw new Refusal('not-eligible');
  const outcome = await useCode(db, owner, credential.hash);
  if (outcome === 'unknown') throw new Refusal('not-eligible');
  if (outcome === 'used-before') throw new Refusal('already-voted');
  return outcome;
}
