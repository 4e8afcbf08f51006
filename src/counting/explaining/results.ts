import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting } from '../../protocol/counting.ts';
import type { CountedResults, ResultGroup, ResultItem, Why } from '../../protocol/results.ts';
import type { Selection } from '../../protocol/selections.ts';
import type { Text } from '../../protocol/text.ts';
import { count, refuseWithoutBudget, type Outcome } from '../count.ts';
import { CountingError } from '../counting-error.ts';
import { hasCosts, otherCounting } from '../default-counting.ts';
import { boughtIn, unpaidIn } from '../methods/equal-shares/accounts.ts';
import type { Run } from '../methods/equal-shares/run.ts';
import { fairnessOf } from './fairness.ts';
import { profileOfVotes } from '../profile/from-votes.ts';
import type { Turn } from '../methods/greedy.ts';
import { given } from '../pabulib/optional.ts';
import { floor, round, toNumber } from '../rational.ts';
import { sufficientFor } from './sufficient.ts';
import { pairsOf, scoresOf, type Scores } from '../methods/tallies.ts';

export interface CountInput {
  readonly resource: 'ballots' | 'budgets';
  readonly definition: BallotDefinition | BudgetDefinition;
  readonly votes: AsyncIterable<readonly Selection[]>;
  readonly counting: Counting;
}

/** Everything of a results document but what the publisher adds. */
export type Count = Omit<CountedResults, 'state' | 'published' | 'note' | 'turnout' | 'links'>;

/** More pairs than this are no table that anybody reads. */
const MOST_PAIRED = 30;

/**
 * Counts votes, and says why.
 * @throws CountingError where the rule does not go with the ballots, or cannot be counted exactly
 */
export async function countResults(input: CountInput): Promise<Count> {
  const { definition, votes, counting } = input;
  refuseWithoutBudget(counting, hasCosts(definition));
  const profile = await profileOfVotes(definition, votes);
  const outcome = count(profile, counting);
  const { budget } = definition;
  const withMoney = hasCosts(definition);
  return {
    type: 'results',
    resource: input.resource,
    id: definition.id,
    title: definition.title,
    language: definition.language,
    ...given('closes', definition.closes),
    ...given('currency', definition.currency),
    ...given('budget', budget),
    ...(withMoney && {
      spent: amount(outcome.spent),
      left: amount(profile.budget - outcome.spent),
    }),
    method: definition.method,
    counting,
    ballots: profile.ballots,
    items: itemsOf(definition, outcome),
    ties: tiesOf(outcome),
    ...given('share', outcome.equalShares && amount(floor(outcome.equalShares.share))),
    ...(outcome.allWouldFit && { allWouldFit: true }),
    ...given('comparison', outcome.comparison),
    ...otherOf(definition, outcome),
    ...pairsOfItems(outcome),
    fairness: {
      ...fairnessOf(profile, outcome.selected),
      ...groupsOf('categories', 'category', definition, outcome),
      ...groupsOf('districts', 'district', definition, outcome),
    },
  };
}

type Definition = CountInput['definition'];

function itemsOf(definition: Definition, outcome: Outcome): ResultItem[] {
  const { selected, profile, support } = outcome;
  const places = new Map(selected.map((index, place) => [index, place + 1]));
  const pairs = outcome.tally?.pairs;
  const scores = profile.ballotType === 'pointed' ? scoresOf(profile, support) : undefined;
  return definition.items.map((item, index) => ({
    id: item.id,
    name: item.name,
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
  }));
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
): Pick<ResultItem, 'mean' | 'spread'> {
  const { ballots } = outcome.profile;
  if (method === 'allocation') {
    return ballots === 0 ? {} : { mean: Math.round(scoreOf(outcome, index) / ballots) };
  }
  if (!scores || Number.isNaN(scores.mean)) return {};
  return { mean: hundredths(scores.mean), spread: hundredths(scores.spread) };
}

function sufficientOf(outcome: Outcome, index: number): Pick<ResultItem, 'sufficient'> {
  const { cost, votes } = sufficientFor(outcome, index);
  if (cost === undefined && votes === undefined) return {};
  return {
    sufficient: { ...(cost !== undefined && { cost: amount(cost) }), ...given('votes', votes) },
  };
}

