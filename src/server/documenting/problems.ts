import { STATUS_CODES } from 'node:http';
import * as v from 'valibot';
import { RULE_CODES, type RuleCode } from '../../protocol/problem.ts';
import { ReceiptSchema } from '../../protocol/receipt.ts';
import { REFUSALS, type AnyRefusalCode } from '../taking-part/refusal.ts';
import type { Words } from './words.ts';

/** What a code means, and what `limit` and `by` are where it has them. */
interface Meaning {
  readonly means: string;
  readonly limit?: string;
  readonly by?: string;
}

/** Every way to break a rule. */
export const RULE_MEANINGS: Readonly<Record<RuleCode, Meaning>> = {
  required: { means: 'Nothing was answered where something must be.' },
  'too-short': {
    means: 'A text is too short.',
    limit: 'the fewest characters',
    by: 'so many are missing',
  },
  'too-long': {
    means: 'A text is too long.',
    limit: 'the most characters',
    by: 'so many are too many',
  },
  'too-few': {
    means: 'Too few are named or ticked.',
    limit: 'the fewest',
    by: 'so many are missing',
  },
  'too-many': {
    means: 'Too many are named, ticked or come.',
    limit: 'the most',
    by: 'so many are too many',
  },
  'too-few-in-category': {
    means: 'Too few of one category are named; `category` says which.',
    limit: 'the fewest of each',
    by: 'so many are missing',
  },
  'too-many-in-category': {
    means: 'Too many of one category are named; `category` says which.',
    limit: 'the most of each',
    by: 'so many are too many',
  },
  'too-small': {
    means: 'A number, amount or day is too small.',
    limit: 'the least; not of a day',
    by: 'so much is missing; not of a day',
  },
  'too-large': {
    means: 'A number, amount or day is too large.',
    limit: 'the most; not of a day',
    by: 'so much is too much; not of a day',
  },
  'off-step': { means: 'A number lies between two steps.', limit: 'the step' },
  'not-a-number': { means: 'A number is missing, or is none that can be used.' },
  'not-an-email': { means: 'It is no e-mail address.' },
  'not-a-telephone': { means: 'It is no telephone number.' },
  'not-a-date': { means: 'It is no day that exists, as `YYYY-MM-DD`.' },
  'short-year': { means: 'The year has fewer than four digits.' },
  'unknown-option': { means: 'The option is not among those of the question.' },
  'unknown-field': { means: 'No question has this id.' },
  'unknown-item': { means: 'No item has this id.' },
  'unknown-date': { means: 'No date has this id.' },
  'date-over': { means: 'Nobody can sign up for this date any more.' },
  'date-cancelled': { means: 'This date is called off.' },
  duplicate: { means: 'The same stands twice.' },
  'bad-rank': { means: 'Ranks are not 1, 2, 3 and so on, each once.' },
  'over-budget': {
    means: 'More is spent than there is.',
    limit: 'the budget, in minor units',
    by: 'so much is too much',
  },
  'under-budget': {
    means: 'Less is spent than must be.',
    limit: 'the least, in minor units',
    by: 'so much is missing',
  },
  'over-points': {
    means: 'More points are given than there are.',
    limit: 'the points there are',
    by: 'so many are too many',
  },
  'under-points': {
    means: 'Fewer points are given than must be.',
    limit: 'the fewest',
    by: 'so many are missing',
  },
  nobody: { means: 'Nobody comes, neither adult nor child.' },
  'people-mismatch': {
    means: 'Answers were given for more or fewer people than come.',
    limit: 'how many come',
  },
  full: {
    means:
      'A date has too few places left, and no waiting list; or fewer in all than the household needs.',
    limit: 'the places left; or all that the date has',
  },
  malformed: { means: 'It does not have the form that its schema asks for.' },
};

/** A problem as this server tells of it: what others may leave out, it does not. */
export const RuleProblemSchema = v.object({
  pointer: v.string(),
  code: v.picklist(RULE_CODES),
  limit: v.exactOptional(v.number()),
  by: v.exactOptional(v.number()),
  category: v.exactOptional(v.string()),
});
export const ServedProblemSchema = v.object({
  title: v.string(),
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  code: v.picklist(Object.keys(REFUSALS) as AnyRefusalCode[]),
  detail: v.string(),
  errors: v.exactOptional(v.array(RuleProblemSchema)),
  receipt: v.exactOptional(ReceiptSchema),
  requestId: v.exactOptional(v.string()),
});

export const ruleProblemWords: Words<v.InferOutput<typeof RuleProblemSchema>> = {
  pointer: 'Where: an RFC 6901 pointer into what was sent, such as `/selections/2/value`.',
  code: `Which rule is broken:\n\n${Object.entries(RULE_MEANINGS).map(line).join('\n')}`,
  limit: 'The bound that was passed, in the unit of the thing bounded; see `code`.',
  by: 'By how much, in the same unit; see `code`.',
  category:
    'The category that `code` is about, as its items have it in the language of the definition.',
};

function line([code, { means, limit, by }]: [string, Meaning]): string {
  const numbers = [limit && `\`limit\`: ${limit}.`, by && `\`by\`: ${by}.`].filter(Boolean);
  return [`- \`${code}\`: ${means}`, ...numbers].join(' ');
}

type Served = Omit<v.InferOutput<typeof ServedProblemSchema>, 'errors' | 'receipt'>;

export const problemWords: Words<Served & { errors: never; receipt: never }> = {
  title: 'The words of HTTP for the status; for developers, and shown to nobody.',
  status: 'The status of HTTP.',
  code: `Why it was refused. It is stable; a widget has its own words for it.\n\n${refusalLines()}`,
  detail: 'A sentence for developers; no widget shows it.',
  errors: 'With `rule`: the rules that are broken.',
  receipt: 'With `key-reused`: the receipt of what came first under the same key.',
  requestId: 'With `internal`: the id under which the log of the server tells of it.',
};

function refusalLines(): string {
  return Object.entries(REFUSALS)
    .map(([code, [status, sentence]]) => `- \`${code}\` (${status}): ${sentence}`)
    .join('\n');
}

/** @returns what a refusal looks like */
export function problemExample(code: AnyRefusalCode): object {
  const [status, detail] = REFUSALS[code];
  return { title: STATUS_CODES[status], status, code, detail, ...MORE[code] };
}

const MORE: Partial<Record<AnyRefusalCode, object>> = {
  rule: { errors: [{ code: 'too-many', pointer: '/selections', limit: 2, by: 1 }] },
  'key-reused': { receipt: { code: '7K3M-Q9TX' } },
  internal: { requestId: '3f6c1a52-6f0e-4a0b-9a39-0d7b0f0c9b1e' },
};
