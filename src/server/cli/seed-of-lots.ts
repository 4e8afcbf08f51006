import { seedIn } from '../../counting/lots.ts';
import { Mistake } from '../mistake.ts';

/**
 * @param option as it is told of
 * @returns the seed of lots as it is published
 * @throws Mistake where nothing can be drawn from what was typed
 */
export function seedOf(command: string, option: string, typed: string): string {
  const seed = seedIn(typed);
  if (seed !== undefined) return seed;
  throw new Mistake(
    `${command}: ${option}: write the seed with the digits 0 to 9 and the letters a to z, such as "3 5 1 6 2", at most 200 of them; "${typed}" is not so written`,
  );
}
