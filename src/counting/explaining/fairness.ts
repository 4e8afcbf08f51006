import { namedIn } from '../count.ts';
import type { Profile } from '../profile/profile.ts';

/** How an outcome treats the voters. */
export interface Fairness {
  /** Voters who named something, and of whose projects none was chosen. */
  readonly nothing: number;
  /** How many chosen projects a voter had named, on average; to two decimals. */
  readonly average: number;
}

export function fairnessOf(profile: Profile, selected: readonly number[]): Fairness {
  const { count, weights, starts } = profile.groups;
  const named = namedIn(profile, selected);
  let [nothing, sum] = [0, 0];
  for (let group = 0; group < count; group++) {
    const weight = weights[group] as number;
    const isEmpty = starts[group] === starts[group + 1];
    if (!isEmpty && named[group] === 0) nothing += weight;
    sum += weight * (named[group] as number);
  }
  const average = profile.ballots === 0 ? 0 : Math.round((sum / profile.ballots) * 100) / 100;
  return { nothing, average };
}