function whyOf(definition: Definition, outcome: Outcome, index: number): Why {
  const { equalShares, greedy, tally } = outcome;
  if (tally) return { code: 'ranked', place: tally.order.indexOf(index) + 1 };
  if (greedy) return turnOf(definition, greedy.turns.get(index));
  if (!equalShares) throw new Error('A count has one rule');
  const { run, free, fill } = equalShares;
  if (free.includes(index)) return { code: 'free' };
  if ((run.history.boughtAs[index] as number) >= 0) {
    const { round: number, most, payers, support: effective } = boughtIn(run.history, index);
    return {
      code: 'paid',
      round: number,
      price: amount(round(most)),
      payers,
      support: hundredths(toNumber(effective)),
    };
  }
  const turn = fill?.turns.get(index);
  if (turn?.fate === 'fitted') return { code: 'filled', left: amount(turn.left) };
  return unaffordable(definition, run, index, turn);
}

function unaffordable({ items }: Definition, run: Run, index: number, turn: Turn | undefined): Why {
  const { supporters, had, spentOn } = unpaidIn(run.history, index);
  if (supporters === 0) return { code: 'no-votes' };
  return {
    code: 'unaffordable',
    had: amount(floor(had)),
    spentOn: spentOn.map(({ project, amount: sum }) => ({
      item: items[project]?.id ?? '',
      amount: amount(round(sum)),
    })),
    ...(turn?.fate === 'too-expensive' && { left: amount(turn.left) }),
  };
}

function turnOf({ items }: Definition, turn: Turn | undefined): Why {
  switch (turn?.fate) {
    case 'fitted':
      return { code: 'fitted', left: amount(turn.left) };
    case 'too-expensive':
      return { code: 'too-expensive', left: amount(turn.left) };
    case 'after-the-end':
      return { code: 'after-the-end', at: items[turn.at]?.id ?? '' };
    case 'below-threshold':
    case undefined:
      return { code: 'below-threshold', threshold: turn?.threshold ?? 0 };
  }
}

function tiesOf({ ties, equalShares, profile }: Outcome): CountedResults['ties'] {
  return [...ties, ...(equalShares?.fillTies ?? [])].map(({ before, items }) => ({
    before,
    items: items.map((index) => profile.projects[index]?.id ?? ''),
  }));
}

/** What another rule would have chosen, by the same votes. */
function otherOf(definition: Definition, { profile, counting }: Outcome): Pick<Count, 'other'> {
  const other = otherCounting(definition, counting);
  if (!other) return {};
  let counted: Outcome;
  try {
    counted = count(profile, other);
  } catch (error) {
    // It is told beside the result, and what cannot be counted so is no reason not to publish.
    if (error instanceof CountingError) return {};
    throw error;
  }
  const { selected, spent } = counted;
  const ids = selected.map((index) => profile.projects[index]?.id ?? '');
  const money = hasCosts(definition) ? { spent: amount(spent) } : {};
  return { other: { counting: other, selected: ids, ...money } };
}

function pairsOfItems({ profile, tally }: Outcome): Pick<Count, 'pairs'> {
  const told = tally?.pairs ?? (tally && profile.ballotType === 'ranked');
  if (!told || profile.projects.length > MOST_PAIRED) return {};
  const { matrix } = tally?.pairs ?? pairsOf(profile);
  return { pairs: matrix.map((row) => [...row]) };
}

function groupsOf<K extends 'categories' | 'districts'>(
  key: K,
  part: 'category' | 'district',
  { items }: Definition,
  { selected, support }: Outcome,
): { [key in K]?: ResultGroup[] } {
  const groups = new Map<string, { name: Text; indices: number[] }>();
  items.forEach((item, index) => {
    const name = item[part];
    if (name === undefined) return;
    const group = groups.get(JSON.stringify(name)) ?? { name, indices: [] };
    group.indices.push(index);
    groups.set(JSON.stringify(name), group);
  });
  if (groups.size === 0) return {};
  const chosen = new Set(selected);
  const list = Array.from(groups.values(), ({ name, indices }) => {
    const costs = indices.map((index) => {
      const item = items[index];
      return chosen.has(index) && item && 'cost' in item ? (item.cost ?? 0) : 0;
    });
    return {
      name,
      items: indices.length,
      selected: indices.filter((index) => chosen.has(index)).length,
      votes: sum(indices.map((index) => support.votes[index] as number)),
      ...(items.some((item) => 'cost' in item) && { cost: sum(costs) }),
    };
  });
  return given(key, list) as { [key in K]?: ResultGroup[] };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function amount(value: bigint): number {
  return Number(value);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
