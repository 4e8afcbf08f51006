import * as v from 'valibot';
import { atMost, uniqueIds } from './checks.ts';
import {
  CountSchema,
  DaysKeptSchema,
  IdSchema,
  TimestampSchema,
  definitionEntries,
} from './definition.ts';
import { AnswersSchema, ContactSchema, FieldSchema } from './fields.ts';
import { MOST_DATES, MOST_PEOPLE } from './grammar.ts';
import { PictureSchema } from './items.ts';
import { LanguageSchema, TextSchema } from './text.ts';

const EventDateSchema = v.pipe(
  v.object({
    id: IdSchema,
    /** What this date or shift is called, where the time alone does not say it. */
    label: v.exactOptional(TextSchema),
    /** What there is to eat or to do, in a sentence. */
    description: v.exactOptional(TextSchema),
    picture: v.exactOptional(PictureSchema),
    starts: TimestampSchema,
    ends: TimestampSchema,
    /** Until when one may sign up for it; until it starts unless given. */
    signupUntil: v.exactOptional(TimestampSchema),
    /** Whether it is called off: nobody can sign up any more, and who is signed up is told. */
    cancelled: v.exactOptional(v.boolean()),
    /** How many people there is room for. */
    capacity: CountSchema,
    /** Places that somebody who comes now can get; where they change, they are at `links.places`. */
    placesLeft: v.exactOptional(CountSchema),
    /** How many people wait for a place. */
    waiting: v.exactOptional(CountSchema),
  }),
  atMost('starts', 'ends'),
  atMost('signupUntil', 'ends'),
);
export type EventDate = v.InferOutput<typeof EventDateSchema>;

/** Something to come to: a meal, a workshop, a shift; on one date or several. */
export const EventDefinitionSchema = v.pipe(
  v.object({
    type: v.literal('event'),
    ...definitionEntries,
    place: v.exactOptional(TextSchema),
    /** The zone that times are shown in, such as `Europe/Copenhagen`; the reader's own unless given. */
    timeZone: v.exactOptional(
      v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone, such as "Europe/Copenhagen"')),
    ),
    dates: v.pipe(v.array(EventDateSchema), v.minLength(1), v.maxLength(MOST_DATES)),
    /** How many dates one household may take; 1 unless given. */
    maxDates: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
    /** How many adults of one household may come, at most 200; 8 unless given. */
    maxAdults: v.exactOptional(v.pipe(CountSchema, v.maxValue(MOST_PEOPLE))),
    /** How many children of it may come, at most 200; 8 unless given. */
    maxChildren: v.exactOptional(v.pipe(CountSchema, v.maxValue(MOST_PEOPLE))),
    /** Asked once a household. */
    fields: v.exactOptional(v.array(FieldSchema)),
    /** Asked once a person, such as a diet. */
    personFields: v.exactOptional(v.array(FieldSchema)),
    contact: v.exactOptional(ContactSchema),
    /** Whether each question has a page of its own. */
    oneQuestionPerPage: v.exactOptional(v.boolean()),
    /** Whether a household may wait for a place when a date is full; true unless given. */
    waitingList: v.exactOptional(v.boolean()),
    /** For how long sign-ups are kept after the last date, or after closing where that is later. */
    retention: v.exactOptional(v.object({ days: DaysKeptSchema })),
    /** Whether a household that fits may go before a larger one; on the last day unless given. */
    overtaking: v.exactOptional(v.picklist(['never', 'always', 'last-day'])),
  }),
  uniqueIds('dates', 'fields', 'personFields'),
  atMost('opens', 'closes'),
);
export type EventDefinition = v.InferOutput<typeof EventDefinitionSchema>;

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

export const SignupSubmissionSchema = v.object({
  dates: v.pipe(v.array(IdSchema), v.maxLength(MOST_DATES)),
  adults: CountSchema,
  children: CountSchema,
  people: v.exactOptional(v.pipe(v.array(AnswersSchema), v.maxLength(MOST_PEOPLE))),
  answers: v.exactOptional(AnswersSchema),
  contact: v.exactOptional(AnswersSchema),
  language: v.exactOptional(LanguageSchema),
});
export type SignupSubmission = v.InferOutput<typeof SignupSubmissionSchema>;
