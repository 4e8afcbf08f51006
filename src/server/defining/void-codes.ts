import type { CodeKey } from '../secrets/keyring.ts';
import { openKeyring } from '../secrets/open-keyring.ts';
import { newVoterCode, voterCodeHash } from '../secrets/voter-code.ts';
import { addToLog } from '../storage/queries/log.ts';
import { voidCode, type CodeVoiding } from '../storage/queries/void-codes.ts';
import { addCodes, type CodeBatch } from '../storage/queries/voter-codes.ts';
import type { Storage } from '../storage/storage.ts';
import type { Db, Owner } from '../storage/tables.ts';
import { refuseIfClosed, type CodesOptions } from './make-codes.ts';

/** What became of one code that was to be void. */
export interface VoidedCode {
  /** Where it stood among those given, from 0. */
  readonly index: number;
  /** The code in its place: for the same part of the town and the same way; where it is void now. */
  readonly replacement?: string;
  readonly why?: Exclude<CodeVoiding, object>;
}

/** So many at a time: a running server must not wait long to write. */
const AT_A_TIME = 200;

/**
 * Makes codes void whose letters got lost, and another in the place of each. What was used stays:
 * its vote counts, and nobody can tell which it is.
 * @param typed the codes as they were typed
 * @throws Mistake if it has closed and nobody says why
 */
export async function* voidCodes(
  storage: Pick<Storage, 'write' | 'secretFile'>,
  owner: Owner,
  typed: readonly string[],
  { because, now = Date.now }: Pick<CodesOptions, 'because' | 'now'> = {},
): AsyncGenerator<VoidedCode[]> {
  const keyring = openKeyring(storage.secretFile);
  const key = keyring.newest();
  const hashOf = (code: string, under: CodeKey) =>
    voterCodeHash(code, owner.resource, owner.definition_id, under) ?? [];
  for (let from = 0; from < typed.length; from += AT_A_TIME) {
    const some = typed.slice(from, from + AT_A_TIME);
    const pairs = some.map((code, place) => {
      const replacement = newVoterCode();
      const old = keyring.all().flatMap((under) => hashOf(code, under));
      const hashes = [hashOf(replacement, key)].flat();
      return { index: from + place, old, fresh: { keyId: key.id, hashes }, replacement };
    });
    yield await storage.write(async (db) => {
      await refuseIfClosed(db, owner, now(), because);
      const done: VoidedCode[] = [];
      for (const pair of pairs) done.push(await replaceCode(db, owner, pair));
      const made = done.filter(({ replacement }) => replacement !== undefined).length;
      const what = { made, void: made };
      if (made > 0) await addToLog(db, { of: owner, now: now(), because, kind: 'codes', what });
      return done;
    });
  }
}

interface Pair {
  readonly index: number;
  /** What the old one is under each key. */
  readonly old: readonly string[];
  readonly fresh: Pick<CodeBatch, 'keyId' | 'hashes'>;
  readonly replacement: string;
}

async function replaceCode(
  db: Db,
  owner: Owner,
  { index, old, fresh, replacement }: Pair,
): Promise<VoidedCode> {
  const outcome = await voidCode(db, owner, old);
  if (typeof outcome === 'string') return { index, why: outcome };
  await addCodes(db, owner, { ...fresh, ...outcome });
  return { index, replacement };
}
