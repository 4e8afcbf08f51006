import * as v from 'valibot';
import {
  CURRENCY,
  ID,
  LONGEST_GRACE,
  LONGEST_KEPT,
  LONGEST_LIMIT,
  MOST_AREAS,
  MOST_LANGUAGES,
  MOST_STEPS,
  SLUG,
  hasDayAndOffset,
  isRealDay,
} from './grammar.ts';
import { LinkSchema, PageSchema } from './links.ts';
import { LanguageSchema, TextSchema } from './text.ts';

/** The name of a definition in its URL. */
export const SlugSchema = v.pipe(
  v.string(),
  v.regex(SLUG, 'must be 1 to 100 small letters (a to z), digits and hyphens'),
);

/** The id of an item, a field, an option or a date. Text: `007` is not `7`. */
export const IdSchema = v.pipe(v.string(), v.regex(ID, 'must be 1 to 100 characters on one line'));

const NO_TIME =
  'must be a time with its offset, such as "2027-05-01T23:59:00+02:00", of a day that exists';

/**
 * RFC 3339, with an offset: `2026-11-21T18:00:00+01:00`. Valibot takes more, such as `+01` and
 * 31 February, of which engines make different times or none: what closes then never closes.
 */
export const TimestampSchema = v.pipe(
  v.string(),
  v.isoTimestamp(NO_TIME),
  v.check(hasDayAndOffset, NO_TIME),
);

const NO_DAY = 'must be a day that exists, such as "2027-05-01"';

/** A day: `2027-05-01`. */
export const DaySchema = v.pipe(v.string(), v.isoDate(NO_DAY), v.check(isRealDay, NO_DAY));

/** ISO 4217. */
export const CurrencySchema = v.pipe(
  v.string(),
  v.regex(CURRENCY, 'must be the code of a currency, such as "DKK"'),
);

/** Money: a whole number of the currency's minor unit (øre, cent), not negative. */
export const MoneySchema = v.pipe(
  v.number(),
  v.safeInteger('must be a whole number of minor units (øre, cent)'),
  v.minValue(0),
);

/** A number of things, not negative. */
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export { LinkSchema };

export const PhaseSchema = v.picklist(['upcoming', 'open', 'closed']);
export type Phase = v.InferOutput<typeof PhaseSchema>;

/**
 * What the backend promises. `once`: the same key and body get the first answer again. `plain`: any
 * 2xx counts as arrived, nothing is claimed and nothing is retried by itself.
 */
export const DeliverySchema = v.picklist(['once', 'plain']);
export type DeliveryKind = v.InferOutput<typeof DeliverySchema>;

/**
 * Who sees it. `draft`: nobody but who has a link to its preview. `unlisted`: who knows its address;
 * it is in no list. `public`: everybody.
 */
export const VisibilitySchema = v.picklist(['draft', 'unlisted', 'public']);
export type Visibility = v.InferOutput<typeof VisibilitySchema>;

/** For how many days something is kept. */
export const DaysKeptSchema = v.pipe(
  v.number(),
  v.safeInteger('Expected whole days'),
  v.minValue(1, 'must be at least 1 day'),
  v.maxValue(LONGEST_KEPT, `must be at most ${LONGEST_KEPT} days`),
);

/** Against floods, and for nothing that lasts: an address is counted in memory, and never stored. */
export const LimitsSchema = v.object({
  /** How many submissions one address may send in so many seconds; 120 in 60 unless given. */
  perAddress: v.exactOptional(
    v.object({
      most: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(LONGEST_LIMIT)),
    }),
  ),
});

/** Where something is held. A list tells these alone. */
export const originEntries = {
  place: v.string(),
  country: v.exactOptional(v.string()),
  year: v.exactOptional(v.string()),
  file: v.exactOptional(v.string()),
};

const CellsSchema = v.record(v.string(), v.string());

const OriginSchema = v.object({
  ...originEntries,
  /** What a file in Pabulib's format says that has no other place here, by its keys in META. */
  meta: v.exactOptional(CellsSchema),
  /** The same of its projects: by id, and then by column. */
  projects: v.exactOptional(v.record(v.string(), CellsSchema)),
});
export type Origin = v.InferOutput<typeof OriginSchema>;

/** What every definition has, whatever it asks for. */
export const definitionEntries = {
  id: SlugSchema,
  title: TextSchema,
  intro: v.exactOptional(TextSchema),
  /** The language of the plain strings in this definition. */
  language: LanguageSchema,
  opens: v.exactOptional(TimestampSchema),
  closes: v.exactOptional(TimestampSchema),
  /** How many seconds after `closes` a submission is let in still; 60 unless given. */
  grace: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LONGEST_GRACE)),
  ),
  /** What is kept, by whom and until when; shown before anything is sent. */
  privacy: v.exactOptional(TextSchema),
  /** What happens next; shown with the receipt. */
  thanks: v.exactOptional(TextSchema),
  /** The same day by day: shown with the receipt as leaves of a calendar. */
  next: v.exactOptional(
    v.pipe(v.array(v.object({ on: DaySchema, text: TextSchema })), v.maxLength(MOST_STEPS)),
  ),
  /** Whom to ask, and how; an e-mail address in it becomes a link. */
  help: v.exactOptional(TextSchema),
  /** The languages that a reader may choose from; those of `title` unless given. */
  languages: v.exactOptional(
    v.pipe(v.array(LanguageSchema), v.minLength(1), v.maxLength(MOST_LANGUAGES)),
  ),
  /** The public page that holds the widget: where a receipt's link leads. */
  page: v.exactOptional(PageSchema),
  /** Where it is held, or where an imported election comes from. */
  origin: v.exactOptional(OriginSchema),
  /** Set by the server, by its own clock. */
  phase: v.exactOptional(PhaseSchema),
  /** `plain` unless stated. */
  delivery: v.exactOptional(DeliverySchema),
  /** Whether it is there to be tried: everybody reads that nothing counts. */
  test: v.exactOptional(v.boolean()),
  /** Unlisted until it opens and public from then on, unless given. The server keeps it to itself. */
  visibility: v.exactOptional(VisibilitySchema),
  limits: v.exactOptional(LimitsSchema),
  /** Whether a device has to work for a moment for each submission: see proof.ts. */
  proofOfWork: v.exactOptional(v.boolean()),
  links: v.exactOptional(
    v.object({
      /** Where to POST; the endpoint itself unless given. */
      submit: v.exactOptional(LinkSchema),
      /** Where a receipt is read and cancelled. */
      receipt: v.exactOptional(LinkSchema),
      /** Where the places of an event are that can still be had: they change while the rest may be kept. */
      places: v.exactOptional(LinkSchema),
      /** The page with what came out, once that is published. */
      results: v.exactOptional(LinkSchema),
      /** The pages of single items: `{item}` in it stands for the id. */
      item: v.exactOptional(LinkSchema),
    }),
  ),
};

/** How a person shows that they may take part. Without it, anybody may. */
export const CredentialKindSchema = v.picklist(['code']);

/** The parts of a town that its turnout is told for; a code may be of one of them. */
export const AreasSchema = v.pipe(
  v.array(v.object({ id: IdSchema, name: TextSchema })),
  v.maxLength(MOST_AREAS),
);

/** In which order items are shown: the same for all, or random for each person (and said so). */
export const OrderSchema = v.picklist(['random', 'given']);
