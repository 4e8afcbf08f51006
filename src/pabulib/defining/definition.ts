import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting } from '../../protocol/counting.ts';
import type { PartBudgets, PartKind } from '../../protocol/part-budgets.ts';
import { decimals } from '../../rules/currency.ts';
import { given } from '../../rules/optional.ts';
import type { PabulibElection } from '../election.ts';
import { readDecimal } from '../numbers.ts';
import { PART_KEYS, partBudgetsIn } from '../part-budgets.ts';
import { projectCategories } from '../project-categories.ts';
import { methodOfType } from '../vote-types.ts';
import { PabulibError, quoted, type PabulibWarning } from '../warnings.ts';
import { rankingIn } from '../weights.ts';
import { exclusiveOf, greedyOf, ruleIn, type OwnRule, type RuleOptions } from '../rule.ts';
import { currencyOf, identityOf, languageOf, type Identity } from './identity.ts';
import { amountOf, itemsOf } from './items.ts';
import { Limits } from './limits.ts';
import { withSaid } from './said.ts';

export interface DefinitionOptions {
  /** The file's name, with or without a path. */
  readonly file: string;
  /** The name in the URL; made of the place and the instance unless given. */
  readonly id?: string | undefined;
  /** A vote, or a budget to share out; a budget where the file's `max_sum_cost` is all of it, else a vote. */
  readonly as?: 'ballot' | 'budget' | undefined;
  /** ISO 4217; goes before what the file says. */
  readonly currency?: string | undefined;
  /** BCP 47; goes before what the file says. */
  readonly language?: string | undefined;
  /** RFC 3339. The file's dates are kept in `origin`: an imported election is opened anew. */
  readonly opens?: string | undefined;
  readonly closes?: string | undefined;
  readonly credential?: 'code' | undefined;
  /** Whether something is a way to count, where a file of ours tells one in words. */
  readonly isCounting?: RuleOptions['isCounting'];
}

export interface MadeDefinition {
  readonly definition: BallotDefinition | BudgetDefinition;
  /** What the file does not say, and what of it a definition cannot say. */
  readonly warnings: readonly PabulibWarning[];
}

/** What a ballot and a budget have in common. */
type Base = Identity &
  Pick<BallotDefinition, 'language' | 'opens' | 'closes' | 'credential' | 'counting'>;

/** How many points a ballot or an item can get where the file does not say it. */
const DEFAULT_POINTS = 10;

/**
 * Turns an election that was read into a definition that people can vote on.
 * @throws PabulibError where the file does not say, or not consistently, what a definition must
 * have, or where an option is malformed
 */
export function toDefinition(
  election: PabulibElection,
  options: DefinitionOptions,
): MadeDefinition {
  const limits = new Limits(election);
  const base = {
    ...identityOf(limits, options.file, options.id),
    language: languageOf(limits, options.language),
    ...given('opens', options.opens),
    ...given('closes', options.closes),
    ...given('credential', options.credential),
  };
  const currency = currencyOf(limits, options.currency);
  const places = currency === undefined ? 0 : decimals(currency);
  const rule = ruleIn(election, { places, isCounting: options.isCounting });
  const counting = countingOf(election, rule);
  const definition = isBudget(election, limits, options.as)
    ? budgetOf(election, limits, { ...base, ...given('counting', counting) }, currency)
    : ballotOf(election, limits, { ...base, ...given('counting', counting) }, currency);
  limits.warnOfTheRest();
  warnOfUnknownRule(rule, limits);
  return { definition: withSaid(definition, { election, limits, rule }), warnings: limits.warnings }; // prettier-ignore
}

