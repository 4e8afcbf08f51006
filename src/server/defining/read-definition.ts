import * as v from 'valibot';
import { RESOURCES, type Definition } from '../../protocol/resources.ts';
import { pointerToken } from '../../rules/pointer.ts';
import { RESOURCE_OF } from '../storage/definitions.ts';
import { issuePointer } from '../taking-part/read-submission.ts';

/** A definition that does not fit its schema: the first fault, and how many more there are. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
}

/**
 * Reads a definition as somebody wrote it. What a server sets by itself (`phase`, `delivery`,
 * `links`, `placesLeft`) is left out, so that what a GET brought can be put back.
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit its schema, or holds a key that means nothing
 */
export function readDefinition(json: unknown): Definition {
  const result = v.safeParse(RESOURCES[RESOURCE_OF[typeOf(json)]].definition, json);
  const faults = result.success
    ? unknownKeys(json, result.output).map((pointer) => `${pointer}: unknown key`)
    : result.issues.map((issue) => `${issuePointer(issue) || '(top)'}: ${issue.message}`);
  const [first, ...more] = faults;
  if (first !== undefined) {
    throw new DefinitionError(more.length > 0 ? `${first} (and ${more.length} more)` : first);
  }
  return withoutServerKeys(result.output as Definition);
}

function typeOf(json: unknown): Definition['type'] {
  const type = (json as { type?: unknown } | null)?.type;
  if (typeof type === 'string' && Object.hasOwn(RESOURCE_OF, type)) {
    return type as Definition['type'];
  }
  throw new DefinitionError(`/type: Expected one of ${Object.keys(RESOURCE_OF).join(', ')}`);
}

/** A schema drops the keys it does not know; one that was meant, such as `maxLenght`, must not go in silence. */
function unknownKeys(input: unknown, output: unknown, pointer = ''): string[] {
  if (input === null || typeof input !== 'object') return [];
  return Object.entries(input).flatMap(([key, value]) => {
    const here = `${pointer}/${pointerToken(key)}`;
    if (!Object.hasOwn(output as object, key)) return [here];
    return unknownKeys(value, (output as Record<string, unknown>)[key], here);
  });
}

function withoutServerKeys(definition: Definition): Definition {
  const { phase: _phase, delivery: _delivery, links: _links, ...rest } = definition;
  if (rest.type !== 'event') return rest as Definition;
  return { ...rest, dates: rest.dates.map(({ placesLeft: _left, ...date }) => date) };
}
