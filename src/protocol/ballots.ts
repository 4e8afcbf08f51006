import * as v from 'valibot';
import { atMost, lotsToCome, uniqueIds } from './checks.ts';
import { CountingSchema } from './counting.ts';
import {
  AreasSchema,
  CountSchema,
  CredentialKindSchema,
  CurrencySchema,
  MoneySchema,
  OrderSchema,
  definitionEntries,
} from './definition.ts';
import { ExclusiveSchema, exclusiveThere } from './exclusive.ts';
import { MOST_ITEMS } from './grammar.ts';
import { itemEntries } from './items.ts';
import { PartBudgetsSchema, partsThere } from './part-budgets.ts';
import { categoriesThere, perCategoryEntries } from './per-category.ts';
import { MapSchema } from './tiles.ts';

const BallotItemSchema = v.object({ ...itemEntries, cost: v.exactOptional(MoneySchema) });
export type BallotItem = v.InferOutput<typeof BallotItemSchema>;

const common = {
  type: v.literal('ballot'),
  ...definitionEntries,
  items: v.pipe(v.array(BallotItemSchema), v.minLength(1), v.maxLength(MOST_ITEMS)),
  order: v.exactOptional(OrderSchema),
  /** What a map of the items' places is drawn with; no map unless given. */
  map: v.exactOptional(MapSchema),
  credential: v.exactOptional(CredentialKindSchema),
  /** Of the items' costs; without it a cost is a bare number, with no minor unit. */
  currency: v.exactOptional(CurrencySchema),
  /** What there is to spend; for the reader, a ballot may go over it. */
  budget: v.exactOptional(MoneySchema),
  budgets: v.exactOptional(PartBudgetsSchema),
  exclusive: v.exactOptional(ExclusiveSchema),
  /** How the votes are counted; said before the vote. */
  counting: v.exactOptional(CountingSchema),
  areas: v.exactOptional(AreasSchema),
  /** How many items a ballot names. */
  minLength: v.exactOptional(CountSchema),
  maxLength: v.exactOptional(CountSchema),
  ...perCategoryEntries,
};
const points = v.pipe(v.number(), v.safeInteger());

const Approval = v.object({ method: v.literal('approval'), ...common });
const Ordinal = v.object({ method: v.literal('ordinal'), ...common });
const Cumulative = v.object({
  method: v.literal('cumulative'),
  ...common,
  minSumPoints: v.exactOptional(CountSchema),
  maxSumPoints: CountSchema,
  /** For one item. */
  maxPoints: v.exactOptional(CountSchema),
});
const Scoring = v.object({
  method: v.literal('scoring'),
  ...common,
  /** The scale; from 0 unless given. */
  minPoints: v.exactOptional(points),
  maxPoints: points,
  /** What a ballot gives to what it does not score; unless given, nothing is counted for it. */
  defaultScore: v.exactOptional(points),
});

/** A vote. Words and limits are Pabulib's, in camelCase (https://pabulib.org/format). */
export const BallotDefinitionSchema = v.variant('method', [
  v.pipe(
    Approval,
    uniqueIds('items', 'areas'),
    partsThere(),
    exclusiveThere(),
    atMost('minLength', 'maxLength'),
    categoriesThere(),
    atMost('minLengthPerCategory', 'maxLengthPerCategory'),
    atMost('opens', 'closes'),
    lotsToCome(),
  ),
  v.pipe(
    Ordinal,
    uniqueIds('items', 'areas'),
    partsThere(),
    exclusiveThere(),
    atMost('minLength', 'maxLength'),
    categoriesThere(),
    atMost('minLengthPerCategory', 'maxLengthPerCategory'),
    atMost('opens', 'closes'),
    lotsToCome(),
  ),
  v.pipe(
    Cumulative,
    uniqueIds('items', 'areas'),
    partsThere(),
    exclusiveThere(),
    atMost('minLength', 'maxLength'),
    categoriesThere(),
    atMost('minLengthPerCategory', 'maxLengthPerCategory'),
    atMost('minSumPoints', 'maxSumPoints'),
    atMost('opens', 'closes'),
    lotsToCome(),
  ),
  v.pipe(
    Scoring,
    uniqueIds('items', 'areas'),
    partsThere(),
    exclusiveThere(),
    atMost('minLength', 'maxLength'),
    categoriesThere(),
    atMost('minLengthPerCategory', 'maxLengthPerCategory'),
    atMost('minPoints', 'maxPoints'),
    v.forward(
      v.check(
        ({ minPoints = 0, defaultScore = minPoints }) => minPoints <= defaultScore,
        'must not be less than `minPoints`',
      ),
      ['defaultScore'],
    ),
    v.forward(
      v.check(
        ({ counting, minPoints = 0, defaultScore = 0 }) =>
          !counting?.rule.endsWith('equal-shares') || defaultScore <= Math.max(0, minPoints),
        'must not be `equal-shares` or `exact-equal-shares`: by these, nobody pays for what they did not score',
      ),
      ['counting'],
    ),
    atMost('defaultScore', 'maxPoints'),
    atMost('opens', 'closes'),
    lotsToCome(),
  ),
]);
export type BallotDefinition = v.InferOutput<typeof BallotDefinitionSchema>;
export type BallotMethod = BallotDefinition['method'];
export type BallotOf<M extends BallotMethod> = Extract<BallotDefinition, { method: M }>;
