import { phaseAt } from '../../protocol/phase.ts';
import { refuseWithoutReason } from '../reason.ts';
import { openKeyring } from '../secrets/open-keyring.ts';
import { newVoterCode, voterCodeHash } from '../secrets/voter-code.ts';
import type { Storage } from '../storage/storage.ts';
import { findDefinition } from '../storage/queries/definitions.ts';
import type { CodeOrigin, Db, Owner } from '../storage/tables.ts';
import { addToLog } from '../storage/queries/log.ts';
import { addCodes } from '../storage/queries/voter-codes.ts';

/** So many at a time: a running server must not wait long to write. */
const AT_A_TIME = 500;

export interface CodesOptions extends Partial<CodeOrigin> {
  /** Why, for the log; asked for once it has closed. */
  readonly because?: string | undefined;
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: () => number;
}

/**
 * Makes new codes, and gives them out once they are stored and in the log: what is printed works.
 * With the first codes a secret is made, where nobody gave one and the database has a place for it.
 * @throws Mistake if there is no secret
 * @throws Mistake if it has closed and nobody says why
 */
export async function* makeCodes(
  storage: Pick<Storage, 'write' | 'secretFile'>,
  owner: Owner,
  count: number,
  { area = '', channel = 'online', because, now = Date.now }: CodesOptions = {},
): AsyncGenerator<string[]> {
  const key = openKeyring(storage.secretFile).newest();
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const codes = Array.from({ length: Math.min(left, AT_A_TIME) }, newVoterCode);
    const hashes = codes.map(
      (code) => voterCodeHash(code, owner.resource, owner.definition_id, key) as string,
    );
    await storage.write(async (db) => {
      await refuseIfClosed(db, owner, now(), because);
      await addCodes(db, owner, { keyId: key.id, hashes, area, channel });
      const what = { made: codes.length, area, channel };
      await addToLog(db, { of: owner, now: now(), because, kind: 'codes', what });
    });
    yield codes;
  }
}

/**
 * Codes that come when nobody can vote any more are odd.
 * @throws Mistake if it has closed and nobody says why
 */
export async function refuseIfClosed(
  db: Db,
  { resource, definition_id: id }: Owner,
  now: number,
  because: string | undefined,
): Promise<void> {
  const stored = await findDefinition(db, resource, id);
  const closed = stored !== undefined && phaseAt(stored.definition, now) === 'closed';
  refuseWithoutReason(because, closed ? `${resource}/${id} has closed` : undefined);
}
