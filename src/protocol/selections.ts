import * as v from 'valibot';
import { CredentialKindSchema, IdSchema } from './definition.ts';
import { LONGEST_CODE, MOST_ITEMS } from './grammar.ts';
import { LanguageSchema } from './text.ts';

/** One thing chosen. `value` is an amount, a rank (1 is best), points or a score; approvals have none. */
export const SelectionSchema = v.object({
  item: IdSchema,
  value: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
});
export type Selection = Readonly<v.InferOutput<typeof SelectionSchema>>;

export const CredentialSchema = v.object({
  kind: CredentialKindSchema,
  code: v.pipe(v.string(), v.maxLength(LONGEST_CODE)),
});
export type Credential = v.InferOutput<typeof CredentialSchema>;

/** What a ballot and a shared-out budget send. */
export const SelectionsSubmissionSchema = v.object({
  selections: v.pipe(v.array(SelectionSchema), v.maxLength(MOST_ITEMS)),
  credential: v.exactOptional(CredentialSchema),
  language: v.exactOptional(LanguageSchema),
});
export type SelectionsSubmission = v.InferOutput<typeof SelectionsSubmissionSchema>;
