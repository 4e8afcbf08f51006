import * as v from 'valibot';
import { CountSchema, IdSchema, MoneySchema } from './definition.ts';
import { FRACTION, MOST_ITEMS, SEED } from './grammar.ts';
import { TextSchema } from './text.ts';

/**
 * By what equals are told apart: by one thing, then by the next, and at last by the id in code-point
 * order, as no two have the same. `cost` puts the cheaper first, `votes` the one with more.
 */
export const TIE_CHAINS = ['id', 'cost,id', 'votes,id', 'cost,votes,id', 'votes,cost,id'] as const;

/** The ids of all items, best first. */
const ListSchema = v.pipe(v.array(IdSchema), v.minLength(1), v.maxLength(MOST_ITEMS));

/**
 * Lots that nobody can load: from where their seed comes is said before the vote, and what it is
 * comes from there when the vote has closed. The order is that of the hashes which `seed`, without
 * its blanks, a colon and the id have together: SHA-256 of the UTF-8, in hexadecimal, the lowest
 * first. In Python, with `from hashlib import sha256`:
 *
 *     sorted(ids, key=lambda id: sha256((seed.replace(' ', '') + ':' + id).encode()).hexdigest())
 */
const LotSchema = v.pipe(
  v.object({
    /** From where: dice that are thrown before people, or the numbers of a lottery on a certain day. */
    source: TextSchema,
    /** What came from there; in results alone. Runs of digits and small letters, a blank between. */
    seed: v.exactOptional(v.pipe(v.string(), v.regex(SEED))),
    /** The ids of all items as that puts them; in results alone, with the seed. */
    order: v.exactOptional(ListSchema),
  }),
  v.forward(
    v.check(
      ({ source }) => texts(source).every((text) => text.trim() !== ''),
      'must say from where the seed will come',
    ),
    ['source'],
  ),
);
export type Lot = v.InferOutput<typeof LotSchema>;

function texts(text: v.InferOutput<typeof TextSchema>): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

/**
 * Who goes first where two are equal: by a chain, by an order that was drawn already, or by lots
 * that are drawn when the vote has closed; until then by id.
 */
export const TieRuleSchema = v.union([
  v.picklist(TIE_CHAINS),
  v.object({ list: ListSchema }),
  v.object({ lot: LotSchema }),
]);
export type TieRule = v.InferOutput<typeof TieRuleSchema>;

/**
 * What the places of a ballot that ranks are worth: points by place, and nothing beyond them; as
 * many for the first as the ballot names (`length`), or as may be ranked (`max`), and one fewer for
 * each that follows; the same as `length` less one each, so that the last one named has nothing
 * (`borda0`); or 1, 1/2, 1/3 and so on (`dowdall`).
 */
export const WeightsSchema = v.union([
  v.picklist(['length', 'max', 'borda0', 'dowdall']),
  v.pipe(
    v.array(CountSchema),
    v.minLength(1),
    v.maxLength(MOST_ITEMS),
    v.check((list) => (list[0] ?? 0) > 0, 'must give points to the first place'),
    v.check(
      (list) => list.every((points, place) => points <= (list[place - 1] ?? points)),
      'must give no place more points than the one before',
    ),
  ),
]);
export type Weights = v.InferOutput<typeof WeightsSchema>;

/** What every rule takes. */
const common = {
  ties: v.exactOptional(TieRuleSchema),
  /**
   * Of ballots that rank; `max` unless given. Where a file is counted, what its `scoring_fn` says
   * unless given, else `length`.
   */
  weights: v.exactOptional(WeightsSchema),
  /** Whether what nobody supports can be chosen too; unless given, it cannot. */
  unsupported: v.exactOptional(v.boolean()),
};

/**
 * Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities
 * (NeurIPS 2021, https://arxiv.org/abs/2008.13276).
 */
