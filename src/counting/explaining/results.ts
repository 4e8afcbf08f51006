import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting } from '../../protocol/counting.ts';
import type { CountedResults } from '../../protocol/results.ts';
import type { Selection } from '../../protocol/selections.ts';
import { given } from '../../rules/optional.ts';
import { count, refuseWithoutBudget, type Outcome } from '../count.ts';
import { CountingError } from '../counting-error.ts';
import { hasCosts, otherCounting } from '../default-counting.ts';
import { profileOfVotes } from '../profile/from-votes.ts';
import { floor } from '../rational.ts';
import { pairsOf } from '../methods/tallies.ts';
import { fairnessOf } from './fairness.ts';
import { groupsBy } from './result-groups.ts';
import { itemsOf } from './result-items.ts';
import { tiesOf } from './result-ties.ts';

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
      spent: Number(outcome.spent),
      left: Number(profile.budget - outcome.spent),
    }),
    method: definition.method,
    counting,
    ballots: profile.ballots,
    items: itemsOf(definition, outcome),
    ties: tiesOf(outcome),
    ...given('share', outcome.equalShares && Number(floor(outcome.equalShares.share))),
    ...(outcome.allWouldFit && { allWouldFit: true }),
    ...given('comparison', outcome.comparison),
    ...otherOf(definition, outcome),
    ...pairsOfItems(outcome),
    fairness: {
      ...fairnessOf(profile, outcome.selected),
      ...given('categories', groupsBy('category', definition, outcome)),
      ...given('districts', groupsBy('district', definition, outcome)),
    },
  };
}

type Definition = CountInput['definition'];

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
  const money = hasCosts(definition) ? { spent: Number(spent) } : {};
  return { other: { counting: other, selected: ids, ...money } };
}

function pairsOfItems({ profile, tally }: Outcome): Pick<Count, 'pairs'> {
  const told = tally?.pairs ?? (tally && profile.ballotType === 'ranked');
  if (!told || profile.projects.length > MOST_PAIRED) return {};
  const { matrix } = tally?.pairs ?? pairsOf(profile);
  return { pairs: matrix.map((row) => [...row]) };
}
