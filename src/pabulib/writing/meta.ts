import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { CountingOf } from '../../protocol/counting.ts';
import type { PartKind } from '../../protocol/part-budgets.ts';
import { BALLOT_METHODS, METHODS, type PointLimit } from '../../rules/methods.ts';
import { blankBallots, commentOf, exclusiveSaid, madeUp, placesWorth } from '../comment.ts';
import { pabulibId } from '../item-id.ts';
import { LEFTOVER, PART_KEYS } from '../part-budgets.ts';
import { rankingOf, scoringFnOf } from '../weights.ts';
import { amount, placesOf, textIn, tidy } from './cells.ts';
import { ANYWHERE, countryName } from './country.ts';
import { datesOf } from './dates.ts';
import { ruleAsSaid, ruleOf, type RuleWords } from './rule.ts';
import type { Written } from './written.ts';

type Definition = BallotDefinition | BudgetDefinition;
type Values = Readonly<Record<string, string | number | undefined>>;

/** In the order that Pabulib asks for. Keys that are not known there are not written. */
const ORDER = [
  ...['description', 'country', 'unit', 'district', 'subunit', 'instance'],
  ...['num_projects', 'num_votes', 'budget', 'vote_type', 'rule', 'date_begin', 'date_end'],
  ...['min_length', 'max_length', 'min_sum_cost', 'max_sum_cost', 'min_points', 'max_points'],
  ...['min_sum_points', 'max_sum_points', 'default_score', 'min_project_cost', 'max_project_cost'],
  ...['min_project_score_threshold', 'neighborhoods', 'subdistricts', 'categories', 'edition'],
  ...['language', 'currency', 'fully_funded', 'experimental', 'comment', 'acknowledgments'],
  ...['leftover_budget', 'budget_per_category', 'budget_per_neighborhood'],
  ...['min_length_per_category', 'max_length_per_category'],
  ...['min_sum_cost_per_category', 'max_sum_cost_per_category'],
];

/** What a file may say of its votes as they were, and not of others. */
const OF_ITS_VOTES = new Set(['fully_funded', 'date_begin', 'date_end', 'num_votes']);

/** @returns the rows of META: keys, and values for those that there is something to say of */
export function metaOf(written: Written): [key: string, value: string][] {
  const { definition, sums } = written;
  const { title, language, origin, items, currency } = definition;
  const { begin, end, year } = datesOf(written);
  const words = wordsFor(written);
  const said = Object.entries(origin?.meta ?? {}).filter(([key]) => !OF_ITS_VOTES.has(key));
  const values: Values = {
    ...Object.fromEntries(said),
    description: tidy(textIn(language, title)) || definition.id,
    // What must be there and is not known has the words that Pabulib's checker takes.
    country: countryOf(definition),
    unit: origin?.meta?.['unit'] ?? origin?.place ?? 'unknown',
    instance: origin?.year ?? year ?? 'unknown',
    num_projects: items.length,
    num_votes: sums.ballots - sums.blank,
    budget: budgetOf(written),
    vote_type: voteTypeOf(definition),
    rule: words.rule,
    date_begin: begin,
    date_end: end,
    min_length: isChoice(definition) ? definition.minLength || undefined : definition.minLength,
    max_length: mostOf(definition),
    ...limitsOf(definition),
    ...perCategoryOf(definition),
    ...partsOf(written),
    ...(words.threshold !== undefined && { min_project_score_threshold: words.threshold }),
    language: /^[a-z]{2}(-|$)/i.test(language) ? language.slice(0, 2).toLowerCase() : undefined,
    currency,
    fully_funded: costOfAll(written) <= BigInt(budgetUnits(written)) ? 1 : undefined,
    comment: commentOf(origin?.meta?.['comment'], remarksOn(written, words)),
  };
  return ORDER.flatMap((key): [string, string][] => {
    const value = tidy(String(values[key] ?? ''));
    return value === '' ? [] : [[key, value]];
  });
}

/** @returns it as Pabulib knows it, or as it is where it is not known here */
function countryOf({ origin, language }: Definition): string {
  const { country } = origin ?? {};
  if (country === undefined || country.trim() === '') return ANYWHERE;
  return countryName(country, [language]) ?? country;
}

/** As published; else as the definition says, or its file. What nobody announced is not known. */
function wordsFor(written: Written): RuleWords {
  const { definition, outcome } = written;
  const said = definition.origin?.meta?.['rule'];
  const isOpen = definition.counting === undefined || said?.toLowerCase() === 'unknown';
  if (!outcome && said !== undefined && isOpen) return ruleAsSaid(said);
  const counting = outcome?.counting ?? definition.counting;
  return counting ? ruleOf(written, counting, leavesOut(written)) : { rule: 'unknown' };
}

/** @returns whether something that got nothing was left out of what was chosen, although it fits */
function leavesOut({ definition, sums, outcome, hasMoney }: Written): boolean {
  if (!outcome || outcome.counting.unsupported) return false;
  const got = sums.scores ?? sums.votes;
  const cost = (item: Definition['items'][number]) => ('cost' in item ? (item.cost ?? 0) : 0);
  const chosen = new Set(outcome.selected);
  const spent = definition.items.reduce((sum, item) => sum + (chosen.has(item.id) ? cost(item) : 0), 0); // prettier-ignore
  const rest = (definition.budget ?? 0) - spent;
  return definition.items.some(
    (item) => !chosen.has(item.id) && (got.get(item.id) ?? 0) <= 0 && (!hasMoney || cost(item) <= rest), // prettier-ignore
  );
}

