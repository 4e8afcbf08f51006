import * as v from 'valibot';
import type { Definition } from '../../protocol/resources.ts';
import { unfulfillable } from '../../rules/fulfilling.ts';
import { Mistake } from '../mistake.ts';
import { resourceOf } from '../resources/registry.ts';
import { RESOURCE_OF } from '../storage/queries/definitions.ts';
import { listed } from '../words.ts';
import { andIs, faultWords } from './fault-words.ts';
import { obstacleWords } from './obstacle-words.ts';
import { placeWords } from './place-words.ts';
import { unknownKeys } from './unknown-keys.ts';

/** So many faults are told at once. */
const MOST_TOLD = 6;

/**
 * A definition that does not fit its schema, or that nobody could fulfil: the first six faults, and
 * how many more there are.
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
 * Reads a definition, also one that nobody could fulfil: a real election stays what it was. What a
 * server sets by itself (`phase`, `delivery`, `links`, `placesLeft`, `waiting`) is left out, so that what a GET
 * brought can be put back.
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit its schema, or holds a key that means nothing
 */
export function readShape(json: unknown): Definition {
  const { definition: schema } = resourceOf({ resource: RESOURCE_OF[typeOf(json)] });
  const definition = readBy(schema, json) as Definition;
  refuseIfFaulty(foreignLinks(definition));
  return withoutServerKeys(definition);
}

/**
 * @param json what JSON.parse gave
 * @throws DefinitionError if it does not fit a schema, or holds a key that means nothing
 */
export function readBy<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T {
  const result = v.safeParse(schema, json, { abortPipeEarly: true });
  const misfits = result.success ? [] : result.issues.map((issue) => faultWords(issue));
  // What is missing may stand there under another name.
  refuseIfFaulty([...misfits, ...unknownKeys(schema, json)]);
  return result.output as T;
}

/** @throws DefinitionError if there is a fault */
function refuseIfFaulty(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const told = faults.slice(0, MOST_TOLD).join('; ');
  const more = faults.length - MOST_TOLD;
  throw new DefinitionError(more > 0 ? `${told} (and ${more} more)` : told);
}

function typeOf(json: unknown): Definition['type'] {
  const must = `must be ${listed([...Object.keys(RESOURCE_OF), 'site'])}`;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new DefinitionError(`the definition must be a group in { }, whose \`type\` ${must}`);
  }
  const { type } = json as { type?: unknown };
  if (typeof type === 'string' && Object.hasOwn(RESOURCE_OF, type)) {
    return type as Definition['type'];
  }
  const is = type === undefined ? `is missing: it ${must}` : `${must}${andIs(type)}`;
  throw new DefinitionError(`\`type\` ${is}`);
}

/**
 * What a GET brought has links of this server's, which it makes again; one to elsewhere would go in
 * silence, and people's answers not to where somebody meant.
 */
function foreignLinks({ links = {} }: Definition): string[] {
  return Object.entries(links)
    .filter(([, link]) => link !== undefined && /^(https?:|\/)/i.test(link))
    .map(([name]) =>
      placeWords(
        ['links', name],
        'is for other backends: this server makes its own, so leave it out',
      ),
    );
}

function withoutServerKeys(definition: Definition): Definition {
  const { phase: _phase, delivery: _delivery, links: _links, ...rest } = definition;
  const resource = resourceOf({ resource: RESOURCE_OF[definition.type] });
  return resource.withoutState?.(rest as Definition) ?? (rest as Definition);
}
