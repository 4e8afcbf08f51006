import type { RuleProblem } from '../protocol/problem.ts';

/** How many must and may be named. */
export interface LengthLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** @returns what is wrong with how many there are */
export function lengthProblems(
  count: number,
  { minLength = 0, maxLength = Infinity }: LengthLimits,
  pointer: string,
): RuleProblem[] {
  if (count < minLength) {
    return [{ code: 'too-few', pointer, limit: minLength, by: minLength - count }];
  }
  if (count > maxLength) {
    return [{ code: 'too-many', pointer, limit: maxLength, by: count - maxLength }];
  }
  return [];
}

/** @returns a problem if a value lies outside its range, in the unit of the value */
export function rangeProblem(
  value: number,
  min: number,
  max: number,
  pointer: string,
): RuleProblem | undefined {
  if (value < min) return { code: 'too-small', pointer, limit: min, by: min - value };
  if (value > max) return { code: 'too-large', pointer, limit: max, by: value - max };
  return undefined;
}
