import * as v from 'valibot';
import { BallotDefinitionSchema } from './ballots.ts';
import { BudgetDefinitionSchema } from './budgets.ts';
import { CountingSchema } from './counting.ts';
import { DecisionSchema } from './decisions.ts';
import {
  CountSchema,
  CurrencySchema,
  IdSchema,
  LinkSchema,
  MoneySchema,
  PhaseSchema,
  SlugSchema,
  TimestampSchema,
} from './definition.ts';
import { ExclusiveSchema } from './exclusive.ts';
import { PlaceSchema, itemEntries } from './items.ts';
import { PartBudgetsSchema } from './part-budgets.ts';
import { LanguageSchema, TextSchema } from './text.ts';

const METHODS = [...BallotDefinitionSchema.options, ...BudgetDefinitionSchema.options].map(
  ({ entries }) => entries.method.literal,
);

/** How it stood at the end of a stage; parts of a vote to five decimals, cut off behind them. */
const standing = { stage: CountSchema, votes: v.number(), quota: CountSchema };

/** Why something was chosen, or not: a code and its numbers. */
export const WhySchema = v.variant('code', [
  /** It fitted what was left when its turn came, so much before it. */
  v.object({ code: v.literal('fitted'), left: MoneySchema }),
  /** It cost more than what was left when its turn came. */
  v.object({ code: v.literal('too-expensive'), left: MoneySchema }),
  /**
   * It cost more than what was left, but not by much: it was chosen all the same, and so much of it is
   * paid on top of the budget.
   */
  v.object({ code: v.literal('reserved'), left: MoneySchema, reserve: MoneySchema }),
  /** Something had been chosen of which and this only one can be. */
  v.object({ code: v.literal('excluded-by'), item: IdSchema }),
  /** It cost more than what was left for its category, or its district. */
  v.object({
    code: v.literal('part-spent'),
    of: v.picklist(['category', 'district']),
    name: TextSchema,
    left: MoneySchema,
  }),
  /** It did not fit its part, but what was left of the whole in the end, so much before it. */
  v.object({ code: v.literal('left-over'), left: MoneySchema }),
  v.object({ code: v.literal('below-threshold'), threshold: CountSchema }),
  /** The count had ended at something that no longer fitted. */
  v.object({ code: v.literal('after-the-end'), at: IdSchema }),
  /** It costs nothing, and somebody wanted it. */
  v.object({ code: v.literal('free') }),
  /** Those who wanted it paid it out of their shares. */
  v.object({
    code: v.literal('paid'),
    round: CountSchema,
    /** None of them paid more than this, rounded to the minor unit. */
    price: MoneySchema,
    /** How many paid something. */
    payers: CountSchema,
    /** Who could pay only a part counts as that part of a vote; to two decimals. */
    support: v.number(),
  }),
  /** It fitted what was left after the shares were spent, so much before it. */
  v.object({ code: v.literal('filled'), left: MoneySchema }),
  /** Those who wanted it could not pay it out of their shares. */
  v.object({
    code: v.literal('unaffordable'),
    /** What they had left together at the end, rounded down. */
    had: MoneySchema,
    /** What they had spent on other things, most first, rounded to the minor unit. */
    spentOn: v.array(v.object({ item: IdSchema, amount: MoneySchema })),
    /** What was left of the whole budget when its turn came to be filled in; only where that is done. */
    left: v.exactOptional(MoneySchema),
  }),
  /** All who pay for something pay the same, and those who wanted it could not pay it so. */
  v.object({
    code: v.literal('not-in-parts'),
    /** Of all who wanted it, so many could have paid most together, each this much, rounded down. */
    payers: CountSchema,
    part: MoneySchema,
    /** What that is together, rounded down. */
    had: MoneySchema,
    /** What all who wanted it had spent on other things, most first, rounded to the minor unit. */
    spentOn: v.array(v.object({ item: IdSchema, amount: MoneySchema })),
  }),
  /** With it, nobody carries more than this of the cost of all that is chosen; rounded up. */
  v.object({ code: v.literal('carried'), round: CountSchema, load: MoneySchema }),
  /** With it, so many stand behind each of the chosen at least; to two decimals. */
  v.object({ code: v.literal('stands-for'), round: CountSchema, people: v.number() }),
  /** In place of the last that was chosen, so many would have stood behind one of them. */
  v.object({ code: v.literal('stands-for-fewer'), people: v.number() }),
  /** By bounded overspending: those who wanted it paid what they had, up to a price. */
  v.object({
    code: v.literal('bought'),
    round: CountSchema,
    /** None of them paid more than this, rounded to the minor unit. */
    price: MoneySchema,
    /** How many paid something. */
    payers: CountSchema,
    /** What they had too little, rounded to the minor unit; only where they had. */
    missing: v.exactOptional(MoneySchema),
  }),
  /** By bounded overspending: it would have fitted, and nobody who wanted it had anything left. */
  v.object({
    code: v.literal('all-spent'),
    spentOn: v.array(v.object({ item: IdSchema, amount: MoneySchema })),
  }),
  /** By Phragmén: those who wanted it had its cost before others had theirs. */
  v.object({
    code: v.literal('saved'),
    round: CountSchema,
    /** What each voter had been given by then, rounded to the minor unit; not where there are seats. */
    given: v.exactOptional(MoneySchema),
  }),
  /** By Phragmén: all seats were taken before those who wanted it had enough for one. */
  v.object({ code: v.literal('seats-full') }),
  v.object({ code: v.literal('no-votes') }),
  /** So many scored it; to be ranked by its mean, it needed more. */
  v.object({ code: v.literal('too-few-scored'), scored: CountSchema, needed: CountSchema }),
  /** Where it stands by what counts; the first `seats` are chosen. */
  v.object({ code: v.literal('ranked'), place: CountSchema }),
  /** By `stv` or `instant-runoff`: at this stage, from 1, it had as many votes as were enough. */
  v.object({ code: v.literal('elected'), ...standing }),
  /** It had fewer, but no more were left than there were seats. */
  v.object({ code: v.literal('last-left'), ...standing }),
  /** At this stage it went out, as it had had the fewest votes. */
  v.object({ code: v.literal('excluded'), stage: CountSchema, votes: v.number() }),
  /** It was left at the last stage, when the last seat was taken. */
  v.object({ code: v.literal('not-elected'), ...standing }),
]);
export type Why = v.InferOutput<typeof WhySchema>;

