import type { Speech } from '../view.ts';

interface LengthLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** @returns how many must and may be chosen; undefined where that is all one */
export function lengthLimits(
  { minLength = 0, maxLength }: LengthLimits,
  count: number,
  { say }: Speech<'choosing'>,
): string | undefined {
  if (maxLength === undefined) {
    return minLength > 0 ? say('chooseAtLeast', { min: minLength }) : undefined;
  }
  const limit =
    minLength === maxLength
      ? say('chooseExactly', { count: maxLength })
      : minLength > 0
        ? say('chooseBetween', { min: minLength, max: maxLength })
        : say('chooseUpTo', { max: maxLength });
  return count > 0 ? `${limit}. ${countOf(count, maxLength, { say })}` : limit;
}

/** @returns "2 of at most 5", and at the limit what to do about it */
export function countOf(
  count: number,
  maxLength: number | undefined,
  { say }: Pick<Speech<'choosing'>, 'say'>,
): string {
  if (maxLength === undefined) return say('chosenCount', { count });
  const said = say('chosenOf', { count, max: maxLength });
  if (count < maxLength || maxLength === 1) return said;
  return `${said}. ${count === maxLength ? say('noMore') : say('takeBack', { count: count - maxLength })}`;
}
