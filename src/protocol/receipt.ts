import * as v from 'valibot';
import { CountSchema, IdSchema, LinkSchema } from './definition.ts';
import { AnswersSchema } from './fields.ts';

/** How a household stands on one date. */
export const PlaceSchema = v.object({
  date: IdSchema,
  status: v.picklist(['confirmed', 'waiting', 'cancelled']),
  /** How many households wait before this one, and it: 1 is next. */
  position: v.exactOptional(CountSchema),
});
export type Place = v.InferOutput<typeof PlaceSchema>;

/** What 201 brings: it is on disk, and this is the proof. */
export const ReceiptSchema = v.object({
  /** Short enough to read aloud. */
  code: v.string(),
  places: v.exactOptional(v.array(PlaceSchema)),
  adults: v.exactOptional(CountSchema),
  children: v.exactOptional(CountSchema),
  /** The day on which an idea came, as its link tells it; the hour is nobody's business. */
  received: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  /** An idea, as its link tells it: without how to reach who had it. */
  idea: v.exactOptional(
    v.object({ answers: AnswersSchema, persona: v.exactOptional(AnswersSchema) }),
  ),
  /** The idea was taken back, and is nowhere any more. */
  withdrawn: v.exactOptional(v.literal(true)),
  links: v.exactOptional(
    v.object({
      /** A page for this person alone: see the sign-up or the idea, take it back. */
      manage: v.exactOptional(LinkSchema),
      calendar: v.exactOptional(LinkSchema),
    }),
  ),
});
export type Receipt = v.InferOutput<typeof ReceiptSchema>;
