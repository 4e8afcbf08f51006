import { newVoterCode, voterCodeHash } from '../secrets/voter-code.ts';
import type { Commits } from '../storage/commits.ts';
import type { VoterCodeRow } from '../storage/tables.ts';
import { addCodes, type CodeOrigin } from '../storage/voter-codes.ts';

/** So many at a time: a running server must not wait long to write. */
const AT_A_TIME = 200;

/** Makes new codes, and gives them out once they are stored: what is printed works. */
export async function* makeCodes(
  commits: Commits,
  owner: Pick<VoterCodeRow, 'resource' | 'definition_id'>,
  count: number,
  { area = '', channel = 'online' }: Partial<CodeOrigin> = {},
): AsyncGenerator<string[]> {
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const codes = Array.from({ length: Math.min(left, AT_A_TIME) }, newVoterCode);
    const hashes = await Promise.all(
      codes.map((code) => voterCodeHash(code, owner.resource, owner.definition_id)),
    );
    await commits.run((transaction) =>
      addCodes(transaction, owner, hashes as string[], { area, channel }),
    );
    yield codes;
  }
}
