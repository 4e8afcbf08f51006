import type * as v from 'valibot';
import { listed } from '../words.ts';
import { placeWords } from './place-words.ts';

type Issue = v.BaseIssue<unknown> & { readonly requirement?: unknown };

/**
 * @returns what does not fit in a definition, for whoever wrote it: which field, where it stands,
 * what it must be, and what it is
 */
export function faultWords(issue: Issue): string {
  const [closest, before] = closestOf(issue);
  const path = [...before, ...(closest.path ?? [])];
  const keys = path.map(({ key }) => key as string | number);
  return placeWords(keys, predicateOf(closest, path.at(-1)));
}

/**
 * Of a union, what does not fit the part that was meant, if anything shows which: a map of
 * languages with a language that is none is no missing text.
 * @returns it, and the path to the union
 */
function closestOf(issue: Issue): [Issue, v.IssuePathItem[]] {
  const inside = issue.type === 'union' ? (issue.issues ?? []) : [];
  const [inner] = inside.filter(({ path }) => path?.length).sort((a, b) => depthOf(b) - depthOf(a));
  return inner ? [inner, issue.path ?? []] : [issue, []];
}

/** How much of a part is there: what is missing in it is less than what is there and wrong. */
function depthOf({ path, input }: Issue): number {
  return 2 * (path?.length ?? 0) + (input === undefined ? 0 : 1);
}

function predicateOf(issue: Issue, last: v.IssuePathItem | undefined): string {
  const { type, input, requirement, kind, message } = issue;
  // A key that is missing is an issue of what should hold it, which names the key as its path.
  if (kind === 'schema' && isMissing(issue, last)) return 'is missing';
  const must = mustBe(type, input, requirement) ?? optionsOf(issue) ?? message;
  // What is wrong between two fields is said with both; and a long text is no help beside it.
  return type === 'raw_check' ? must : `${must}${andIs(input)}`;
}

function isMissing({ input }: Issue, last: v.IssuePathItem | undefined): boolean {
  return input === undefined && last !== undefined;
}

/** @returns undefined where the schema has words of its own */
function mustBe(type: string, input: unknown, requirement: unknown): string | undefined {
  const many = typeof input === 'string' ? ' characters' : '';
  switch (type) {
    case 'string':
      return 'must be a text in quotes';
    case 'number':
    case 'finite':
      return 'must be a number';
    case 'safe_integer':
      // What is read of a larger one is not what was written.
      return Number.isInteger(input) && !Number.isSafeInteger(input)
        ? `must be at most ${Number.MAX_SAFE_INTEGER}, to be counted exactly`
        : 'must be a whole number';
    case 'boolean':
      return 'must be true or false';
    case 'array':
      return 'must be a list in [ ]';
    case 'object':
    case 'record':
      return 'must be a group in { }';
    case 'min_value':
      return `must be at least ${String(requirement)}`;
    case 'max_value':
      return `must be at most ${String(requirement)}`;
    case 'gt_value':
      return `must be more than ${String(requirement)}`;
    case 'min_length':
      return `must have at least ${String(requirement)}${many}`;
    case 'max_length':
      return `must have at most ${String(requirement)}${many}`;
    default:
      return undefined;
  }
}

/** @returns what a field may be, where there are a few; undefined where the schema has its own words */
function optionsOf({ type, expected, message }: Issue): string | undefined {
  const own = !message.startsWith('Invalid');
  if (own || expected === null || !['literal', 'picklist', 'variant', 'union'].includes(type)) {
    return undefined;
  }
  return `must be ${listed(expected.replace(/[()]/g, '').split(' | ').map(inWords))}`;
}

/** What Valibot calls a shape, for whoever does not know it. */
function inWords(expected: string): string {
  return { Array: 'a list in [ ]', Object: 'a group in { }' }[expected] ?? expected;
}

/** Of a text so much; of a list or a group nothing, it is too long. */
const LONGEST_SHOWN = 40;

/** @returns what stands there, as the end of a sentence that says what must */
export function andIs(input: unknown): string {
  if (Array.isArray(input)) return `, and is a list of ${input.length}`;
  if (typeof input === 'object' && input !== null) return ', and is a group in { }';
  const shown = JSON.stringify(input) ?? 'nothing';
  return `, and is ${shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown}`;
}
