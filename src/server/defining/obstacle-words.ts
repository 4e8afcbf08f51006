import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Field } from '../../protocol/fields.ts';
import { pickText } from '../../protocol/pick-text.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { Text } from '../../protocol/text.ts';
import { leastLength, type Obstacle } from '../../rules/fulfilling.ts';
import { readPointer } from '../../rules/pointer.ts';
import { moneyText } from '../money.ts';
import { placeWords } from './place-words.ts';

/** @returns where a definition keeps everybody from taking part, and by which numbers */
export function obstacleWords(obstacle: Obstacle, definition: Definition): string {
  const field = fieldAt(definition, obstacle.pointer);
  const words = field
    ? `${fieldWords(obstacle, field)} (the field ${nameOf(field.label, definition)})`
    : definitionWords(obstacle, definition);
  return placeWords(readPointer(obstacle.pointer), `lets nobody take part: ${words}`);
}

function definitionWords(
  { code, pointer, limit, there, category }: Obstacle,
  definition: Definition,
): string {
  const money = moneyOf(definition);
  switch (code) {
    case 'too-few':
      return definition.type === 'budget' && definition.method === 'allocation'
        ? `at least ${many(limit, 'item')} must be given something, and ${there} can be`
        : `at least ${many(limit, 'item')} must be named, and there are ${there}`;
    case 'too-many':
      return `at most ${many(limit, 'item')} may be named, and at least ${there} must be`;
    case 'too-few-in-category':
      return `at least ${many(limit, 'item')} of each category must be named, and "${category}" has ${there}`;
    case 'too-many-in-category':
      return `at most ${many(limit, 'item')} of each category may be named, and at least ${there} must be in all`;
    case 'over-points':
      return `at most ${many(limit, 'point')} may be given, and at least ${many(there, 'item')} must get one`;
    case 'under-points':
      return `at least ${many(limit, 'point')} must be given, and at most ${there} can be`;
    case 'over-budget':
      return `at most ${money(limit)} may be spent, and at least ${many(leastOf(definition), 'item')} must be named, for ${money(there)}`;
    case 'under-budget':
      return `at least ${money(limit)} must be spent, and at most ${money(there)} can be`;
    case 'too-large':
      return definition.type === 'budget'
        ? `${itemAt(definition, pointer)} can be given at most ${money(limit)}, and takes at least ${money(there)}`
        : `an item can be given at most ${many(limit, 'point')}, and takes at least ${there}`;
    case 'nobody':
      return 'at most 0 adults and 0 children may come, and at least 1 must';
    case 'full':
      return 'there are 0 places on each';
    default:
      return `${code}: ${limit}, and ${there}`;
  }
}

function fieldWords({ code, limit, there }: Obstacle, field: Field): string {
  switch (code) {
    case 'too-few':
      return `at least ${many(limit, 'option')} must be ticked, and there are ${there}`;
    case 'too-many':
      return `at most ${many(limit, 'option')} may be ticked, and at least ${there} must be`;
    case 'too-long':
      return `at most ${many(limit, 'character')} may be typed, and at least ${there} must be`;
    default: {
      const { min, max } = field as Extract<Field, { kind: 'number' }>;
      const range = `${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` to ${max}`}`;
      return `no number${range} is on a step of ${limit}`;
    }
  }
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function fieldAt(definition: Definition, pointer: string): Field | undefined {
  const [group, ...rest] = readPointer(pointer);
  const { persona, fields, personFields } = definition as {
    persona?: { fields: Field[] };
    fields?: Field[];
    personFields?: Field[];
  };
  if (group === 'fields') return fields?.[Number(rest[0])];
  if (group === 'personFields') return personFields?.[Number(rest[0])];
  return group === 'persona' ? persona?.fields[Number(rest[1])] : undefined;
}

function itemAt(definition: Extract<Definition, { type: 'budget' }>, pointer: string): string {
  const item = definition.items[Number(readPointer(pointer)[1])];
  return item ? nameOf(item.name, definition) : pointer;
}

function nameOf(text: Text, { language }: Definition): string {
  return `"${pickText(text, 'en', language).value}"`;
}

function leastOf(definition: Definition): number {
  return leastLength(definition as BallotDefinition | BudgetDefinition);
}

function moneyOf(definition: Definition): (minor: number) => string {
  const { currency } = definition as { currency?: string };
  return (minor) => moneyText(minor, currency, 'en');
}
