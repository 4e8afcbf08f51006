import type { Profile } from '../profile/profile.ts';

/**
 * @param wanted by project, 0 where nobody wants it
 * @returns what costs nothing and somebody wants, in the order of the tie rule
 */
export function freeIn({ projects }: Profile, ranks: Int32Array, wanted: Float64Array): number[] {
  return projects
    .flatMap(({ cost }, index) => (cost === 0n && (wanted[index] as number) > 0 ? [index] : []))
    .sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
}
