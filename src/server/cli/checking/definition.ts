import * as v from 'valibot';
import { RESOURCES, type Definition } from '../../../protocol/resources.ts';
import { unfulfillable } from '../../../rules/fulfilling.ts';
import { faultWords } from '../../defining/fault-words.ts';
import { obstacleWords } from '../../defining/obstacle-words.ts';
import { unknownKeys } from '../../defining/unknown-keys.ts';
import { listed } from '../../words.ts';
import { few, quoted, type Findings, type Rule } from './findings.ts';

const TYPES = Object.values(RESOURCES).map(({ type }) => type);

/** @returns the schema of what a body says it is; undefined where it is no definition, which is told */
export function schemaOf(body: unknown, found: Findings): v.GenericSchema | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    found.must('definition', 'it is JSON, and no group in { }: a definition is one');
    return undefined;
  }
  const { type, id, items, state } = body as Record<string, unknown>;
  const resource = Object.values(RESOURCES).find((one) => one.type === type);
  if (resource) return resource.definition as v.GenericSchema;
  const must = `\`type\` must be ${listed(TYPES)}`;
  if (type === 'results' || state !== undefined) {
    found.must('definition', `these are results: give the address of what was voted on (${must})`);
  } else if (type === undefined && id === undefined && Array.isArray(items)) {
    found.must('definition', `this is a list: give the address of one thing in it (${must})`);
  } else {
    const is = type === undefined ? 'is missing' : `is ${quoted(String(type))}`;
    found.must('definition', `${must}, and ${is}`);
  }
  return undefined;
}

/** Lines of the protocol's page of their own; what is wrong elsewhere is about the definition. */
const RULE_OF: Readonly<Record<string, Rule>> = {
  opens: 'times',
  closes: 'times',
  starts: 'times',
  ends: 'times',
  signupUntil: 'times',
  currency: 'money',
  cost: 'money',
  budget: 'money',
  id: 'ids',
  alt: 'alt-text',
  languages: 'languages',
};

/**
 * Holds a definition against its schema, whole: every fault is told.
 * @returns it, where it can be gone on with
 */
export function checkSchema(
  schema: v.GenericSchema,
  body: unknown,
  found: Findings,
): Definition | undefined {
  const result = v.safeParse(schema, body);
  if (!result.success) {
    for (const issue of result.issues) {
      const key = String(issue.path?.at(-1)?.key ?? '');
      found.must(RULE_OF[key] ?? 'definition', faultWords(issue));
    }
  }
  for (const fault of unknownKeys(schema, body)) found.should('unknown-key', fault);
  if (!result.success) return undefined;
  const definition = result.output as Definition;
  found.fine('definition', `it fits the schema of ${article(definition.type)}`);
  const obstacles = unfulfillable(definition);
  for (const one of obstacles) found.must('fulfillable', obstacleWords(one, definition));
  if (obstacles.length === 0) found.fine('fulfillable', 'somebody can keep all of its limits');
  checkIds(definition, found);
  checkTimes(definition, found);
  checkMoney(definition, found);
  return definition;
}

export function article(type: Definition['type']): string {
  return { ballot: 'a ballot', budget: 'a budget', event: 'an event', ideas: 'a call for ideas' }[type]; // prettier-ignore
}

/** @returns what can be chosen or answered, with an id each */
function withIds(definition: Definition): readonly { readonly id: string }[] {
  if ('items' in definition) return definition.items;
  return definition.type === 'event' ? definition.dates : definition.fields;
}

function checkIds(definition: Definition, found: Findings): void {
  const ids = withIds(definition).map(({ id }) => id);
  const padded = ids.filter((id) => id.trim() !== id);
  const small = ids.map((id) => id.trim().toLowerCase());
  const alike = ids.filter((_, at) => small.indexOf(small[at] ?? '') < at);
  if (padded.length > 0) {
    found.should('ids', `blanks around ids are easily lost: ${few(padded.map((id) => quoted(id)))}`); // prettier-ignore
  }
  if (alike.length > 0) {
    found.should('ids', `ids differ by blanks or capitals alone, which a spreadsheet does not keep: ${few(alike.map((id) => quoted(id)))}`); // prettier-ignore
  }
  if (!found.isBad('ids'))
    found.fine('ids', `${ids.length === 1 ? '1 id' : `${ids.length} ids`}, each once`);
}

function checkTimes(definition: Definition, found: Findings): void {
  const { opens, closes } = definition;
  if (opens !== undefined && opens === closes) {
    found.must('times', '`opens` is the same as `closes`: it is never open');
  }
  if (definition.type === 'event') {
    const never = definition.dates.filter((date) => Date.parse(date.starts) === Date.parse(date.ends)); // prettier-ignore
    if (never.length > 0) found.should('times', `a date ends when it starts: ${few(never.map(({ id }) => quoted(id)))}`); // prettier-ignore
    if (definition.timeZone === undefined) {
      found.should('times', 'there is no `timeZone`: who is abroad reads the hours of where they are'); // prettier-ignore
    }
  }
  if (!found.isBad('times')) {
    found.fine('times', `all times have their offset; ${opens === undefined ? 'it opens at once' : `it opens at ${opens}`}, ${closes === undefined ? 'and never closes' : `and closes at ${closes}`}`); // prettier-ignore
  }
}

function checkMoney(definition: Definition, found: Findings): void {
  if (!('items' in definition)) return;
  const { currency } = definition;
  const costs = definition.items.some((item) => 'cost' in item && item.cost !== undefined);
  if (currency === undefined) {
    if (costs) found.should('money', 'items have a `cost`, and there is no `currency`: people read bare numbers'); // prettier-ignore
    return;
  }
  if (!Intl.supportedValuesOf('currency').includes(currency)) {
    found.should('money', `\`currency\` is ${quoted(currency)}, which is none that there is`);
  } else found.fine('money', `amounts are whole numbers of the minor unit of ${currency}`);
}