const EqualShares = v.object({
  rule: v.literal('equal-shares'),
  /** What a voter has of a project; `points` on ballots with points, else `cost`, unless given. */
  utility: v.exactOptional(v.picklist(['cost', 'cardinality', 'points'])),
  /** How money that is left is spent; `add1u` unless given. */
  completion: v.exactOptional(v.picklist(['none', 'add1', 'add1u'])),
  /** Whether each voter's share of the budget is rounded down to whole currency units. */
  start: v.exactOptional(v.picklist(['exact', 'floor'])),
  /** When raising the shares ends; `overspend` unless given. */
  until: v.exactOptional(v.picklist(['overspend', 'exhaustive'])),
  /**
   * By how much a share is raised, in minor units; unless given, a thousandth of the first share,
   * rounded down to 1, 2 or 5 times a power of ten.
   */
  step: v.exactOptional(v.pipe(MoneySchema, v.minValue(1))),
  /** What has fewer votes (a lower score, with utility `points`) is left out. */
  threshold: v.exactOptional(CountSchema),
  ...common,
  /** Whether greedy's outcome is taken where more voters have more of their projects in it. */
  compare: v.exactOptional(v.literal('greedy')),
});

/**
 * Kraiczy, Robinson, Elkind: Streamlining Equal Shares (https://arxiv.org/abs/2502.11797): all who
 * pay for a project pay the same. It is for ballots that name things, or with a `utility` given.
 */
const ExactEqualShares = v.object({
  rule: v.literal('exact-equal-shares'),
  /** What a voter has of a project that the ballot supports; `cost` unless given. */
  utility: v.exactOptional(v.picklist(['cost', 'cardinality'])),
  /**
   * Whether shares are raised to the next at which anything changes, until that would overspend
   * (the paper's ADD-OPT): `add-opt` unless given.
   */
  completion: v.exactOptional(v.picklist(['none', 'add-opt'])),
  /** What has fewer votes is left out. */
  threshold: v.exactOptional(CountSchema),
  ...common,
});

/**
 * Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs: Method of Equal Shares with Bounded
 * Overspending (https://arxiv.org/abs/2409.15005): the rule that it calls BOS Equal Shares. What a
 * voter has of a project is its cost; on ballots with points, its cost times the points.
 */
const BoundedOverspending = v.object({
  rule: v.literal('bounded-overspending'),
  /** What has fewer votes is left out. */
  threshold: v.exactOptional(CountSchema),
  ...common,
});

/**
 * Sánchez-Fernández, Fernández-García, Fisteus, Brill: The Maximin Support Method
 * (https://arxiv.org/abs/1609.05370); with costs as Generalised Sequential Phragmén (Aziz, Lee,
 * Talmon, https://arxiv.org/abs/1711.08226). It is for ballots that name things.
 */
const MaximinSupport = v.object({
  rule: v.literal('maximin-support'),
  /** How many are chosen where there is no money; 1 unless given. */
  seats: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
  ...common,
});

/**
 * Los, Christoff, Grossi: Proportional Budget Allocations: Towards a Systematization (IJCAI 2022,
 * https://arxiv.org/abs/2203.12324): Phragmén's sequential rule, where things have a cost.
 */
const Phragmen = v.object({
  rule: v.literal('phragmen'),
  /** How many are chosen where there is no money; 1 unless given. */
  seats: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
  /** Whether what no longer fits is passed over; unless given, the count ends there. */
  skip: v.exactOptional(v.boolean()),
  /** What has fewer votes is left out. */
  threshold: v.exactOptional(CountSchema),
  ...common,
});

/** A part of a whole: a number from 0 to 1, or a fraction as it is written, such as `1/3`. */
export const FractionSchema = v.union([
  v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  v.pipe(
    v.string(),
    v.regex(FRACTION, 'must be a fraction such as "1/3"'),
    v.check((text) => {
      const [part = 0, whole = 1] = text.split('/').map(Number);
      return part <= whole;
    }, 'must not be more than 1'),
  ),
]);
export type Fraction = v.InferOutput<typeof FractionSchema>;