export const ResultItemSchema = v.object({
  ...itemEntries,
  cost: v.exactOptional(MoneySchema),
  /** Ballots that support it: name it, on ballots with points with more than none and than the lowest. */
  votes: CountSchema,
  /** Points, ranks turned into points, or the sum of amounts in minor units. */
  score: v.exactOptional(v.number()),
  /** How many ballots gave it a score, those too that do not support it. */
  scored: v.exactOptional(CountSchema),
  /** The mean of these scores, and how far they lie from it (standard deviation). */
  mean: v.exactOptional(v.number()),
  spread: v.exactOptional(v.number()),
  /** Others it beats in pairs; a draw is a half. */
  copeland: v.exactOptional(v.number()),
  selected: v.boolean(),
  /** In which order it was chosen, from 1. */
  place: v.exactOptional(CountSchema),
  /** Where it is: what a definition calls `place`. */
  where: v.exactOptional(PlaceSchema),
  why: WhySchema,
  /** What would have been enough, each for itself and all else the same; of what was not chosen. */
  sufficient: v.exactOptional(
    v.object({
      /** At this cost or below. */
      cost: v.exactOptional(MoneySchema),
      /**
       * With so many votes more; where there are shares, of people who have their whole share left; by
       * `stv` and `instant-runoff`, of people who rank it first.
       */
      votes: v.exactOptional(CountSchema),
    }),
  ),
});
export type ResultItem = v.InferOutput<typeof ResultItemSchema>;

const tie = {
  /** How many had been chosen before; absent where Equal Shares met it at another share only. */
  before: v.exactOptional(CountSchema),
  /** In the order that the tie rule gave them. */
  items: v.array(IdSchema),
};

