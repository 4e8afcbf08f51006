import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting } from '../../protocol/counting.ts';
import type { CountedResults } from '../../protocol/results.ts';
import type { Selection } from '../../protocol/selections.ts';
import { given } from '../../rules/optional.ts';
import { countInSteps, refuseWithoutBudget } from '../count.ts';
import type { Outcome } from '../outcome.ts';
import { CountingError } from '../counting-error.ts';
import { hasCosts } from '../../rules/has-costs.ts';
import { otherCounting } from '../default-counting.ts';
import { profileOfVotes } from '../profile/from-votes.ts';
import type { Profile } from '../profile/profile.ts';
import { floor } from '../rational.ts';
import { pairsOf } from '../methods/tallies.ts';
import { blankIn, fairnessOf } from './fairness.ts';
import { groupsBy } from './result-groups.ts';
import { itemsInSteps } from './result-items.ts';
import { stagesOf } from './result-stages.ts';
import { tiesInSteps } from './result-ties.ts';

export interface CountInput {
  readonly resource: 'ballots' | 'budgets';
  readonly definition: BallotDefinition | BudgetDefinition;
  readonly votes: AsyncIterable<readonly Selection[]>;
  readonly counting: Counting;
}

/** What the publisher adds, of which the ballots say nothing. */
type Publishers =
  'state' | 'published' | 'note' | 'turnout' | 'receipts' | 'log' | 'invalid' | 'sha256' | 'links';

/** Everything else of a results document. */
export type Count = Omit<CountedResults, Publishers>;

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
  const steps = resultsInSteps(input, profile, otherCounting(definition, counting));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.results;
  }
}

/** What is counted, once its ballots are read. */
export type Counted = Pick<CountInput, 'resource' | 'definition' | 'counting'>;

/**
 * Counts ballots that are read already, in steps as `countInSteps` has them.
 * @param profile its projects are the definition's items, in the same order
 * @param other the rule whose choice is told beside the result
 * @throws CountingError where the rule does not go with the ballots, or cannot be counted exactly
 */
export function* resultsInSteps(
  { resource, definition, counting }: Counted,
  profile: Profile,
  other: Counting | undefined,
): Generator<number, { results: Count; outcome: Outcome }, void> {
  const outcome = yield* countInSteps(profile, counting);
  const choice = other && (yield* otherOf(definition, outcome, other));
  const withMoney = hasCosts(definition);
  const results: Count = {
    type: 'results',
    resource,
    id: definition.id,
    title: definition.title,
    language: definition.language,
    ...given('closes', definition.closes),
    ...given('currency', definition.currency),
    ...given('budget', definition.budget),
    ...given('exclusive', 'exclusive' in definition ? definition.exclusive : undefined),
    ...given('budgets', 'budgets' in definition ? definition.budgets : undefined),
    ...(withMoney && {
      spent: Number(outcome.spent),
      left: Number(profile.budget + (outcome.paid ?? 0n) - outcome.spent),
    }),
    ...given('reserve', outcome.paid === undefined ? undefined : Number(outcome.paid)),
    method: definition.method,
    counting: outcome.counting,
    ballots: profile.ballots,
    blank: blankIn(profile),
    items: yield* itemsInSteps(definition, outcome),
    ties: yield* tiesInSteps(outcome),
    ...given('share', shareIn(outcome)),
    ...(outcome.allWouldFit && { allWouldFit: true }),
    ...given('comparison', outcome.comparison),
    ...given('other', choice),
    ...pairsOfItems(outcome),
    ...given('stages', stagesOf(outcome)),
    fairness: {
      ...fairnessOf(profile, outcome.selected),
      ...given('categories', groupsBy('category', definition, outcome)),
      ...given('districts', groupsBy('district', definition, outcome)),
    },
  };
  yield 0;
  return { results, outcome };
}

type Definition = CountInput['definition'];

/** A share that was raised may be larger than the budget, and than any sum of money that is told. */
function shareIn({ equalShares, exactEqualShares }: Outcome): number | undefined {
  const exact = equalShares?.share ?? exactEqualShares?.course.share;
  const share = exact && Number(floor(exact));
  return Number.isSafeInteger(share) ? share : undefined;
}

/** What another rule would have chosen, by the same votes. */
function* otherOf(
  definition: Definition,
  { profile }: Outcome,
  other: Counting,
): Generator<number, Count['other'], void> {
  let counted: Outcome;
  try {
    counted = yield* countInSteps(profile, other);
  } catch (error) {
    // It is told beside the result, and what cannot be counted so is no reason not to publish.
    if (error instanceof CountingError) return undefined;
    throw error;
  }
  const { selected, spent } = counted;
  const ids = selected.map((index) => profile.projects[index]?.id ?? '');
  const money = hasCosts(definition) ? { spent: Number(spent) } : {};
  return { counting: counted.counting, selected: ids, ...money };
}

function pairsOfItems({ profile, tally }: Outcome): Pick<Count, 'pairs'> {
  const told = tally?.pairs ?? (tally && profile.ballotType === 'ranked');
  if (!told || profile.projects.length > MOST_PAIRED) return {};
  const { matrix } = tally?.pairs ?? pairsOf(profile);
  return { pairs: matrix.map((row) => [...row]) };
}
