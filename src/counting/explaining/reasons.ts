import type { Outcome } from '../count.ts';
import { boughtIn, unpaidIn, type Bought, type Unpaid } from '../methods/equal-shares/accounts.ts';
import type { EqualSharesOutcome } from '../methods/equal-shares/equal-shares.ts';
import type { Turn } from '../methods/greedy.ts';
import { scoredBy } from '../methods/tallies.ts';

/** Why something was chosen or not, with exact numbers; projects by their place in the profile. */
export type Reason =
  | { readonly code: 'free' | 'no-votes' }
  | { readonly code: 'fitted' | 'filled' | 'too-expensive'; readonly left: bigint }
  | { readonly code: 'below-threshold'; readonly threshold: number }
  | { readonly code: 'after-the-end'; readonly at: number }
  | { readonly code: 'too-few-scored'; readonly scored: number; readonly needed: number }
  | { readonly code: 'ranked'; readonly place: number }
  | ({ readonly code: 'paid' } & Bought)
  /** `left`: what there was of the budget when its turn came to be filled in, where that is done. */
  | ({ readonly code: 'unaffordable'; readonly left: bigint | undefined } & Unpaid);

/** @returns why something was chosen or not */
export function reasonFor(outcome: Outcome, project: number): Reason {
  const { tally, greedy, equalShares, selected, support } = outcome;
  const scored = scoredBy(outcome.profile, support, project);
  if (tally && scored > 0 && scored < tally.needed) {
    return { code: 'too-few-scored', scored, needed: tally.needed };
  }
  if (support.votes[project] === 0 && !selected.includes(project)) return { code: 'no-votes' };
  if (tally) return { code: 'ranked', place: tally.order.indexOf(project) + 1 };
  if (greedy) return turnReason(greedy.turns.get(project));
  if (equalShares) return sharesReason(equalShares, project);
  throw new Error('A count has one rule');
}

function turnReason(turn: Turn | undefined): Reason {
  if (!turn) throw new Error('Greedy gives every project a turn');
  const { fate: code, ...rest } = turn;
  return { code, ...rest } as Reason;
}

function sharesReason(outcome: EqualSharesOutcome, project: number): Reason {
  const { run, free, fill, threshold } = outcome;
  const { history } = run;
  if (outcome.isShort(project)) return { code: 'below-threshold', threshold };
  if (free.includes(project)) return { code: 'free' };
  if ((history.boughtAs[project] as number) >= 0) {
    return { code: 'paid', ...boughtIn(history, project) };
  }
  const turn = fill?.turns.get(project);
  if (turn?.fate === 'fitted') return { code: 'filled', left: turn.left };
  const left = turn?.fate === 'too-expensive' ? turn.left : undefined;
  return { code: 'unaffordable', left, ...unpaidIn(history, project) };
}
