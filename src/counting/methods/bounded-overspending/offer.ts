import type { Arithmetic, Enclosed } from './enclosed.ts';
import type { Payers } from './purses.ts';

/**
 * At what price a project would be bought. Where `rate` is what each pays at the most for a unit of
 * utility, its payers bring `paid` together: a part α of the cost, which is all of it or less. Were
 * the whole paid as that part is, each would pay `rate` ÷ α; and α once more makes overspending
 * dearer: the smaller `rate` ÷ α², for each unit of cost, the better.
 */
export interface Offer {
  readonly project: number;
  readonly rate: Enclosed;
  readonly paid: Enclosed;
  /** Whether they bring all of the cost. */
  readonly isWhole: boolean;
  /** `rate` ÷ α² ÷ cost, as a fraction. */
  readonly num: Enclosed;
  readonly den: Enclosed;
}

/**
 * The best of the offers for one project. Between two that have the same rates the price only falls
 * or first rises and then falls: so it is least where somebody gives all they have, or where the
 * whole cost is paid. Of equals, that by which most of the cost is paid.
 * @param payers those first who have least for each unit
 * @throws Vague
 */
export function bestOffer(
  arithmetic: Arithmetic,
  project: number,
  cost: bigint,
  payers: readonly Payers[],
): Offer | undefined {
  const whole = arithmetic.fraction(cost, 1n);
  let units = payers.reduce((sum, one) => sum + one.units, 0n);
  let held = arithmetic.fraction(0n, 1n);
  let best: Offer | undefined;
  for (const one of payers) {
    const all = arithmetic.plus(held, arithmetic.timesWhole(one.rate, units));
    const isWhole = arithmetic.compare(all, whole) >= 0;
    const rate = isWhole
      ? arithmetic.times(arithmetic.minus(whole, held), arithmetic.fraction(1n, units))
      : one.rate;
    const offer = offerOf(
      arithmetic,
      { project, rate, paid: isWhole ? whole : all, isWhole },
      cost,
    );
    if (!best || compareOffers(arithmetic, offer, best) <= 0) best = offer;
    if (isWhole) break;
    held = arithmetic.plus(held, arithmetic.timesWhole(one.rate, one.units));
    units -= one.units;
  }
  return best;
}

/**
 * @returns -1, 0 or 1 as the first is better, equal or worse
 * @throws Vague
 */
export function compareOffers(arithmetic: Arithmetic, a: Offer, b: Offer): number {
  return arithmetic.compare(arithmetic.times(a.num, b.den), arithmetic.times(b.num, a.den));
}

/**
 * @returns what each pays for a unit of utility, or all they have, where that is less
 * @throws Vague
 */
export function priceOf(arithmetic: Arithmetic, { rate, paid }: Offer, cost: bigint): Enclosed {
  return arithmetic.over(arithmetic.timesWhole(rate, cost), paid);
}

function offerOf(arithmetic: Arithmetic, offer: Omit<Offer, 'num' | 'den'>, cost: bigint): Offer {
  const { rate, paid } = offer;
  return {
    ...offer,
    num: arithmetic.timesWhole(rate, cost),
    den: arithmetic.times(paid, paid),
  };
}
