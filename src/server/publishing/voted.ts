import type { Voted } from '../storage/queries/definitions.ts';
import type { Owner } from '../storage/tables.ts';

/** @returns what the rows of its votes, turnout and results go by */
export function ownerOf({ resource, definition }: Voted): Owner {
  return { resource, definition_id: definition.id };
}

/** @returns its name as it is typed, such as `ballots/kvarterpuljen` */
export function nameOf({ resource, definition }: Voted): string {
  return `${resource}/${definition.id}`;
}
