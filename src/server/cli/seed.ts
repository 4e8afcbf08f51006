import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeCodes } from '../defining/make-codes.ts';
import { storeElection } from '../defining/store-election.ts';
import type { Definition } from '../../protocol/resources.ts';
import { RESOURCE_OF, listDefinitions, saveDefinition } from '../storage/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { oneLine } from './command.ts';
import { readElectionFile } from './import.ts';
import { readDefinitionFile } from './put.ts';

/** How many codes an empty database gets for each definition that asks for them. */
const CODES = 10;

/**
 * Fills an empty database with the definitions and elections of a folder; one that holds anything
 * is left as it is. All of it or nothing is stored.
 * @throws UsageError that names the file with the fault
 */
export async function seed({ db, commits }: Storage, folder: string): Promise<void> {
  if ((await listDefinitions(db)).length > 0) return;
  const definitions: Definition[] = filesIn(folder, '.json').map(readDefinitionFile);
  for (const file of filesIn(folder, '.pb')) {
    definitions.push((await readElectionFile(file, { votes: 'read' })).stored.definition);
  }
  await commits.run(async (transaction) => {
    for (const definition of definitions) await saveDefinition(transaction, definition, Date.now());
  });
  for (const definition of definitions) {
    if ('credential' in definition) await printCodes({ commits }, definition);
  }
}

async function printCodes(
  { commits }: Pick<Storage, 'commits'>,
  { type, id }: Extract<Definition, { type: 'ballot' | 'budget' }>,
): Promise<void> {
  const owner = { resource: RESOURCE_OF[type], definition_id: id };
  for await (const codes of makeCodes(commits, owner, CODES)) {
    console.log(`Codes to try ${owner.resource}/${id} with, each good for one vote:`);
    for (const code of codes) console.log(`  ${code}`);
  }
}

/**
 * Imports every election of a folder that is not there already, without its votes. A file that
 * cannot be read is told of and left out; the others come in.
 */
export async function importElections({ db, commits }: Storage, folder: string): Promise<void> {
  const known = new Set(
    (await listDefinitions(db)).map(({ definition }) => definition.origin?.file),
  );
  for (const file of filesIn(folder, '.pb')) {
    if (known.has(basename(file))) continue;
    try {
      const election = await readElectionFile(file, { votes: 'read' });
      await commits.run((transaction) =>
        storeElection(transaction, { ...election, votes: [] }, Date.now()),
      );
    } catch (error) {
      console.error(`samskab: left out: ${oneLine((error as Error).message)}`);
    }
  }
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));
}
