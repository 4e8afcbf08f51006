import { newVoterCode, voterCodeHash } from '../secrets/voter-code.ts';
import type { Writer } from '../storage/storage.ts';
import type { CodeOrigin, Owner } from '../storage/tables.ts';
import { addCodes } from '../storage/queries/voter-codes.ts';

/** So many at a time: a running server must not wait long to write. */
const AT_A_TIME = 200;

/** Makes new codes, and gives them out once they are stored: what is printed works. */
export async function* makeCodes(
  storage: Writer,
  owner: Owner,
  count: number,
  { area = '', channel = 'online' }: Partial<CodeOrigin> = {},
): AsyncGenerator<string[]> {
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const codes = Array.from({ length: Math.min(left, AT_A_TIME) }, newVoterCode);
    const hashes = await Promise.all(
      codes.map((code) => voterCodeHash(code, owner.resource, owner.definition_id)),
    );
    await storage.write((db) => addCodes(db, owner, hashes as string[], { area, channel }));
    yield codes;
  }
}
