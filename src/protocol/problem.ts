import * as v from 'valibot';

/** Every way in which what a person did can break a rule. The widget has words for each. */
export const RULE_CODES = [
  'required',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-few-in-category',
  'too-many-in-category',
  'too-small',
  'too-large',
  'off-step',
  'not-a-number',
  'not-an-email',
  'not-a-telephone',
  'not-a-date',
  'short-year',
  'unknown-option',
  'unknown-field',
  'unknown-item',
  'unknown-date',
  'date-over',
  'date-cancelled',
  'duplicate',
  'bad-rank',
  'over-budget',
  'under-budget',
  'over-points',
  'under-points',
  'nobody',
  'people-mismatch',
  'full',
  'malformed',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** A rule broken: codes and numbers, never sentences. */
export interface RuleProblem {
  readonly code: RuleCode;
  /** Where: an RFC 6901 pointer into the submission, such as `/selections/2/value`. */
  readonly pointer: string;
  /** The bound that was passed, in the unit of the thing bounded (money: minor units). */
  readonly limit?: number;
  /** By how much, in the same unit. */
  readonly by?: number;
  /** Of which category there are too few or too many, as its items have it in the definition's language. */
  readonly category?: string;
}

/** Every refusal that is not a broken rule. */
export const REFUSAL_CODES = [
  'not-json',
  'not-eligible',
  'not-open-yet',
  'closed',
  'not-found',
  'not-published',
  'already-voted',
  'in-flight',
  'too-large',
  'unsupported-media-type',
  'rule',
  'key-missing',
  'proof-missing',
  'key-reused',
  'too-many-requests',
  'busy',
  'internal',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** RFC 9457 problem details. `code` is stable; `title` is for developers and is never shown. */
export const ProblemDetailsSchema = v.looseObject({
  type: v.exactOptional(v.string()),
  title: v.exactOptional(v.string()),
  status: v.exactOptional(v.number()),
  code: v.string(),
  errors: v.exactOptional(
    v.array(
      v.object({
        pointer: v.string(),
        code: v.string(),
        limit: v.exactOptional(v.number()),
        by: v.exactOptional(v.number()),
        category: v.exactOptional(v.string()),
      }),
    ),
  ),
});
export type ProblemDetails = v.InferOutput<typeof ProblemDetailsSchema>;
