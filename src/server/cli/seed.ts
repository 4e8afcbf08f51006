import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isSite } from '../defining/read-site.ts';
import { putDefinition } from '../defining/put-definition.ts';
import { putSite } from '../defining/put-site.ts';
import type { Election } from '../defining/read-election.ts';
import { castAll, storeElection } from '../defining/store-election.ts';
import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import { isDraft } from '../../protocol/visibility.ts';
import { isVoted } from '../resources/registry.ts';
import { nameOf, ownerOf } from '../publishing/voted.ts';
import {
  RESOURCE_OF,
  listDefinitions,
  type Stored,
  type Voted,
} from '../storage/queries/definitions.ts';
import { findSite } from '../storage/queries/site.ts';
import type { StoredPicture } from '../storage/queries/pictures.ts';
import type { Storage } from '../storage/storage.ts';
import type { Db } from '../storage/tables.ts';
import { Mistake } from '../mistake.ts';
import { oneLine } from './command.ts';
import { readElectionFile, readVotesFile } from './import.ts';
import { tellOddities } from './pabulib-file.ts';
import { definitionIn, readJsonFile } from './put.ts';
import { siteIn, type SiteFile } from './site-file.ts';
import type { PictureValues } from './with-pictures.ts';
import { giveCodes } from './seed-codes.ts';

/** What the log says of a result that is published of a seed. */
const SEEDED = 'it was seeded with its votes';
/** How the name of a file with votes ends; it begins as that of its definition. */
const VOTES = '.votes.pb';

/** What a folder of seeds holds. */
interface Seeds {
  readonly site?: SiteFile;
  readonly seeded: readonly Seeded[];
}

/** A definition of a seed, and the votes that lie beside it. */
interface Seeded {
  readonly stored: Stored;
  /** Those that lie beside it. */
  readonly pictures?: readonly StoredPicture[];
  readonly cast?: Omit<Election, 'stored'>;
}

/**
 * Fills an empty database with the definitions and elections of a folder; one that holds anything
 * is left as it is. All of it or nothing is stored. `NAME.votes.pb` holds the votes for the
 * definition in `NAME.json`; where that has closed, its result is published. Whose the pages are
 * is taken from the folder unless it has been said already.
 * @throws Mistake that names the file with the fault
 */
export async function seed(
  storage: Storage,
  folder: string,
  values: PictureValues = {},
): Promise<void> {
  if ((await storage.read(listAll)).length > 0) return;
  const { site, seeded } = await readSeeds(folder, values);
  await storage.write(async (db) => {
    const now = storage.now();
    if (site && !(await findSite(db))) await putSite(db, site.site, site.logo);
    for (const { stored, pictures, cast } of seeded) {
      await putDefinition(db, stored.definition, now, undefined, pictures);
      if (cast && isVoted(stored)) await castAll(db, ownerOf(stored), cast, now);
    }
  });
  const voted = seeded.filter((one): one is Seeded & { stored: Voted } => isVoted(one.stored));
  for (const { stored, cast } of voted) if (cast) await publishIfClosed(storage, stored);
  const asking = voted.filter(({ stored }) => stored.definition.credential);
  if (asking.length > 0)
    await giveCodes(
      storage,
      asking.map(({ stored }) => stored),
    );
}

function listAll(db: Db): Promise<Stored[]> {
  return listDefinitions(db);
}

async function readSeeds(folder: string, values: PictureValues): Promise<Seeds> {
  let site: SiteFile | undefined;
  const seeded: Seeded[] = [];
  filesIn(folder, VOTES).forEach(refuseIfAlone);
  for (const file of filesIn(folder, '.json')) {
    const json = await readJsonFile(file);
    if (!isSite(json)) seeded.push(await readSeed(file, json, values));
    else if (site) throw new Mistake(`${file}: there is another site in the folder`);
    else site = await siteIn(file, json);
  }
  for (const file of filesIn(folder, '.pb')) {
    if (file.endsWith(VOTES)) continue;
    const { stored } = await readElectionFile(file, { votes: 'read' });
    seeded.push({ stored });
  }
  return { ...(site && { site }), seeded };
}

async function readSeed(file: string, json: unknown, values: PictureValues): Promise<Seeded> {
  const { definition, pictures } = await definitionIn(file, json, values);
  const votes = file.replace(/\.json$/, VOTES);
  const stored = storedOf(definition);
  if (!existsSync(votes)) return { stored, pictures };
  if (!isVoted(stored)) {
    throw new Mistake(`${votes}: ${basename(file)} is nothing to vote on`);
  }
  if (isDraft(definition)) throw new Mistake(`${votes}: ${basename(file)} is a draft`);
  const cast = await readVotesFile(votes, stored);
  tellOddities(votes, cast.warnings, cast.refused);
  return { stored, pictures, cast };
}

/** @throws Mistake where votes have no definition */
function refuseIfAlone(votes: string): void {
  const file = `${votes.slice(0, -VOTES.length)}.json`;
  if (!existsSync(file)) throw new Mistake(`${votes}: there is no ${basename(file)} beside it`);
}

function storedOf(definition: Definition): Stored {
  return { resource: RESOURCE_OF[definition.type], definition } as Stored;
}

async function publishIfClosed(storage: Storage, voted: Voted): Promise<void> {
  const now = storage.now();
  if (phaseAt(voted.definition, now) !== 'closed') return;
  // Counting is loaded where something is counted: most starts of a server do without.
  const { publish } = await import('../publishing/publish.ts');
  await publish(
    storage,
    voted,
    { state: 'final', ballots: true, whileOpen: false, because: SEEDED },
    now,
  );
  console.log(`${nameOf(voted)}: its result is published`);
}

/**
 * Imports every election of a folder that is not there already, without its votes. A file that
 * cannot be read is told of and left out; the others come in.
 */
export async function importElections(storage: Storage, folder: string): Promise<void> {
  const known = new Set(
    (await storage.read(listAll)).map(({ definition }) => definition.origin?.file),
  );
  for (const file of filesIn(folder, '.pb')) {
    if (known.has(basename(file))) continue;
    try {
      const election = await readElectionFile(file, { votes: 'read' });
      await storeElection(storage, { ...election, votes: [], turnout: [] }, storage.now());
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
