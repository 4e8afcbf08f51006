import type { BallotDefinition, BallotMethod, BallotOf } from '../protocol/ballots.ts';
import type { BudgetDefinition, BudgetMethod, BudgetOf } from '../protocol/budgets.ts';
import type { CountingOf } from '../protocol/counting.ts';
import { allocationRules } from './allocation.ts';
import { approvalRules } from './approval.ts';
import { cumulativeRules } from './cumulative.ts';
import { knapsackRules } from './knapsack.ts';
import { ordinalRules } from './ordinal.ts';
import type { Rules } from './rules.ts';
import { scoringRules } from './scoring.ts';
import type { SelectionsState } from './selections.ts';

/** What the value of a selection is; with `none`, that it is there says all. */
export type ValueKind = 'none' | 'rank' | 'points' | 'score' | 'amount';

/** All that differs from one way of choosing to another, but for words and views. */
interface Method<D extends BallotDefinition | BudgetDefinition> {
  readonly rules: Rules<D, SelectionsState>;
  readonly value: ValueKind;
  /** What Pabulib calls it: its `vote_type` (https://pabulib.org/format). */
  readonly voteType: string;
  /** How its votes are counted where nobody says it and nothing costs money. */
  readonly counting: CountingOf<'tally'>;
}

/** What a ballot's definition can bound beside its length. */
export type PointLimit =
  'minSumPoints' | 'maxSumPoints' | 'minPoints' | 'maxPoints' | 'defaultScore';

interface MethodOfBallot<M extends BallotMethod> extends Method<BallotOf<M>> {
  /** In the order in which META has them; the words are the same there, with underscores. */
  readonly limits: readonly (PointLimit & keyof BallotOf<M>)[];
}

/** A method of voting is its rules and a row here. */
export const BALLOT_METHODS = {
  approval: {
    rules: approvalRules,
    value: 'none',
    voteType: 'approval',
    limits: [],
    counting: { rule: 'tally', by: 'votes' },
  },
  ordinal: {
    rules: ordinalRules,
    value: 'rank',
    voteType: 'ordinal',
    limits: [],
    counting: { rule: 'tally', by: 'borda' },
  },
  cumulative: {
    rules: cumulativeRules,
    value: 'points',
    voteType: 'cumulative',
    limits: ['minSumPoints', 'maxSumPoints', 'maxPoints'],
    counting: { rule: 'tally', by: 'score' },
  },
  scoring: {
    rules: scoringRules,
    value: 'score',
    voteType: 'scoring',
    limits: ['minPoints', 'maxPoints', 'defaultScore'],
    counting: { rule: 'tally', by: 'mean' },
  },
} as const satisfies { readonly [M in BallotMethod]: MethodOfBallot<M> };

/** The same of sharing out a budget. */
export const BUDGET_METHODS = {
  knapsack: {
    rules: knapsackRules,
    value: 'none',
    voteType: 'approval',
    counting: { rule: 'tally', by: 'votes' },
  },
  allocation: {
    rules: allocationRules,
    value: 'amount',
    voteType: 'cumulative',
    counting: { rule: 'tally', by: 'score' },
  },
} as const satisfies { readonly [M in BudgetMethod]: Method<BudgetOf<M>> };

/** Both, for who counts or writes down whatever was chosen. */
export const METHODS = { ...BALLOT_METHODS, ...BUDGET_METHODS };
