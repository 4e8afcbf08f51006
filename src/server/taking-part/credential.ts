import type { ResourceName, SubmissionOf, VotedName } from '../../protocol/resources.ts';
import { voterCodeHash } from '../secrets/voter-code.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { isKnownCode, useCode } from '../storage/queries/voter-codes.ts';
import type { CodeOrigin, Db, Owner } from '../storage/tables.ts';
import { isTrialId } from '../trial-id.ts';
import { Refusal } from './refusal.ts';
import { isTrial } from './trial.ts';
import type { World } from './world.ts';

/** What is left of a code that is known: what it is under each key. */
export interface Credential {
  readonly hashes: readonly string[];
}

/** What asks for a credential, whichever resource it is of. */
type Asking = Pick<Voted['definition'], 'credential'>;
type Sending = Pick<SubmissionOf<VotedName>, 'credential'>;

/**
 * How many wrong codes an address may send: more than the people behind one library's address
 * mistype, and far too few to find one of 2^60 codes.
 */
const WRONG_CODES = { name: 'wrong codes', most: 20, seconds: 60 };

export function asksForCredential({ definition }: Stored): boolean {
  return (definition as Asking).credential !== undefined;
}

/**
 * Looks a code up before anything is counted: who has a good one never waits for those who
 * guess behind the same address. A code that was used is no guess either. In a preview any code is
 * taken, and none is used.
 * @returns the credential that came with a submission; undefined where none is asked for
 * @throws Refusal where one is asked for and none came, or one that is not known
 */
export async function credentialOf(
  { storage, keyring, limits }: World,
  stored: Stored,
  submission: SubmissionOf<ResourceName>,
  address: string,
): Promise<Credential | undefined> {
  if (!asksForCredential(stored)) return undefined;
  const { credential } = submission as Sending;
  if (!credential) throw new Refusal('not-eligible');
  if (isTrial(stored)) return { hashes: [] };
  const { resource, definition } = stored;
  const hashes = keyring
    .all()
    .flatMap((key) => voterCodeHash(credential.code, resource, definition.id, key) ?? []);
  const owner = { resource, definition_id: definition.id } as Owner;
  if (await storage.ask((db) => isKnownCode(db, owner, hashes))) return { hashes };
  // Counted and decided at once: of a thousand that come together, twenty are let through.
  const retryAfter = limits.take(address, WRONG_CODES);
  throw retryAfter > 0
    ? new Refusal('too-many-requests', { retryAfter })
    : new Refusal('not-eligible');
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
  if (isTrialId(owner.definition_id)) return { area: '', channel: 'online' };
  const outcome = await useCode(db, owner, credential.hashes);
  if (outcome === 'unknown') throw new Refusal('not-eligible');
  if (outcome === 'used-before') throw new Refusal('already-voted');
  return outcome;
}
