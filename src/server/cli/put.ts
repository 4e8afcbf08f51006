import { readDefinition } from '../defining/read-definition.ts';
import { isSite } from '../defining/read-site.ts';
import { parseJson } from '../defining/json.ts';
import { putDefinition } from '../defining/put-definition.ts';
import type { Definition } from '../../protocol/resources.ts';
import { resources } from '../resources/registry.ts';
import { RESOURCE_OF } from '../storage/queries/definitions.ts';
import { about } from './about.ts';
import { becauseOf, becauseOption } from './because.ts';
import { command, listed } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { readText } from './files.ts';
import { putSiteFile } from './site-file.ts';

export const put = command({
  name: 'put',
  summary: 'stores a definition, new or changed',
  usage: ['DEFINITION.json [options]'],
  about: `Its "type" says what it is: ${listed(resources.map(({ type }) => type))}. One that nobody could fulfil is
refused, with the limit in the way. Once people have taken part, only texts and times may change.
A "site" says whose the pages are that this server hosts: their name, logo, accent and links.`,
  options: { ...becauseOption, ...dataOption },
  positionals: ['DEFINITION.json'],
  async run(args) {
    const [file] = args.positionals;
    const json = await readJsonFile(file);
    if (isSite(json)) return putSiteFile(file, json, args);
    const definition = await definitionIn(file, json);
    const because = becauseOf('put', args.values);
    await withStorage(args, async (storage) => {
      const outcome = await storage.write((db) =>
        putDefinition(db, definition, storage.now(), because),
      );
      console.log(`${RESOURCE_OF[definition.type]}/${definition.id}: ${outcome}`);
    });
  },
});

/**
 * @param json what stands in the file
 * @throws Mistake that names the file, and the place in it
 */
export function definitionIn(file: string, json: unknown): Promise<Definition> {
  return about(`${file}: `, () => readDefinition(json));
}

/** @throws Mistake that names the file, and the line where it is no JSON */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = readText(file);
  return about(`${file} `, () => parseJson(text));
}
