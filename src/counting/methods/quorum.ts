import type { Fraction } from '../../protocol/counting.ts';
import type { Profile } from '../profile/profile.ts';
import { ceil, rational, type Rational } from '../rational.ts';

/** @returns the part exactly: 0.3 is 3/10 */
export function exactPart(part: Fraction): Rational {
  if (typeof part === 'string') {
    const [num = '0', den = '1'] = part.split('/');
    return rational(BigInt(num), BigInt(den));
  }
  const [digits = '', exponent = '0'] = part.toString().split('e-');
  const [whole = '', fraction = ''] = digits.split('.');
  const den = 10n ** BigInt(fraction.length + Number(exponent));
  return rational(BigInt(whole + fraction), den);
}

/** @returns how many ballots must score something, so that it is a part of those that scored anything */
export function neededFor(part: Fraction, { groups }: Profile): number {
  const { num, den } = exactPart(part);
  let scoring = 0;
  for (let group = 0; group < groups.count; group++) {
    const isBlank = groups.starts[group] === groups.starts[group + 1];
    if (!isBlank) scoring += groups.weights[group] as number;
  }
  return Number(ceil(rational(num * BigInt(scoring), den)));
}
