import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeCodes } from '../defining/make-codes.ts';
import { nameOf, ownerOf } from '../publishing/voted.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { listed } from './command.ts';

/** How many codes an empty database gets for each definition that asks for them. */
const CODES = 10;
/** Where they are, in the folder of the database. */
const CODES_FILE = 'codes.txt';

/**
 * Makes codes to try things with, into a file that only whoever runs the server can read: what a
 * server prints goes into a log, which many read and which is kept.
 */
export async function giveCodes(storage: Storage, asking: readonly Voted[]): Promise<void> {
  const names = asking.map(nameOf);
  if (storage.secretFile === undefined) {
    for (const name of names)
      console.log(`Codes for ${name}: samskab codes ${name} --count ${CODES}`);
    return;
  }
  const lines: string[] = [];
  for (const voted of asking) {
    lines.push(`Codes to try ${nameOf(voted)} with, each good for one vote:`);
    for await (const codes of makeCodes(storage, ownerOf(voted), CODES)) lines.push(...codes, '');
  }
  const file = join(dirname(storage.secretFile), CODES_FILE);
  // A file that lies there from before may be one that others can read.
  rmSync(file, { force: true });
  writeFileSync(file, lines.join('\n'), { mode: 0o600, flag: 'wx' });
  console.log(`Codes to try ${listed(names, 'and')} with are in ${file}`);
}
