import * as v from 'valibot';
import { atMost, uniqueIds } from './checks.ts';
import { DaysKeptSchema, definitionEntries } from './definition.ts';
import { AnswersSchema, ContactSchema, FieldSchema } from './fields.ts';
import { PictureSchema } from './items.ts';
import { LanguageSchema, TextSchema } from './text.ts';

const PersonaSchema = v.pipe(
  v.object({
    title: v.exactOptional(TextSchema),
    intro: v.exactOptional(TextSchema),
    picture: v.exactOptional(PictureSchema),
    fields: v.pipe(v.array(FieldSchema), v.minLength(1)),
  }),
  uniqueIds('fields'),
);

/** For how long what people handed in is kept after closing, or after each idea where nothing closes. */
const RetentionSchema = v.pipe(
  v.object({
    /** Name, e-mail and telephone; 365 days unless given. */
    contactDays: v.exactOptional(DaysKeptSchema),
    /** The ideas themselves; for ever unless given. */
    days: v.exactOptional(DaysKeptSchema),
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
    /** Whether each question has a page of its own. */
    oneQuestionPerPage: v.exactOptional(v.boolean()),
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
