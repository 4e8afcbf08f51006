import { compare, toNumber, type Rational } from '../../rational.ts';
import type { History } from './history.ts';
import type { Offer } from './offer.ts';
import { EPSILON, type Purses } from './purses.ts';

/** A supporter whose money is so close to a price that rounding could deceive. */
interface Close {
  readonly group: number;
  /** What it has for each unit of utility, exactly. */
  readonly ratio: Rational;
}

/** Supporters by whether they can pay a price; of some that is certain. */
interface Sorted {
  /** Who certainly gives all they have; others are added to it. */
  readonly capped: Set<number>;
  /** Ascending by what they have. */
  readonly close: readonly Close[];
  /** The certain ones are right for prices between these. */
  readonly above: number;
  readonly below: number;
}

/**
 * Works out the price of a project exactly, where floating point cannot tell who can pay it.
 * Exact are only those whose money is near the price; if that was too few, more.
 * @param near about the price
 * @returns undefined where the supporters cannot pay together
 */
export function exactOffer(
  history: History,
  purses: Purses,
  project: number,
  near: number,
): Offer | undefined {
  for (const width of [1e-9, 1e-4, Infinity]) {
    const sorted = sortSupporters(history, purses, project, near, near * width);
    const found = priceAmong(history, project, sorted, width === Infinity);
    if (found !== 'too-narrow') return found;
  }
  return undefined;
}

function sortSupporters(
  history: History,
  purses: Purses,
  project: number,
  near: number,
  width: number,
): Sorted {
  const { market, spentIn } = history;
  const utilities = market.utilities[project] as Float64Array;
  const capped = new Set<number>();
  const close: Close[] = [];
  let [above, below] = [-Infinity, Infinity];
  (market.supporters[project] as Int32Array).forEach((group, at) => {
    if ((spentIn[group] as number) >= 0) return;
    const utility = utilities[at] as number;
    const ratio = (purses.money[group] as number) / utility;
    const slack = (purses.slack[group] as number) / utility + EPSILON * ratio;
    if (ratio < near - width) {
      capped.add(group);
      above = Math.max(above, ratio + slack);
    } else if (ratio > near + width) below = Math.min(below, ratio - slack);
    else close.push({ group, ratio: history.ratio(group, utility) });
  });
  close.sort((a, b) => compare(a.ratio, b.ratio));
  return { capped, close, above, below };
}

/**
 * From the poorest on, as long as one cannot pay the price that all richer ones would share, that
 * one gives all it has. How many those are is found by halving: who is richer can pay as well.
 */
function priceAmong(
  history: History,
  project: number,
  { capped: certain, close, above, below }: Sorted,
  all: boolean,
): Offer | undefined | 'too-narrow' {
  const cappedWith = (count: number) => {
    const capped = new Set(certain);
    for (let at = 0; at < count; at++) capped.add((close[at] as Close).group);
    return capped;
  };
  const priceWith = (count: number) => {
    const capped = cappedWith(count);
    const formula = history.formula(project, (group) => capped.has(group));
    return formula.divisor === 0 ? undefined : history.ledger.price(formula);
  };
  let [fewest, most] = [0, close.length];
  while (fewest < most) {
    const middle = (fewest + most) >> 1;
    const exact = priceWith(middle);
    if (exact && compare((close[middle] as Close).ratio, exact) < 0) fewest = middle + 1;
    else most = middle;
  }
  const exact = priceWith(fewest);
  if (!exact) return all ? undefined : 'too-narrow';
  const price = toNumber(exact);
  if (price <= above || price >= below) return 'too-narrow';
  return { project, price, error: 4 * EPSILON * price, capped: cappedWith(fewest) };
}