/** Some were equal by the rule, and the tie rule said who goes first. */
const TieSchema = v.variant('kind', [
  /** Another order would have chosen another set. */
  v.object({
    kind: v.literal('decided'),
    ...tie,
    /** One such order, what it would have chosen that was not, and what it would not have. */
    instead: v.object({
      order: v.array(IdSchema),
      chosen: v.array(IdSchema),
      notChosen: v.array(IdSchema),
    }),
  }),
  /** No other order of these would have chosen another set. */
  v.object({ kind: v.literal('changed-nothing'), ...tie }),
  /** It would have taken too long to find out. */
  v.object({ kind: v.literal('not-known'), ...tie }),
]);

/** A stage of `stv` or `instant-runoff`; parts of a vote to five decimals, cut off behind them. */
const StageSchema = v.object({
  /** Whose ballots moved on; absent at the first stage. */
  moved: v.exactOptional(
    v.object({
      item: IdSchema,
      /** It had more votes than it needed, or the fewest of all. */
      why: v.picklist(['surplus', 'excluded']),
      /** All that had as many votes, in the order that breaks ties; absent where it had them alone. */
      equals: v.exactOptional(v.array(IdSchema)),
      /** The stage that told them apart, from 1; absent where the order that breaks ties had to. */
      apart: v.exactOptional(CountSchema),
    }),
  ),
  /** How many votes were enough. */
  quota: CountSchema,
  /** What each had at its end, in the order of `items`. */
  votes: v.array(v.number()),
  /** Votes that nobody had any more: of ballots that name nobody else, and what was cut off. */
  exhausted: v.number(),
  /** Who was elected at its end, most votes first. */
  elected: v.array(IdSchema),
});
export type ResultStage = v.InferOutput<typeof StageSchema>;

/** How the votes and the money are spread over a category or a district. */
const GroupSchema = v.object({
  name: TextSchema,
  items: CountSchema,
  selected: CountSchema,
  /** Votes for all its items, and money for the chosen ones. */
  votes: CountSchema,
  cost: v.exactOptional(MoneySchema),
});
export type ResultGroup = v.InferOutput<typeof GroupSchema>;

/** Ballots of one kind; null where they are so few that somebody could be known by it. */
const BallotsSchema = v.nullable(CountSchema);

const common = {
  type: v.literal('results'),
  resource: v.picklist(['ballots', 'budgets']),
  id: SlugSchema,
  title: TextSchema,
  language: LanguageSchema,
  closes: v.exactOptional(TimestampSchema),
  phase: v.exactOptional(PhaseSchema),
};

const DoneSchema = {
  /** Changes of the definition after it had opened. */
  changes: CountSchema,
  publications: CountSchema,
  withdrawals: CountSchema,
  codesMade: CountSchema,
  codesVoided: CountSchema,
  /** Votes taken over from a file. */
  imported: CountSchema,
};

/** What was done by whoever ran the vote, of which the server keeps a log. */
const LogSchema = v.object({
  ...DoneSchema,
  /** The codes there are now; `used` and `void` are among those made. */
  codes: v.exactOptional(v.object({ made: CountSchema, used: CountSchema, void: CountSchema })),
  /** The same by day, in UTC; a day on which nothing was done is left out. */
  days: v.array(v.object({ day: v.string(), ...DoneSchema })),
  /** How many entries the log has, and the hash of the last: a log changed later does not fit. */
  entries: CountSchema,
  head: v.string(),
});

const NotCounted = v.object({ ...common, state: v.literal('not-counted') });

