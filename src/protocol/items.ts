import * as v from 'valibot';
import { CountSchema, IdSchema } from './definition.ts';
import { MOST_DOCUMENTS } from './grammar.ts';
import { LinkSchema } from './links.ts';
import { TextSchema } from './text.ts';

/** A picture, and what it shows in words for those who do not see it. */
export const PictureSchema = v.object({
  /** Relative to the endpoint; in a file, beside the file. */
  url: LinkSchema,
  /** What it shows; empty where it only adorns. */
  alt: TextSchema,
  /** In CSS pixels, so that its room is there before it is. */
  width: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
  height: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
  /** Who made it. */
  credit: v.exactOptional(TextSchema),
});
export type Picture = v.InferOutput<typeof PictureSchema>;

/** A place on earth, in degrees (WGS 84). */
export const PlaceSchema = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  /** What people call it. */
  label: v.exactOptional(TextSchema),
});
export type Place = v.InferOutput<typeof PlaceSchema>;

const DocumentSchema = v.object({
  url: LinkSchema,
  /** What it is, and what kind of file: "Drawing (PDF, 1.2 MB)". */
  name: TextSchema,
});

/** Something that can be chosen, ranked or given money. */
export const itemEntries = {
  id: IdSchema,
  name: TextSchema,
  /** One sentence or two, for the list. */
  description: v.exactOptional(TextSchema),
  category: v.exactOptional(TextSchema),
  district: v.exactOptional(TextSchema),
  picture: v.exactOptional(PictureSchema),
  /** All there is to say; an empty line begins a paragraph. */
  text: v.exactOptional(TextSchema),
  place: v.exactOptional(PlaceSchema),
  /** A page about it. */
  link: v.exactOptional(LinkSchema),
  documents: v.exactOptional(v.pipe(v.array(DocumentSchema), v.maxLength(MOST_DOCUMENTS))),
  /** Who thought of it. */
  proposedBy: v.exactOptional(TextSchema),
  /** Set by the server: what it was called while people voted already, and the last day of that. */
  formerly: v.exactOptional(v.array(v.object({ name: TextSchema, until: v.string() }))),
};
