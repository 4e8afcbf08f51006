import { voidCodes, type VoidedCode } from '../defining/void-codes.ts';
import { readVoterCode } from '../secrets/voter-code.ts';
import { codeCounts } from '../storage/queries/void-codes.ts';
import type { Storage, Reader } from '../storage/storage.ts';
import type { Owner } from '../storage/tables.ts';
import { Mistake } from '../mistake.ts';
import { readText } from './files.ts';

/** Some codes are as they were: exit code 1, as the others are void. */
class NotAllVoid extends Mistake {
  override readonly name = 'NotAllVoid';
  override readonly exitCode = 1;
}

const WHY: Record<NonNullable<VoidedCode['why']>, string> = {
  used: 'has been used, and its vote counts',
  'void-before': 'is void already',
  unknown: 'is no code of this',
};

/** A code, and the number of its line. */
interface Line {
  readonly line: number;
  readonly code: string;
}

/**
 * Makes codes void and prints another for each, in the order of the lines. What is not void is told
 * of by the number of its line: a code is a secret as long as it is good.
 * @param named a code, or the name of a file with one a line
 * @throws Mistake if some are not void now
 */
export async function voidNamed(
  storage: Storage,
  owner: Owner,
  named: string,
  because: string | undefined,
): Promise<void> {
  const lines = linesOf(named);
  let left = 0;
  const typed = lines.map(({ code }) => code);
  for await (const batch of voidCodes(storage, owner, typed, { because })) {
    for (const { index, replacement, why } of batch) {
      if (replacement !== undefined) console.log(replacement);
      if (why === undefined) continue;
      left++;
      console.error(`line ${lines[index]?.line}: ${WHY[why]}`);
    }
  }
  console.error(await countsOf(storage, owner));
  if (left === 0) return;
  throw new NotAllVoid(`codes: ${left} of ${lines.length} could not be made void`);
}

/** @returns `ballots/kvarterpuljen: 500 codes made, 312 used, 3 void` */
export async function countsOf(storage: Reader, owner: Owner): Promise<string> {
  const counts = await storage.read((db) => codeCounts(db, owner));
  const { made, used } = counts;
  const name = `${owner.resource}/${owner.definition_id}`;
  return `${name}: ${made} codes made, ${used} used, ${counts.void} void`;
}

function linesOf(named: string): Line[] {
  if (readVoterCode(named) !== undefined) return [{ line: 1, code: named }];
  const lines = readText(named)
    .split(/\r\n|\n|\r/)
    .map((code, index) => ({ line: index + 1, code: code.trim() }));
  return lines.filter(({ code }) => code !== '');
}
