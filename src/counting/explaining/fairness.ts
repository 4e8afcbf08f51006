import { supportedIn } from '../chosen.ts';
import type { Profile } from '../profile/profile.ts';

/** How an outcome treats the voters. */
export interface Fairness {
  /** Voters who supported something, and of whose projects none was chosen. */
  readonly nothing: number;
  /** How many chosen projects a voter had supported, on average; to two decimals. */
  readonly average: number;
}

export function fairnessOf(profile: Profile, selected: readonly number[]): Fairness {
  const { count, weights } = profile.groups;
  const chosen = supportedIn(profile, selected);
  const all = supportedIn(
    profile,
    profile.projects.map((_, index) => index),
  );
  let [nothing, sum] = [0, 0];
  for (let group = 0; group < count; group++) {
    const weight = weights[group] as number;
    if (all[group] !== 0 && chosen[group] === 0) nothing += weight;
    sum += weight * (chosen[group] as number);
  }
  const average = profile.ballots === 0 ? 0 : Math.round((sum / profile.ballots) * 100) / 100;
  return { nothing, average };
}

/** @returns how many ballots support nothing: left empty, or without points for anything */
export function blankIn(profile: Profile): number {
  const { count, weights } = profile.groups;
  const all = supportedIn(
    profile,
    profile.projects.map((_, index) => index),
  );
  let blank = 0;
  for (let group = 0; group < count; group++) {
    if (all[group] === 0) blank += weights[group] as number;
  }
  return blank;
}
