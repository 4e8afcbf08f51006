import { isVoted, resourceNamed, resources, votedResources } from '../resources/registry.ts';
import type { Resource } from '../resources/resource.ts';
import { findDefinition, type Stored, type Voted } from '../storage/queries/definitions.ts';
import type { Reader } from '../storage/storage.ts';
import type { Db } from '../storage/tables.ts';
import { Mistake } from '../mistake.ts';
import { listed } from './command.ts';

/**
 * Finds what somebody named on the command line.
 * @param command the command's own name, for what it says
 * @param name such as `ballots/kvarterpuljen`
 * @throws Mistake where it is no name, or nothing has it
 */
export async function storedAs(storage: Reader, command: string, name: string): Promise<Stored> {
  return found(storage, command, await namedBy(storage, command, name));
}

/** @throws Mistake where it is no name, whether something has it or not; with what may be meant */
export async function namedBy(storage: Reader, command: string, name: string): Promise<Named> {
  const parts = partsOf(name);
  if (parts) return parts;
  const meant = await meantBy(storage, name, resources);
  const known = resources.map((resource) => resource.name).join(', ');
  throw new Mistake(`${command}: "${name}" is no RESOURCE/ID${meant ?? ` (RESOURCE: ${known})`}`);
}

/**
 * Finds something voted on.
 * @throws Mistake where it is no such name, or nothing has it
 */
export async function votedAs(storage: Reader, command: string, name: string): Promise<Voted> {
  const parts = partsOf(name);
  if (!parts?.resource.voting) {
    const meant = await meantBy(storage, name, votedResources);
    const known = votedResources.map((resource) => `${resource.name}/ID`).join(' nor ');
    throw new Mistake(`${command}: "${name}" is neither ${known}${meant ?? ''}`);
  }
  const stored = await found(storage, command, parts);
  // What the registry says has just been asked; this says it to the types.
  if (!isVoted(stored)) throw new TypeError(name);
  return stored;
}

/** @returns a question for what there is with the id that was typed, alone or behind another word */
async function meantBy(
  storage: Reader,
  typed: string,
  among: readonly Resource[],
): Promise<string | undefined> {
  const id = typed.slice(typed.lastIndexOf('/') + 1);
  const names: string[] = [];
  await storage.read(async (db) => {
    for (const { name } of among) {
      if (await findDefinition(db, name, id)) names.push(`${name}/${id}`);
    }
  });
  return names.length === 0 ? undefined : `: did you mean ${listed(names)}?`;
}

/** The two parts of a name. */
export interface Named {
  readonly resource: Resource;
  readonly id: string;
}

export function found(storage: Reader, command: string, named: Named): Promise<Stored> {
  return storage.read((db) => foundIn(db, command, named));
}

/** @throws Mistake where nothing has the name */
export async function foundIn(db: Db, command: string, { resource, id }: Named): Promise<Stored> {
  const stored = await findDefinition(db, resource.name, id);
  if (!stored) throw new Mistake(`${command}: there is no ${resource.name}/${id}`);
  return stored;
}

/** @returns undefined where it is no name */
export function partsOf(name: string): Named | undefined {
  const [word = '', id, ...rest] = name.split('/');
  const resource = resourceNamed(word);
  return resource && id !== undefined && rest.length === 0 ? { resource, id } : undefined;
}
