import { openKeyring } from '../secrets/open-keyring.ts';
import { newVoterCode, voterCodeHash } from '../secrets/voter-code.ts';
import type { Storage } from '../storage/storage.ts';
import type { CodeOrigin, Owner } from '../storage/tables.ts';
import { addCodes } from '../storage/queries/voter-codes.ts';

/** So many at a time: a running server must not wait long to write. */
const AT_A_TIME = 500;

/**
 * Makes new codes, and gives them out once they are stored: what is printed works. With the first
 * codes a secret is made, where nobody gave one and the database has a place for it.
 * @throws Mistake if there is no secret
 */
export async function* makeCodes(
  storage: Pick<Storage, 'write' | 'secretFile'>,
  owner: Owner,
  count: number,
  { area = '', channel = 'online' }: Partial<CodeOrigin> = {},
): AsyncGenerator<string[]> {
  const key = openKeyring(storage.secretFile).newest();
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const codes = Array.from({ length: Math.min(left, AT_A_TIME) }, newVoterCode);
    const hashes = codes.map(
      (code) => voterCodeHash(code, owner.resource, owner.definition_id, key) as string,
    );
    await storage.write((db) => addCodes(db, owner, { keyId: key.id, hashes, area, channel }));
    yield codes;
  }
}
