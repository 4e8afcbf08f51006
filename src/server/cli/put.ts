import { DefinitionError, readDefinition } from '../defining/read-definition.ts';
import { JsonError, parseJson } from '../defining/json.ts';
import { InUseError, putDefinition } from '../defining/put-definition.ts';
import type { Definition } from '../../protocol/resources.ts';
import { resources } from '../resources/registry.ts';
import { RESOURCE_OF } from '../storage/queries/definitions.ts';
import { UsageError, listed, type Command } from './command.ts';
import { DATA_HELP, dataOption, withStorage } from './data.ts';
import { readText } from './files.ts';

export const put: Command = {
  help: `Usage: samskab put DEFINITION.json [options]

Its "type" says what it is: ${listed(resources.map(({ type }) => type))}. One that nobody could fulfil is
refused, with the limit in the way. Once people have taken part, only texts and times may change.

${DATA_HELP}`,
  options: dataOption,
  positionals: ['DEFINITION.json'],
  async run(args) {
    const definition = readDefinitionFile(args.positionals[0] as string);
    await withStorage(args, async (storage) => {
      const outcome = await storage
        .write((db) => putDefinition(db, definition, Date.now()))
        .catch((error: unknown) => {
          throw error instanceof InUseError ? new UsageError(error.message) : error;
        });
      console.log(`${RESOURCE_OF[definition.type]}/${definition.id}: ${outcome}`);
    });
  },
};

/** @throws UsageError that names the file, and the place in it */
export function readDefinitionFile(file: string): Definition {
  try {
    return readDefinition(parseJson(readText(file)));
  } catch (error) {
    if (error instanceof JsonError) throw new UsageError(`${file} ${error.message}`);
    if (error instanceof DefinitionError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
