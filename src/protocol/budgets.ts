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

const KnapsackItemSchema = v.object({ ...itemEntries, cost: MoneySchema });
export type KnapsackItem = v.InferOutput<typeof KnapsackItemSchema>;

const AllocationItemSchema = v.pipe(
  v.object({
    ...itemEntries,
    /** The least it can be given, if it is given anything; 0 unless stated. */
    min: v.exactOptional(MoneySchema),
    /** The most; the whole budget unless stated. */
    max: v.exactOptional(MoneySchema),
    /** Amounts are `min` and so many steps; a whole currency unit unless stated. */
    step: v.exactOptional(v.pipe(MoneySchema, v.minValue(1))),
  }),
  atMost('min', 'max'),
);
export type AllocationItem = v.InferOutput<typeof AllocationItemSchema>;

const common = {
  type: v.literal('budget'),
  ...definitionEntries,
  order: v.exactOptional(OrderSchema),
  /** What a map of the items' places is drawn with; no map unless given. */
  map: v.exactOptional(MapSchema),
  credential: v.exactOptional(CredentialKindSchema),
  currency: CurrencySchema,
  /** What there is to share out. */
  budget: MoneySchema,
  /** How the votes are counted; said before the vote. */
  counting: v.exactOptional(CountingSchema),
  areas: v.exactOptional(AreasSchema),
  /** How many items are named. */
  minLength: v.exactOptional(CountSchema),
  maxLength: v.exactOptional(CountSchema),
  ...perCategoryEntries,
};

const Knapsack = v.object({
  method: v.literal('knapsack'),
  ...common,
  items: v.pipe(v.array(KnapsackItemSchema), v.minLength(1), v.maxLength(MOST_ITEMS)),
  budgets: v.exactOptional(PartBudgetsSchema),
  exclusive: v.exactOptional(ExclusiveSchema),
  /** The least that must be spent in all. */
  minSumCost: v.exactOptional(MoneySchema),
});
const Allocation = v.object({
  method: v.literal('allocation'),
  ...common,
  items: v.pipe(v.array(AllocationItemSchema), v.minLength(1), v.maxLength(MOST_ITEMS)),
});

/** A budget to share out: whole projects (knapsack) or an amount each (allocation). */
export const BudgetDefinitionSchema = v.variant('method', [
  v.pipe(
    Knapsack,
    uniqueIds('items', 'areas'),
    partsThere(),
    exclusiveThere(),
    atMost('minLength', 'maxLength'),
    categoriesThere(),
    atMost('minLengthPerCategory', 'maxLengthPerCategory'),
    atMost('minSumCost', 'budget'),
    atMost('opens', 'closes'),
    lotsToCome(),
  ),
  v.pipe(
    Allocation,
    uniqueIds('items', 'areas'),
    atMost('minLength', 'maxLength'),
    categoriesThere(),
    atMost('minLengthPerCategory', 'maxLengthPerCategory'),
    atMost('opens', 'closes'),
    lotsToCome(),
  ),
]);
export type BudgetDefinition = v.InferOutput<typeof BudgetDefinitionSchema>;
export type BudgetMethod = BudgetDefinition['method'];
export type BudgetOf<M extends BudgetMethod> = Extract<BudgetDefinition, { method: M }>;
