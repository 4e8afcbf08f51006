import type { Bought, Unpaid } from './methods/equal-shares/accounts.ts';

/** Why something was chosen or not, with exact numbers; projects by their place in the profile. */
export type Reason =
  | { readonly code: 'free' | 'no-votes' }
  | { readonly code: 'fitted' | 'filled' | 'too-expensive'; readonly left: bigint }
  | { readonly code: 'reserved'; readonly left: bigint; readonly reserve: bigint }
  /** `part`: which of the profile's. */
  | { readonly code: 'part-spent'; readonly left: bigint; readonly part: number }
  | { readonly code: 'left-over'; readonly left: bigint }
  | { readonly code: 'below-threshold'; readonly threshold: number }
  | { readonly code: 'after-the-end'; readonly at: number }
  | { readonly code: 'too-few-scored'; readonly scored: number; readonly needed: number }
  | { readonly code: 'ranked'; readonly place: number }
  | ({ readonly code: 'paid' } & Bought)
  /** `left`: what there was of the budget when its turn came to be filled in, where that is done. */
  | ({ readonly code: 'unaffordable'; readonly left: bigint | undefined } & Unpaid);

/** What would have been enough for a project, each for itself and all else the same. */
export interface Sufficient {
  /** At this cost or below, in the profile's smallest amount. */
  readonly cost?: bigint;
  /** With so many votes more. */
  readonly votes?: number;
}

export function enoughCost(cost: bigint): Sufficient {
  return cost > 0n ? { cost } : {};
}

export function enoughVotes(votes: bigint): Sufficient {
  // More people than there are on Earth are no answer.
  return votes > 0n && votes < 8_000_000_000n ? { votes: Number(votes) } : {};
}