function isBudget(
  { voteType }: PabulibElection,
  limits: Limits,
  as: 'ballot' | 'budget' | undefined,
): boolean {
  const canBe = methodOfType(voteType) === 'approval';
  if (as === 'budget' && !canBe) {
    const message = `A file with vote_type ${voteType} cannot become a budget; only approval and choose-1 can.`;
    throw new PabulibError('not-a-budget', limits.line('vote_type'), message);
  }
  if (as === 'budget' && limits.text('max_sum_cost') !== undefined && !sharesAll(limits)) {
    const message = `A ballot of this file may spend ${limits.text('max_sum_cost')} of ${limits.text('budget')}, and a budget is shared out whole; leave --as budget out.`;
    throw new PabulibError('not-a-budget', limits.line('max_sum_cost'), message);
  }
  return canBe && (as ?? (sharesAll(limits) ? 'budget' : 'ballot')) === 'budget';
}

/** What a ballot may spend is a budget to share out only where it is all that there is. */
function sharesAll(limits: Limits): boolean {
  const most = readDecimal(limits.text('max_sum_cost') ?? '');
  return most !== undefined && most === readDecimal(limits.text('budget') ?? '');
}

function budgetOf(
  election: PabulibElection,
  limits: Limits,
  base: Base,
  currency: string | undefined,
): BudgetDefinition {
  if (currency === undefined) {
    const message = 'A budget needs a currency, and the file has none; give it with --currency.';
    throw new PabulibError('unknown-currency', limits.line('currency'), message);
  }
  const places = decimals(currency);
  const budget = limits.money('max_sum_cost', places) ?? wholeBudget(election, limits, places);
  const minSumCost = limits.money('min_sum_cost', places);
  limits.check('min_sum_cost', minSumCost, 'budget', budget);
  return {
    type: 'budget',
    method: 'knapsack',
    ...base,
    currency,
    budget,
    ...given('budgets', base.counting && budgetsOf(election, places, limits)),
    ...given('exclusive', exclusiveOf(election)),
    ...given('minSumCost', minSumCost),
    ...lengthsOf(election, limits),
    items: itemsOf(election.projects, places),
  };
}

function ballotOf(
  election: PabulibElection,
  limits: Limits,
  base: Base,
  currency: string | undefined,
): BallotDefinition {
  // Without a currency a cost is shown as a bare number, so it must be the number of the file.
  const places = currency === undefined ? 0 : decimals(currency);
  const common = {
    type: 'ballot' as const,
    ...base,
    ...given('currency', currency),
    budget: wholeBudget(election, limits, places),
    ...given('budgets', base.counting && budgetsOf(election, places, limits)),
    ...given('exclusive', exclusiveOf(election)),
    ...lengthsOf(election, limits),
    items: itemsOf(election.projects, places),
  };
  const method = methodOfType(election.voteType);
  if (method !== 'scoring' && limits.points('default_score') !== 0) refuseDefaultScore(limits);
  switch (method) {
    case 'approval':
      return { ...common, method };
    case 'ordinal':
      return { ...common, method };
    case 'cumulative':
      return { ...common, method, ...cumulativeLimits(limits, common.maxLength) };
    case 'scoring':
      return { ...common, method, ...scoringLimits(limits) };
  }
}

/**
 * How the file says that it is counted. Where it says nothing, ballots that rank keep what their
 * places are worth all the same, and that goes with a rule.
 */
function countingOf(election: PabulibElection, { counting, said }: OwnRule): Counting | undefined {
  if (counting || said !== undefined || election.voteType !== 'ordinal') return counting;
  return rankingIn(election).weights === 'max' ? undefined : greedyOf(election);
}

function warnOfUnknownRule({ counting, said }: OwnRule, limits: Limits): void {
  if (counting || said === undefined) return;
  const known =
    said === 'greedy-exclusive'
      ? 'and the file does not say which projects exclude each other: say it with "exclusive" in the definition, and how it is counted with "counting"'
      : 'which is not known here';
  const message = `META's rule is ${quoted(said)}, ${known}; nothing is published of it until a rule is given with --rule.`;
  limits.warn('unknown-rule', 'rule', message);
}

function wholeBudget({ budget }: PabulibElection, limits: Limits, places: number): number {
  return amountOf(budget, places, 'The budget', limits.line('budget'));
}

