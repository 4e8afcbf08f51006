import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { ResultItem, Why } from '../../protocol/results.ts';
import { given } from '../../rules/optional.ts';
import type { Unpaid } from '../methods/equal-shares/accounts.ts';
import type { Outcome } from '../outcome.ts';
import { scoredBy, scoresOf, type Scores } from '../methods/tallies.ts';
import { ceil, floor, round, toNumber } from '../rational.ts';
import { shownVotes } from './result-stages.ts';

type Definition = BallotDefinition | BudgetDefinition;

/** @returns each item with what it got, and why it was chosen or not; each yield is one item done */
export function* itemsInSteps(
  definition: Definition,
  outcome: Outcome,
): Generator<number, ResultItem[], void> {
  const { selected, profile, support } = outcome;
  const places = new Map(selected.map((index, place) => [index, place + 1]));
  const pairs = outcome.tally?.pairs;
  const scores = profile.ballotType === 'pointed' ? scoresOf(profile, support) : undefined;
  const items: ResultItem[] = [];
  for (const [index, item] of definition.items.entries()) {
    items.push({
      id: item.id,
      name: item.name,
      ...given('formerly', item.formerly),
      ...given('description', item.description),
      ...given('category', item.category),
      ...given('district', item.district),
      ...given('cost', 'cost' in item ? item.cost : undefined),
      votes: support.votes[index] as number,
      ...(profile.ballotType !== 'named' && { score: scoreOf(outcome, index) }),
      ...spreadOf(definition, outcome, scores?.[index], index),
      ...given('copeland', pairs && (pairs.doubled[index] as number) / 2),
      selected: places.has(index),
      ...given('place', places.get(index)),
      why: whyOf(definition, outcome, index),
      ...(!places.has(index) && sufficientOf(outcome, index)),
    });
    yield 0;
  }
  return items;
}

function scoreOf({ support, profile }: Outcome, index: number): number {
  return Number(support.scores[index]) / profile.pointScale;
}

/** Of amounts, who gave nothing counts too: so much of the budget each voter gave on average. */
function spreadOf(
  { method }: Definition,
  outcome: Outcome,
  scores: Scores | undefined,
  index: number,
): Pick<ResultItem, 'scored' | 'mean' | 'spread'> {
  const { ballots } = outcome.profile;
  if (method === 'allocation') {
    return ballots === 0 ? {} : { mean: Math.round(scoreOf(outcome, index) / ballots) };
  }
  if (!scores || Number.isNaN(scores.mean)) return {};
  const scored = scoredBy(outcome.profile, outcome.support, index);
  return { scored, mean: hundredths(scores.mean), spread: hundredths(scores.spread) };
}

function sufficientOf(outcome: Outcome, index: number): Pick<ResultItem, 'sufficient'> {
  const { cost, votes } = outcome.sufficientFor(index);
  if (cost === undefined && votes === undefined) return {};
  return {
    sufficient: { ...(cost !== undefined && { cost: Number(cost) }), ...given('votes', votes) },
  };
}

/** Amounts are rounded to minor units: what somebody had down, and what somebody paid to the nearest. */
function whyOf(definition: Definition, outcome: Outcome, index: number): Why {
  const { items } = definition;
  const reason = outcome.reasonFor(index);
  const id = (project: number) => items[project]?.id ?? '';
  const spending = (spent: Unpaid['spentOn']) =>
    spent.map(({ project, amount }) => ({ item: id(project), amount: Number(round(amount)) }));
  switch (reason.code) {
    case 'fitted':
    case 'filled':
    case 'too-expensive':
      return { code: reason.code, left: Number(reason.left) };
    case 'excluded-by':
      return { code: reason.code, item: id(reason.by) };
    case 'left-over':
      return { code: reason.code, left: Number(reason.left) };
    case 'part-spent': {
      const part = outcome.profile.parts?.[reason.part];
      if (!part) throw new Error('A part that is used up is one of the profile');
      const { of, at, name } = part;
      const budgets = 'budgets' in definition ? definition.budgets : undefined;
      const shown = budgets?.[of]?.[at]?.name ?? name;
      return { code: reason.code, of, name: shown, left: Number(reason.left) };
    }
    case 'reserved':
      return { code: reason.code, left: Number(reason.left), reserve: Number(reason.reserve) };
    case 'after-the-end':
      return { code: reason.code, at: id(reason.at) };
    case 'paid': {
      const { code, round: number, most, payers } = reason;
      const support = hundredths(toNumber(reason.support));
      return { code, round: number, price: Number(round(most)), payers, support };
    }
    case 'unaffordable': {
      const { code, had, spentOn, left } = reason;
      return {
        code,
        had: Number(floor(had)),
        spentOn: spending(spentOn),
        ...(left !== undefined && { left: Number(left) }),
      };
    }
    case 'carried':
      return { code: reason.code, round: reason.round, load: Number(ceil(reason.load)) };
    case 'stands-for':
    case 'stands-for-fewer':
      return { ...reason, people: hundredths(toNumber(reason.people)) };
    case 'not-in-parts': {
      const { code, payers, part, had, spentOn } = reason;
      return {
        code,
        payers,
        part: Number(floor(part)),
        had: Number(floor(had)),
        spentOn: spending(spentOn),
      };
    }
    case 'elected':
    case 'last-left':
    case 'not-elected':
      return { ...reason, votes: shownVotes(reason.votes), quota: Number(reason.quota) };
    case 'excluded':
      return { ...reason, votes: shownVotes(reason.votes) };
    case 'bought': {
      const { code, round: number, price, payers, missing } = reason;
      const lacked = missing > 0n && { missing: Number(missing) };
      return { code, round: number, price: Number(price), payers, ...lacked };
    }
    case 'all-spent': {
      const { code, spentOn } = reason;
      return {
        code,
        spentOn: spentOn.map(({ project, amount }) => ({
          item: id(project),
          amount: Number(amount),
        })),
      };
    }
    case 'saved': {
      const { code, round: number, given: each } = reason;
      return { code, round: number, ...given('given', each && Number(round(each))) };
    }
    default:
      return reason;
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
