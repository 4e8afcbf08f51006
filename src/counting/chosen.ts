import { noSupport } from './methods/tallies.ts';
import type { Profile } from './profile/profile.ts';

/** @returns how many of the selected projects each group of ballots supports */
export function supportedIn(profile: Profile, selected: readonly number[]): Float64Array {
  const { projects, groups } = profile;
  const chosen = new Uint8Array(projects.length);
  for (const index of selected) chosen[index] = 1;
  const none = noSupport(profile);
  const { count, starts, items, points } = groups;
  const numbers = new Float64Array(count);
  for (let group = 0; group < count; group++) {
    let number = 0;
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      if ((points?.[at] ?? 1) > none) number += chosen[items[at] as number] as number;
    }
    numbers[group] = number;
  }
  return numbers;
}

/** @returns what they cost together, in the profile's smallest amount */
export function costOf({ projects }: Profile, selected: readonly number[]): bigint {
  return selected.reduce((sum, index) => sum + (projects[index]?.cost ?? 0n), 0n);
}