/** What each part of the budget has, where the file's rule keeps it. */
function budgetsOf(
  election: PabulibElection,
  places: number,
  limits: Limits,
): PartBudgets | undefined {
  const said = partBudgetsIn(election);
  const partsOf = (kind: PartKind) => {
    const line = limits.line(PART_KEYS[kind].amounts);
    return said[kind]?.map(({ name, amount }) => ({
      name,
      amount: amountOf(amount, places, `The budget of ${quoted(name)}`, line),
    }));
  };
  const budgets = { ...given('category', partsOf('category')), ...given('district', partsOf('district')) }; // prettier-ignore
  return Object.keys(budgets).length > 0 ? budgets : undefined;
}

function lengthsOf({ voteType, projects }: PabulibElection, limits: Limits) {
  const minLength = limits.count('min_length');
  const maxLength = limits.count('max_length');
  const perCategory = lengthsPerCategory(projects, limits);
  if (voteType === 'choose-1') return { minLength: 1, maxLength: 1, ...perCategory };
  limits.check('min_length', minLength, 'max_length', maxLength);
  limits.check('min_length', minLength, 'number of projects', projects.length);
  return { ...given('minLength', minLength), ...given('maxLength', maxLength), ...perCategory };
}

/** Where no project has a category they limit nothing, and stay what the file says beside. */
function lengthsPerCategory(projects: PabulibElection['projects'], limits: Limits) {
  const sizes = new Map<string, number>();
  for (const name of projects.flatMap(projectCategories)) {
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  if (sizes.size === 0) return {};
  const min = limits.count('min_length_per_category');
  const max = limits.count('max_length_per_category');
  limits.check('min_length_per_category', min, 'max_length_per_category', max);
  for (const [name, size] of sizes) {
    limits.check('min_length_per_category', min, `number of projects in ${quoted(name)}`, size);
  }
  return { ...given('minLengthPerCategory', min), ...given('maxLengthPerCategory', max) };
}

function cumulativeLimits(limits: Limits, maxLength: number | undefined) {
  const minSumPoints = limits.count('min_sum_points');
  const maxPoints = limits.count('max_points');
  const maxSumPoints = limits.count('max_sum_points') ?? derivedSum(limits, maxPoints, maxLength);
  limits.check('min_sum_points', minSumPoints, 'max_sum_points', maxSumPoints);
  return {
    ...given('minSumPoints', minSumPoints),
    maxSumPoints,
    ...given('maxPoints', maxPoints),
  };
}

function derivedSum(limits: Limits, maxPoints?: number, maxLength?: number): number {
  const product = (maxPoints ?? NaN) * (maxLength ?? NaN);
  const known = Number.isSafeInteger(product);
  const sum = known ? product : DEFAULT_POINTS;
  const source = known ? 'max_points times max_length' : 'for want of a better';
  const message = `META does not say the max_sum_points of a ballot; ${sum} was taken, ${source}.`;
  limits.warn('derived-limit', 'max_sum_points', message);
  return sum;
}

/**
 * What is left out of it would be counted otherwise than the file says.
 * @throws PabulibError where there is one
 */
function refuseDefaultScore(limits: Limits): void {
  const text = limits.text('default_score');
  if (text === undefined) return;
  const message = `META's default_score of ${quoted(text)} must be a whole number, on ballots of vote_type scoring; a definition has no other.`;
  throw new PabulibError('bad-number', limits.line('default_score'), message);
}

function scoringLimits(limits: Limits) {
  const minPoints = limits.points('min_points');
  const said = limits.points('max_points');
  const maxPoints = said ?? DEFAULT_POINTS;
  if (said === undefined) {
    const message = `META does not say the max_points of a project; ${maxPoints} was taken, for want of a better.`;
    limits.warn('derived-limit', 'max_points', message);
  }
  const defaultScore = limits.points('default_score');
  if (defaultScore === undefined) refuseDefaultScore(limits);
  limits.check('min_points', minPoints ?? 0, 'max_points', maxPoints);
  limits.check('min_points', minPoints ?? 0, 'default_score', defaultScore);
  limits.check('default_score', defaultScore, 'max_points', maxPoints);
  return { ...given('minPoints', minPoints), maxPoints, ...given('defaultScore', defaultScore) };
}
