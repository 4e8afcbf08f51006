import * as v from 'valibot';
import { CountSchema, IdSchema, LinkSchema } from './definition.ts';

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
  links: v.exactOptional(
    v.object({
      /** A page for this person alone: see the sign-up, cancel it. */
      manage: v.exactOptional(LinkSchema),
      calendar: v.exactOptional(LinkSchema),
    }),
  ),
});
export type Receipt = v.InferOutput<typeof ReceiptSchema>;