const Greedy = v.pipe(
  v.object({
    rule: v.literal('greedy'),
    /** What goes first; `votes` unless given. */
    by: v.exactOptional(v.picklist(['votes', 'score', 'votes/cost', 'score/cost'])),
    /** Whether a project that no longer fits is passed over (unless given, it is); else the count ends there. */
    skip: v.exactOptional(v.boolean()),
    /**
     * The count ends at the first that no longer fits; it is chosen all the same where at least this
     * part of its cost is left, and the rest of it is paid on top of the budget.
     */
    reserve: v.exactOptional(
      v.pipe(
        FractionSchema,
        v.check((part) => Number(String(part).split('/')[0]) > 0, 'must be more than 0'),
      ),
    ),
    /**
     * Whether what is left in the end goes to what gets most and fits, whatever its part; unless given,
     * it does not. Where no part has a budget of its own, nothing that fits is left out anyway.
     */
    leftover: v.exactOptional(v.boolean()),
    /** What has fewer votes (a lower score, where that counts) is left out. */
    threshold: v.exactOptional(CountSchema),
    ...common,
  }),
  v.forward(
    v.check(
      ({ skip, reserve }) => reserve === undefined || skip !== true,
      'must not be true with `reserve`: the count ends there',
    ),
    ['skip'],
  ),
  v.forward(
    v.check(
      ({ skip, reserve, leftover }) =>
        leftover !== true || (skip !== false && reserve === undefined),
      'does not go with `reserve`, nor with `skip` false: there the count ends',
    ),
    ['leftover'],
  ),
);

const Tally = v.pipe(
  v.object({
    rule: v.literal('tally'),
    /** What goes first; `votes` unless given. */
    by: v.exactOptional(v.picklist(['votes', 'score', 'mean', 'borda', 'copeland'])),
    /** How many are chosen; 1 unless given. */
    seats: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
    /**
     * By `mean`: what a smaller part of the ballots scored, of those that scored anything, stands after
     * all others and is not chosen; 1/2 unless given. Where what is not scored counts as a score, there
     * is none.
     */
    quorum: v.exactOptional(FractionSchema),
    ...common,
  }),
  v.forward(
    v.check(
      ({ by, quorum }) => quorum === undefined || by === 'mean',
      'goes with `by` `mean` alone',
    ),
    ['quorum'],
  ),
);

/**
 * The single transferable vote as Scotland counts local elections: Scottish Local Government
 * Elections Order 2011 (SSI 2011/399, https://www.legislation.gov.uk/ssi/2011/399), Schedule 1,
 * rules 46 to 53. Equals are told apart by the latest stage before at which they were not; `ties`
 * stands for the lot, and is `id` unless given: by votes, a later place could count against an
 * earlier one.
 */
const Stv = v.object({
  rule: v.literal('stv'),
  /** How many are chosen; 1 unless given. */
  seats: v.exactOptional(v.pipe(CountSchema, v.minValue(1))),
  /** Whether parts of a vote are cut off behind five decimals, as they are unless given, or exact. */
  transfers: v.exactOptional(v.picklist(['five-decimals', 'exact'])),
  ...common,
});

/**
 * One is chosen, by more than half of the ballots that still name somebody who is left. Equals as
 * by `stv`.
 */
const InstantRunoff = v.object({ rule: v.literal('instant-runoff'), ...common });

/** How votes are counted. */
export const CountingSchema = v.variant('rule', [
  Greedy,
  EqualShares,
  ExactEqualShares,
  MaximinSupport,
  BoundedOverspending,
  Phragmen,
  Tally,
  Stv,
  InstantRunoff,
]);
export type Counting = v.InferOutput<typeof CountingSchema>;
/** What every rule takes beside its name. */
export type CountingCommon = Pick<Counting, keyof typeof common>;
export type CountingOf<R extends Counting['rule']> = Extract<Counting, { rule: R }>;
