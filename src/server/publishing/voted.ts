import type { Stored } from '../storage/definitions.ts';

/** A definition that is voted on. */
export type Voted = Extract<Stored, { resource: 'ballots' | 'budgets' }>;

/** @returns what the rows of its votes, turnout and results go by */
export function ownerOf({ resource, definition }: Voted) {
  return { resource, definition_id: definition.id };
}

/** @returns its name as it is typed, such as `ballots/kvarterpuljen` */
export function nameOf({ resource, definition }: Voted): string {
  return `${resource}/${definition.id}`;
}
