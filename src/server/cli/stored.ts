import { RESOURCES, type ResourceName } from '../../protocol/resources.ts';
import { findDefinition, type Stored } from '../storage/queries/definitions.ts';
import type { Reader } from '../storage/storage.ts';
import { UsageError } from './command.ts';

/**
 * Finds what somebody named on the command line.
 * @param command the command's own name, for what it says
 * @param name such as `ballots/kvarterpuljen`
 * @throws UsageError where it is no name, or nothing has it
 */
export async function storedAs(storage: Reader, command: string, name: string): Promise<Stored> {
  const [resource = '', id, ...rest] = name.split('/');
  if (id === undefined || rest.length > 0 || !Object.hasOwn(RESOURCES, resource)) {
    const known = Object.keys(RESOURCES).join(', ');
    throw new UsageError(`${command}: "${name}" is no RESOURCE/ID (RESOURCE: ${known})`);
  }
  const stored = await storage.read((db) => findDefinition(db, resource as ResourceName, id));
  if (!stored) throw new UsageError(`${command}: there is no ${name}`);
  return stored;
}
