import * as v from 'valibot';
import { IdSchema, MoneySchema } from './definition.ts';
import { isDate } from './grammar.ts';
import { TextSchema } from './text.ts';

const decided = {
  /** The id of what it is about. */
  item: IdSchema,
  /** Who decided: a council, a committee, an office. */
  by: TextSchema,
  because: TextSchema,
  /** The day on which it was decided, YYYY-MM-DD. */
  on: v.pipe(v.string(), v.check(isDate, 'must be a day, such as "2027-03-20"')),
};

/**
 * What was decided about something after it had been voted on. It changes nothing of the count:
 * whether something is carried out, `rules/decided.ts` says.
 */
export const DecisionSchema = v.variant('kind', [
  /** It is not carried out: whoever wanted it, or runs it, took it back. */
  v.object({ ...decided, kind: v.literal('withdrawn') }),
  /** It is not carried out, as it cannot be together with another. */
  v.object({
    ...decided,
    kind: v.literal('incompatible'),
    /** The id of the other, which is carried out. */
    with: v.exactOptional(IdSchema),
  }),
  /** It is carried out with so much, which is less than it costs; chosen or not. */
  v.object({ ...decided, kind: v.literal('part-funded'), amount: MoneySchema }),
  /** Otherwise than the count: what was chosen is not carried out, what was not chosen is. */
  v.object({ ...decided, kind: v.literal('overridden') }),
]);
export type Decision = v.InferOutput<typeof DecisionSchema>;
