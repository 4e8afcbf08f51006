import type { Counting } from '../../protocol/counting.ts';
import { supportedIn } from '../chosen.ts';
import { countInSteps } from '../count.ts';
import { CountingError } from '../counting-error.ts';
import { fairnessOf, type Fairness } from '../explaining/fairness.ts';
import type { Outcome } from '../outcome.ts';
import type { Profile } from '../profile/profile.ts';
import { unheardIn, type Shared, type Unheard } from './unheard.ts';

/** One rule beside the others. */
export interface Standing extends Fairness {
  readonly counting: Counting;
  readonly outcome: Outcome;
  /** Voters who have more of what they want than by the first rule that could count, and fewer. */
  readonly gained: number;
  readonly lost: number;
  readonly unheard: readonly Unheard[];
}

/** What a rule refused, in words. */
export interface Refusal {
  readonly counting: Counting;
  readonly refused: string;
}

/**
 * Counts by several rules at once.
 * @returns each rule in the order asked for
 */
export function* compareInSteps(
  profile: Profile,
  countings: readonly Counting[],
): Generator<number, (Standing | Refusal)[], void> {
  const all: (Standing | Refusal)[] = [];
  let first: Outcome | undefined;
  for (const counting of countings) {
    const counted = yield* tried(profile, counting);
    if ('refused' in counted) {
      all.push(counted);
      continue;
    }
    first ??= counted;
    all.push(standingOf(counted, first));
  }
  return all;
}

function* tried(profile: Profile, counting: Counting): Generator<number, Outcome | Refusal, void> {
  try {
    return yield* countInSteps(profile, counting);
  } catch (error) {
    if (error instanceof CountingError) return { counting, refused: error.message };
    throw error;
  }
}

function standingOf(outcome: Outcome, first: Outcome): Standing {
  const { counting, profile, selected } = outcome;
  const [mine, theirs] = [outcome, first].map((one) => supportedIn(profile, one.selected));
  let [gained, lost] = [0, 0];
  mine?.forEach((number, group) => {
    const weight = profile.groups.weights[group] as number;
    if (number > (theirs?.[group] ?? 0)) gained += weight;
    if (number < (theirs?.[group] ?? 0)) lost += weight;
  });
  return {
    counting,
    outcome,
    gained,
    lost,
    ...fairnessOf(profile, selected),
    unheard: unheardIn(profile, selected, sharedIn(outcome)),
  };
}

/** Where there is no money, what is shared out are the seats. */
function sharedIn({ profile, counting }: Outcome): Shared {
  if (profile.projects.some(({ cost }) => cost > 0n)) {
    return { budget: profile.budget, costs: profile.projects.map(({ cost }) => cost) };
  }
  const seats = 'seats' in counting ? (counting.seats ?? 1) : 1;
  return { budget: BigInt(seats), costs: profile.projects.map(() => 1n) };
}
