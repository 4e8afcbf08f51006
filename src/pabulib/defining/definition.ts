import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting, CountingOf } from '../../protocol/counting.ts';
import { decimals } from '../../rules/currency.ts';
import { given } from '../../rules/optional.ts';
import type { PabulibElection } from '../election.ts';
import { methodOfType } from '../vote-types.ts';
import { PabulibError, quoted, type PabulibWarning } from '../warnings.ts';
import { rankingIn } from '../weights.ts';
import { currencyOf, identityOf, languageOf, type Identity } from './identity.ts';
import { amountOf, itemsOf } from './items.ts';
import { Limits } from './limits.ts';

export interface DefinitionOptions {
  /** The file's name, with or without a path. */
  readonly file: string;
  /** The name in the URL; made of the place and the instance unless given. */
  readonly id?: string | undefined;
  /** A vote, or a budget to share out; a budget where the file has `max_sum_cost`, else a vote. */
  readonly as?: 'ballot' | 'budget' | undefined;
  /** ISO 4217; goes before what the file says. */
  readonly currency?: string | undefined;
  /** BCP 47; goes before what the file says. */
  readonly language?: string | undefined;
  /** RFC 3339. The file's dates are not taken over: an imported election is opened anew. */
  readonly opens?: string | undefined;
  readonly closes?: string | undefined;
  readonly credential?: 'code' | undefined;
}

export interface MadeDefinition {
  readonly definition: BallotDefinition | BudgetDefinition;
  /** What the file does not say, and what of it a definition cannot say. */
  readonly warnings: readonly PabulibWarning[];
}

/** What a ballot and a budget have in common. */
type Base = Identity & Pick<BallotDefinition, 'language' | 'opens' | 'closes' | 'credential'>;

/** The completions of Equal Shares, by META's `rule`. */
const SHARES: Partial<Record<string, CountingOf<'equal-shares'>['completion'] & string>> = {
  equalshares: 'none',
  'equalshares/add1': 'add1',
  'equalshares/add1u': 'add1u',
};

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
  const definition = isBudget(election, limits, options.as)
    ? budgetOf(election, limits, base, currency)
    : ballotOf(election, limits, base, currency);
  limits.warnOfTheRest();
  return { definition, warnings: limits.warnings };
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
  return canBe && (as ?? (limits.text('max_sum_cost') ? 'budget' : 'ballot')) === 'budget';
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
    ...lengthsOf(election, limits),
    items: itemsOf(election.projects, places),
  };
  const method = methodOfType(election.voteType);
  if (method !== 'scoring' && limits.points('default_score') !== 0) refuseDefaultScore(limits);
  switch (method) {
    case 'approval':
      return { ...common, method };
    case 'ordinal':
      return { ...common, method, ...given('counting', rankedCounting(election, limits)) };
    case 'cumulative':
      return { ...common, method, ...cumulativeLimits(limits, common.maxLength) };
    case 'scoring':
      return { ...common, method, ...scoringLimits(limits) };
  }
}

function wholeBudget({ budget }: PabulibElection, limits: Limits, places: number): number {
  return amountOf(budget, places, 'The budget', limits.line('budget'));
}

function lengthsOf({ voteType, projects }: PabulibElection, limits: Limits) {
  const minLength = limits.count('min_length');
  const maxLength = limits.count('max_length');
  if (voteType === 'choose-1') return { minLength: 1, maxLength: 1 };
  limits.check('min_length', minLength, 'max_length', maxLength);
  limits.check('min_length', minLength, 'number of projects', projects.length);
  return { ...given('minLength', minLength), ...given('maxLength', maxLength) };
}

/**
 * Places are worth the same here as in the file, which goes with the rule that it says.
 * @returns undefined where they are worth what they are without a word
 */
function rankedCounting(election: PabulibElection, limits: Limits): Counting | undefined {
  const { weights } = rankingIn(election);
  if (weights === 'max') return undefined;
  const rule = limits.text('rule')?.toLowerCase() ?? '';
  const completion = SHARES[rule];
  const threshold = limits.count('min_project_score_threshold');
  if (completion) {
    const shares = { rule: 'equal-shares', utility: 'points', completion } as const;
    return { ...shares, ...given('threshold', threshold), weights };
  }
  return {
    rule: 'greedy',
    by: 'score',
    ...(rule === 'greedy-no-skip' && { skip: false }),
    ...given('threshold', threshold),
    weights,
  };
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
