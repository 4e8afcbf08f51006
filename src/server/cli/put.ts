import { readDefinition } from '../defining/read-definition.ts';
import { refuseUncountable } from '../publishing/countable.ts';
import { isSite } from '../defining/read-site.ts';
import { parseJson } from '../defining/json.ts';
import { withoutBlanks, type Taken } from '../defining/pictures/take-pictures.ts';
import { putDefinition } from '../defining/put-definition.ts';
import { countTrials } from '../defining/visibility.ts';
import type { Definition } from '../../protocol/resources.ts';
import { nameOf, ownerOf } from '../publishing/voted.ts';
import { isVoted, resources } from '../resources/registry.ts';
import { renamedItems } from '../resources/voted/former-names.ts';
import { RESOURCE_OF, findDefinition, type Stored } from '../storage/queries/definitions.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Db } from '../storage/tables.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import { becauseOf, becauseOption } from './because.ts';
import { command, listed } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { readText } from './files.ts';
import { keptWords } from './kept-words.ts';
import { lackingWords } from './lacking-words.ts';
import { noteStandings } from './note-standings.ts';
import { putSiteFile } from './site-file.ts';
import { timeWords } from './time-words.ts';
import { picturesOption, withPicturesBeside, type PictureValues } from './with-pictures.ts';

export const put = command({
  name: 'put',
  summary: 'stores a definition, new or changed',
  usage: ['DEFINITION.json [options]'],
  about: `Its "type" says what it is: ${listed(resources.map(({ type }) => type))}. One that nobody could fulfil is
refused, with the limit in the way. Once people have taken part, only texts and times may change; of
an event its dates and places too, as long as nobody loses theirs: who waits then moves up, and it says
who. A text that people answered to then takes a reason (--because), and so does what may be a slip: that it
closes at once, that a date which people hold places on would be over, or that what they handed in
would be deleted within a week. A new name of what is voted on is marked, so that everybody sees the
old one too. While a final result is published, nothing opens again.
A "site" says whose the pages are that this server hosts: their name, logo, accent and links.
Who sees a definition stays as it was where the file has no "visibility"; see samskab help visibility.
Pictures lie beside the file, or in a folder below it: "picture": { "url": "billeder/skov.jpg", "alt": "…" }.
PNG, JPEG, WebP and SVG are taken, with at most 300 kB and 2000 px a side; what they tell of when,
where and with what they were taken is left out. They are stored with the definition, and go with it.
Where people hand in something of themselves, "retention" says for how many days that is kept, and
put says on which day it is deleted.`,
  options: {
    draft: { type: 'boolean', says: 'as a draft, which nobody sees; see samskab help preview' },
    ...picturesOption,
    ...becauseOption,
    ...dataOption,
  },
  positionals: ['DEFINITION.json'],
  async run(args) {
    const [file] = args.positionals;
    const json = await readJsonFile(file);
    if (isSite(json)) {
      if (args.values.draft) throw new Mistake('put: --draft goes without a site');
      return putSiteFile(file, json, args);
    }
    const taken = await definitionIn(file, json, args.values);
    const { definition: read, pictures } = taken;
    const definition = args.values.draft ? { ...read, visibility: 'draft' as const } : read;
    const because = becauseOf('put', args.values);
    await withStorage(args, async (storage) => {
      const lines = await storage.write((db) =>
        stored(db, { definition, pictures }, storage.now(), because),
      );
      for (const line of lines) console.log(line);
      for (const words of lackingWords(definition)) console.error(`${file}: ${words}`);
    });
  },
});

/**
 * @returns what became of it, in a line, and of what not everybody sees, who does; then who moved up,
 * what of its times may be a slip, and how long what people hand in is kept
 */
async function stored(
  db: Db,
  { definition, pictures }: Taken<Definition>,
  now: number,
  because: string | undefined,
): Promise<string[]> {
  const [resource, { id }] = [RESOURCE_OF[definition.type], definition];
  const trials = await countTrials(db, resource, id);
  const moved = await noteStandings(db, resource, id);
  const was = await findDefinition(db, resource, id);
  const outcome = await putDefinition(db, definition, now, because, pictures);
  const is = await findDefinition(db, resource, id);
  const { visibility = 'public' } = is?.definition ?? {};
  const seen = visibility === 'public' ? '' : ` (${visibility})`;
  const shown = visibility !== 'draft' && trials > 0;
  const gone = shown ? `, ${trials} trial submission(s) deleted` : '';
  const told = [
    ...(was && is ? await oldNames(db, was, is) : []),
    ...timeWords(definition, now),
    ...keptWords(definition, now),
  ];
  const line = `${resource}/${id}: ${outcome}${seen}${gone}`;
  return [line, ...(await moved()), ...(outcome === 'same' ? [] : told)];
}

/** @returns that a published result has names which something no longer has, in a line */
async function oldNames(db: Db, was: Stored, is: Stored): Promise<string[]> {
  if (!isVoted(was) || !isVoted(is)) return [];
  if (renamedItems(was.definition, is.definition).length === 0) return [];
  if (!(await findResults(db, ownerOf(is)))) return [];
  const name = nameOf(is);
  return [
    `the published result keeps the old name until it is published again (samskab publish ${name})`,
  ];
}

/**
 * @param json what stands in the file
 * @returns the definition, and the pictures that lie beside the file
 * @throws Mistake that names the file, and the place in it
 */
export async function definitionIn(
  file: string,
  json: unknown,
  values: PictureValues,
): Promise<Taken<Definition>> {
  const definition = await about(`${file}: `, async () => {
    const read = readDefinition(withoutBlanks(json));
    await refuseUncountable(read);
    return read;
  });
  return withPicturesBeside(file, definition, values);
}

/** @throws Mistake that names the file, and the line where it is no JSON */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = readText(file);
  return about(`${file} `, () => parseJson(text));
}
