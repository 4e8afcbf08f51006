import { phaseAt } from '../../protocol/phase.ts';
import { Mistake } from '../mistake.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { findDefinition } from '../storage/queries/definitions.ts';
import { countCodes, type CodeCount } from '../storage/queries/voter-codes.ts';
import type { Reader } from '../storage/storage.ts';

/** Stands for a key where an earlier version made the codes. */
const BY_EARLIER_VERSION = 'scrypt';

/**
 * To be called before votes are taken in or codes made: good codes would be turned away as wrong
 * by who lacks their key.
 * @throws Mistake that names each key that is missing, and the votes that need it
 */
export async function refuseWithoutKeys(
  storage: Reader,
  keyring: Keyring,
  now: number,
): Promise<void> {
  const known = new Set([BY_EARLIER_VERSION, ...keyring.all().map(({ id }) => id)]);
  const lacking = (await openCodes(storage, now)).filter(
    ({ keyId, unused }) => unused > 0 && !known.has(keyId),
  );
  if (lacking.length === 0) return;
  const byKey = Object.entries(Object.groupBy(lacking, ({ keyId }) => keyId));
  const told = byKey.map(([id, of = []]) => `${id} (codes of ${of.map(nameOf).join(', ')})`);
  throw new Mistake(
    `a secret is missing, by its id: ${told.join('; ')}: give it in SAMSKAB_SECRET, SAMSKAB_SECRET_FILE or the file "secret" in the data folder`,
  );
}

/** @returns a line for each open vote whose codes an earlier version made, with what to do */
export async function earlierCodes(storage: Reader, now: number): Promise<string[]> {
  const earlier = (await openCodes(storage, now)).filter(
    ({ keyId }) => keyId === BY_EARLIER_VERSION,
  );
  return earlier.map((count) => {
    const { used, unused } = count;
    const what = `${nameOf(count)}: an earlier version made its ${used + unused} codes, which no longer work`;
    return used === 0
      ? `${what}: make new ones, and give everybody one`
      : `${what}; ${used} have voted, and nobody knows who: new codes could count them twice, so begin again under another id`;
  });
}

function openCodes(storage: Reader, now: number): Promise<CodeCount[]> {
  return storage.read(async (db) => {
    const open: CodeCount[] = [];
    for (const count of await countCodes(db)) {
      const stored = await findDefinition(db, count.resource, count.definition_id);
      if (stored && phaseAt(stored.definition, now) !== 'closed') open.push(count);
    }
    return open;
  });
}

function nameOf({ resource, definition_id: id }: CodeCount): string {
  return `${resource}/${id}`;
}