/** @returns minor units; without money the number of seats, as each costs 1 */
function budgetUnits(written: Written): number {
  const { definition, outcome, hasMoney } = written;
  if (definition.method === 'allocation') return definition.budget;
  if (hasMoney) return definition.budget ?? Math.min(Number(costOfAll(written)), Number.MAX_SAFE_INTEGER); // prettier-ignore
  const counting = outcome?.counting ?? definition.counting ?? written.counting;
  return (counting && 'seats' in counting && counting.seats) || 1;
}

function budgetOf(written: Written): string {
  const { definition, hasMoney } = written;
  const places = hasMoney || definition.method === 'allocation' ? placesOf(definition) : 0;
  return amount(budgetUnits(written), places);
}

function costOfAll({ definition, hasMoney }: Written): bigint {
  const one = definition.method === 'allocation' ? 10 ** placesOf(definition) : 1;
  const cost = (item: Definition['items'][number]) =>
    hasMoney ? ('cost' in item ? (item.cost ?? 0) : 0) : one;
  return definition.items.reduce((sum, item) => sum + BigInt(cost(item)), 0n);
}

function voteTypeOf(definition: Definition): string {
  return isChoice(definition) ? 'choose-1' : METHODS[definition.method].voteType;
}

/** Who names nothing has a blank ballot, which is in no row. */
function isChoice(definition: Definition): boolean {
  const { method, minLength = 0 } = definition;
  return METHODS[method].value === 'none' && mostOf(definition) === 1 && minLength <= 1;
}

function mostOf({ maxLength, items }: Definition): number | undefined {
  return maxLength === undefined ? undefined : Math.min(maxLength, items.length);
}

/** A definition without them may still have what its file says of categories that there are not. */
function perCategoryOf({
  minLengthPerCategory: min,
  maxLengthPerCategory: max,
}: Definition): Values {
  return {
    ...(min !== undefined && { min_length_per_category: min }),
    ...(max !== undefined && { max_length_per_category: max }),
  };
}

/** Names beside amounts, and what is done with what they leave. */
function partsOf({ definition, outcome }: Written): Values {
  const budgets = 'budgets' in definition ? definition.budgets : undefined;
  if (!budgets) return {};
  const places = placesOf(definition);
  const rows = (Object.keys(PART_KEYS) as PartKind[]).flatMap((kind): [string, string][] => {
    const parts = budgets[kind];
    if (!parts) return [];
    const names = parts.map(({ name }) => tidy(textIn(definition.language, name)));
    return [
      [PART_KEYS[kind].names, names.join()],
      [PART_KEYS[kind].amounts, parts.map((part) => amount(part.amount, places)).join()],
    ];
  });
  const { leftover } = (outcome?.counting ?? definition.counting ?? {}) as CountingOf<'greedy'>;
  return { ...Object.fromEntries(rows), ...(leftover && { leftover_budget: LEFTOVER }) };
}

function limitsOf(definition: Definition): Values {
  return definition.type === 'budget' ? sumsOf(definition) : pointsOf(definition);
}

function sumsOf(definition: BudgetDefinition): Values {
  const places = placesOf(definition);
  if (definition.method === 'allocation') {
    // Points are whole in Pabulib; what a voter may give, øre and all, is not more than this.
    return { max_sum_points: Math.ceil(definition.budget / 10 ** places) };
  }
  return {
    min_sum_cost: definition.minSumCost && amount(definition.minSumCost, places),
    max_sum_cost: amount(definition.budget, places),
  };
}

function pointsOf(definition: BallotDefinition): Values {
  const { limits } = BALLOT_METHODS[definition.method];
  const numbers = definition as Partial<Record<PointLimit, number>>;
  const rows = limits.map((limit) => [
    limit.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    numbers[limit],
  ]);
  return Object.fromEntries(rows) as Values;
}

function remarksOn({ definition, hasMoney, sums }: Written, { remark }: RuleWords): string[] {
  const { method, currency, items, budget } = definition;
  const remarks: string[] = [];
  if (method === 'allocation') {
    remarks.push(`The points are the amounts that a voter gave, in ${currency}.`);
  }
  remarks.push(
    ...madeUp({
      costs: !hasMoney,
      budget: method !== 'allocation' && (!hasMoney || budget === undefined),
      instead: budget === undefined ? undefined : amount(budget, placesOf(definition)),
    }),
  );
  const ranks = METHODS[method].value === 'rank';
  const scoring = ranks ? scoringFnOf(rankingOf(definition).weights) : undefined;
  if (scoring !== undefined) remarks.push(placesWorth(scoring));
  if (items.some(({ id }) => pabulibId(id) !== id)) {
    remarks.push('Commas, and blanks at the ends, are percent-encoded in ids.');
  }
  if (sums.blank > 0) remarks.push(blankBallots(sums.blank));
  const exclusive = 'exclusive' in definition ? definition.exclusive : undefined;
  if (exclusive) remarks.push(exclusiveSaid(exclusive.map((ids) => ids.map(pabulibId))));
  if (remark) remarks.push(remark);
  return remarks;
}
