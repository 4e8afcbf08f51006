import * as v from 'valibot';
import { atMost, uniqueIds } from './checks.ts';
import { DaysKeptSchema, definitionEntries } from './definition.ts';
import { AnswersSchema, ContactSchema, FieldSchema } from './fields.ts';
import { LanguageSchema, TextSchema } from './text.ts';

const PersonaSchema = v.pipe(
  v.object({
    title: v.exactOptional(TextSchema),
    intro: v.exactOptional(TextSchema),
    fields: v.pipe(v.array(FieldSchema), v.minLength(1)),
  }),
  uniqueIds('fields'),
);

const RetentionSchema = v.pipe(
  v.object({
    contactDays: v.exactOptional(
      v.pipe(
        DaysKeptSchema,
        v.description(
          'Name, e-mail and telephone (`contact`) are deleted so many days after `closes`, or after ' +
            'the day of each idea where nothing closes; 365 unless given.',
        ),
      ),
    ),
    days: v.exactOptional(
      v.pipe(
        DaysKeptSchema,
        v.description('The ideas are deleted so many days after it; they are kept unless given.'),
      ),
    ),
  }),
  atMost('contactDays', 'days'),
);

/** A call for ideas: the questions, and before them the made-up person to think as, if any. */
export const IdeasDefinitionSchema = v.pipe(
  v.object({
    type: v.literal('ideas'),
    ...definitionEntries,
    persona: v.exactOptional(PersonaSchema),
    fields: v.pipe(v.array(FieldSchema), v.minLength(1)),
    /** Name, e-mail and telephone, all optional, unless given. `{}` asks for none. */
    contact: v.exactOptional(ContactSchema),
    retention: v.exactOptional(RetentionSchema),
  }),
  uniqueIds('fields'),
  atMost('opens', 'closes'),
);
export type IdeasDefinition = v.InferOutput<typeof IdeasDefinitionSchema>;

export const IdeaSubmissionSchema = v.object({
  answers: AnswersSchema,
  persona: v.exactOptional(AnswersSchema),
  contact: v.exactOptional(AnswersSchema),
  language: v.exactOptional(LanguageSchema),
});
export type IdeaSubmission = v.InferOutput<typeof IdeaSubmissionSchema>;
