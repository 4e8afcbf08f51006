import * as v from 'valibot';
import type { Definition } from '../../protocol/resources.ts';
import { unfulfillable } from '../../rules/fulfilling.ts';
import { pointerToken } from '../../rules/pointer.ts';
import { Mistake } from '../mistake.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF } from '../storage/queries/definitions.ts';
import { issuePointer } from '../taking-part/read-submission.ts';
import { obstacleWords } from './obstacle-words.ts';

/**
 * A definition that does not fit its schema, or that nobody could fulfil: the first fault, and how
 * many more there are.
 */
export class DefinitionError extends Mistake {
  override readonly name = 'DefinitionError';
}

/**
 * Reads a definition as somebody wrote it, which somebody must be able to fulfil.
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit its schema, holds a key that means nothing, or has a
 * limit that whoever takes part must break
 */
export function readDefinition(json: unknown): Definition {
  const definition = readShape(json);
  refuseIfFaulty(obstaclesOf(definition));
  return definition;
}

/** @returns the limits that whoever takes part must break, in words */
export function obstaclesOf(definition: Definition): string[] {
  return unfulfillable(definition).map((obstacle) => obstacleWords(obstacle, definition));
}

/**
 * Reads a definition, also one that nobody could fulfil: a real election stays what it was. What a server sets by itself (`phase`, `delivery`,
 * `links`, `placesLeft`) is left out, so that what a GET brought can be put back.
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit its schema, or holds a key that means nothing
 */
export function readShape(json: unknown): Definition {
  const { definition } = resourceOf({ resource: RESOURCE_OF[typeOf(json)] });
  return withoutServerKeys(readBy(definition, json) as Definition);
}

/**
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit a schema, or holds a key that means nothing
 */
export function readBy<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T {
  const result = v.safeParse(schema, json);
  const faults = result.success
    ? unknownKeys(json, result.output).map((pointer) => `${pointer}: unknown key`)
    : result.issues.map((issue) => `${issuePointer(issue) || '(top)'}: ${issue.message}`);
  refuseIfFaulty(faults);
  return result.output as T;
}

/** @throws DefinitionError if there is a fault */
function refuseIfFaulty([first, ...more]: readonly string[]): void {
  if (first === undefined) return;
  throw new DefinitionError(more.length > 0 ? `${first} (and ${more.length} more)` : first);
}

function typeOf(json: unknown): Definition['type'] {
  const type = (json as { type?: unknown } | null)?.type;
  if (typeof type === 'string' && Object.hasOwn(RESOURCE_OF, type)) {
    return type as Definition['type'];
  }
  const known = Object.keys(RESOURCE_OF).join(', ');
  throw new DefinitionError(`/type: Expected one of ${known}, or site`);
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
  const resource = resourceOf({ resource: RESOURCE_OF[definition.type] });
  return resource.withoutState?.(rest as Definition) ?? (rest as Definition);
}
