import type { Bought, Unpaid } from './methods/equal-shares/accounts.ts';
import type { InParts } from './methods/exact-equal-shares/accounts.ts';
import type { Rational } from './rational.ts';

/** Why something was chosen or not, with exact numbers; projects by their place in the profile. */
export type Reason =
  | { readonly code: 'free' | 'no-votes' }
  | { readonly code: 'fitted' | 'filled' | 'too-expensive'; readonly left: bigint }
  | { readonly code: 'reserved'; readonly left: bigint; readonly reserve: bigint }
  /** `part`: which of the profile's. */
  | { readonly code: 'part-spent'; readonly left: bigint; readonly part: number }
  | { readonly code: 'excluded-by'; readonly by: number }
  | { readonly code: 'left-over'; readonly left: bigint }
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
  /** All who pay for something pay the same, and those who want it could not pay it so. */
  | ({ readonly code: 'not-in-parts' } & InParts)
  | { readonly code: 'elected' | 'last-left' | 'not-elected'; readonly stage: number; readonly votes: Rational; readonly quota: bigint } // prettier-ignore
  | { readonly code: 'excluded'; readonly stage: number; readonly votes: Rational }
  | ({ readonly code: 'paid' } & Bought)
  /** `left`: what there was of the budget when its turn came to be filled in, where that is done. */
  /** By bounded overspending; amounts are rounded to the smallest. */
  | {
      readonly code: 'bought';
      /** From 1, among what was paid. */
      readonly round: number;
      /** What none of its voters paid more than, and how many paid something. */
      readonly price: bigint;
      readonly payers: number;
      /** What was missing of its cost once they had paid all they had; 0 where nothing was. */
      readonly missing: bigint;
    }
  /** Nobody who wants it had anything left; on what they had spent it, most first. */
  | {
      readonly code: 'all-spent';
      readonly spentOn: readonly { readonly project: number; readonly amount: bigint }[];
    }
  /** By Phragmén; `given`: what each voter had been given by then, where there is money. */
  | { readonly code: 'saved'; readonly round: number; readonly given: Rational | undefined }
  | { readonly code: 'seats-full' }
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
