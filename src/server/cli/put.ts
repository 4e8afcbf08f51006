import { readDefinition } from '../defining/read-definition.ts';
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

export const put = command({
  name: 'put',
  summary: 'stores a definition, new or changed',
  usage: ['DEFINITION.json [options]'],
  about: `Its "type" says what it is: ${listed(resources.map(({ type }) => type))}. One that nobody could fulfil is
refused, with the limit in the way. Once people have taken part, only texts and times may change; of
an event its dates and places too, as long as nobody loses theirs: who waits then moves up.`,
  options: { ...becauseOption, ...dataOption },
  positionals: ['DEFINITION.json'],
  async run(args) {
    const definition = await readDefinitionFile(args.positionals[0]);
    const because = becauseOf('put', args.values);
    await withStorage(args, async (storage) => {
      const outcome = await storage.write((db) =>
        putDefinition(db, definition, storage.now(), because),
      );
      console.log(`${RESOURCE_OF[definition.type]}/${definition.id}: ${outcome}`);
    });
  },
});

/** @throws Mistake that names the file, and the place in it */
export async function readDefinitionFile(file: string): Promise<Definition> {
  const text = readText(file);
  const json = await about(`${file} `, () => parseJson(text));
  return about(`${file}: `, () => readDefinition(json));
}