const counted = {
  ...common,
  /** When this was published. */
  published: TimestampSchema,
  /** What the organiser says of it: why it is provisional, or was counted again. */
  note: v.exactOptional(TextSchema),
  currency: v.exactOptional(CurrencySchema),
  budget: v.exactOptional(MoneySchema),
  /** What there was for each category, or each district. */
  budgets: v.exactOptional(PartBudgetsSchema),
  /** Groups of items of which only one can be chosen, by their ids. */
  exclusive: v.exactOptional(ExclusiveSchema),
  /** What the chosen cost, and what is left of the budget. */
  spent: v.exactOptional(MoneySchema),
  left: v.exactOptional(MoneySchema),
  /** What of it is paid on top of the budget, out of a reserve. */
  reserve: v.exactOptional(MoneySchema),
  method: v.picklist(METHODS),
  /** The rule that counts, with its options. */
  counting: CountingSchema,
  /** How many ballots were counted, empty ones too. */
  ballots: CountSchema,
  /** How many of these support nothing: nothing was asked for, so nothing was lost. */
  blank: v.exactOptional(CountSchema),
  /** Ballots of an imported file that the rules of the vote refused: they are not among `ballots`. */
  invalid: v.exactOptional(CountSchema),
  items: v.array(ResultItemSchema),
  ties: v.array(TieSchema),
  /** What was decided after the count; at most one about each item. Nothing else here changes by it. */
  decisions: v.exactOptional(v.array(DecisionSchema)),
  /** Equal Shares: each voter's share in the end, rounded down. */
  share: v.exactOptional(MoneySchema),
  /** Everything would have fitted the budget, and something was left out all the same. */
  allWouldFit: v.exactOptional(v.boolean()),
  /** Which outcome was taken, where two were compared, and how many voters had more in each. */
  comparison: v.exactOptional(
    v.object({
      taken: v.picklist(['greedy', 'equal-shares']),
      greedy: CountSchema,
      equalShares: CountSchema,
    }),
  ),
  /** What another rule would have chosen, in its order; not the result. */
  other: v.exactOptional(
    v.object({
      counting: CountingSchema,
      selected: v.array(IdSchema),
      spent: v.exactOptional(MoneySchema),
    }),
  ),
  /** Pairs: how many ballots put the row's item before the column's; in the order of `items`. */
  pairs: v.exactOptional(v.array(v.array(CountSchema))),
  /** By `stv` or `instant-runoff`: how it was counted. */
  stages: v.exactOptional(v.array(StageSchema)),
  fairness: v.object({
    /** Voters of whose items none was chosen; who supports nothing is not among them. */
    nothing: CountSchema,
    /** How many chosen items a voter had supported, on average; to two decimals. */
    average: v.number(),
    categories: v.exactOptional(v.array(GroupSchema)),
    districts: v.exactOptional(v.array(GroupSchema)),
  }),
  turnout: v.exactOptional(
    v.object({
      areas: v.exactOptional(v.array(v.object({ name: TextSchema, ballots: BallotsSchema }))),
      channels: v.exactOptional(
        v.array(v.object({ channel: v.picklist(['online', 'paper']), ballots: BallotsSchema })),
      ),
    }),
  ),
  /** Ballots with a receipt in the list, and those without: on paper, or imported. All of them. */
  receipts: v.exactOptional(v.object({ listed: CountSchema, without: CountSchema })),
  log: v.exactOptional(LogSchema),
  /** Set by the server: whom to ask, and how, as the definition says it. */
  help: v.exactOptional(TextSchema),
  /**
   * The hash of the ballots' file as it is downloaded and unpacked, in hexadecimal. It is in the
   * server's log and on the printed page too: beside the file alone it would prove nothing.
   */
  sha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  links: v.exactOptional(
    v.object({
      /** The ballots in Pabulib's format, shuffled, for whoever wants to count again. */
      ballots: v.exactOptional(LinkSchema),
      /** The same items as a table for a spreadsheet. */
      table: v.exactOptional(LinkSchema),
      /** Set by the server: the receipts of all ballots that were cast on-line, a line each. */
      receipts: v.exactOptional(LinkSchema),
    }),
  ),
};

/** What came out, and why. Amounts are in minor units; without a currency they are bare numbers. */
export const ResultsSchema = v.variant('state', [
  NotCounted,
  v.object({ ...counted, state: v.literal('provisional') }),
  v.object({ ...counted, state: v.literal('final') }),
  v.object({ ...counted, state: v.literal('recounted') }),
]);
export type Results = v.InferOutput<typeof ResultsSchema>;
export type CountedResults = Exclude<Results, { state: 'not-counted' }>;
