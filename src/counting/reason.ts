import type { Rational } from './rational.ts';
import type { Bought, Unpaid } from './methods/equal-shares/accounts.ts';
import type { InParts } from './methods/exact-equal-shares/accounts.ts';

/** Why something was chosen or not, with exact numbers; projects by their place in the profile. */
export type Reason =
  | { readonly code: 'free' | 'no-votes' }
  | { readonly code: 'fitted' | 'filled' | 'too-expensive'; readonly left: bigint }
  | { readonly code: 'below-threshold'; readonly threshold: number }
  | { readonly code: 'after-the-end'; readonly at: number }
  | { readonly code: 'too-few-scored'; readonly scored: number; readonly needed: number }
  | { readonly code: 'ranked'; readonly place: number }
  /** With it, no ballot carries more than this of the cost of all that is chosen. */
  | { readonly code: 'carried'; readonly round: number; readonly load: Rational }
  /** With it, so many stand behind each of the chosen at least. */
  | { readonly code: 'stands-for'; readonly round: number; readonly people: Rational }
  /** In place of the last that was chosen, so many would have stood behind one of them. */
  | { readonly code: 'stands-for-fewer'; readonly people: Rational }
  | ({ readonly code: 'paid' } & Bought)
  /** `left`: what there was of the budget when its turn came to be filled in, where that is done. */
  | ({ readonly code: 'unaffordable'; readonly left: bigint | undefined } & Unpaid)
  /** All who pay for something pay the same, and those who want it could not pay it so. */
  | ({ readonly code: 'not-in-parts' } & InParts);

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
