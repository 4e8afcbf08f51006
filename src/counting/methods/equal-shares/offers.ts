import { exactOffer } from './exact-offer.ts';
import type { History } from './history.ts';
import type { Market } from './market.ts';
import type { Offer } from './offer.ts';
import { EPSILON, type Purses } from './purses.ts';

/**
 * Finds what could be bought next. A price only grows, as money only gets less: so what was found
 * earlier tells below which price a project need not be looked at again.
 */
export class Offers {
  readonly #market: Market;
  readonly #history: History;
  readonly #purses: Purses;
  /** By project: what its price is not below. */
  readonly #floors: Float64Array;
  /** The same for the price of a unit of the voters' utility, by which projects are compared. */
  readonly #keys: Float64Array;
  /** Projects that may still be bought, by key. */
  readonly #order: number[];

  constructor(history: History, purses: Purses) {
    const market = (this.#market = history.market);
    this.#history = history;
    this.#purses = purses;
    this.#floors = new Float64Array(market.costs.length);
    this.#keys = new Float64Array(market.costs.length);
    const within = market.candidates.filter((project) => this.#isWithinReach(project));
    for (const project of within) {
      const floor = (market.costs[project] as number) / (market.totals[project] as number);
      this.#raise(project, floor * (1 - 4 * EPSILON));
    }
    this.#order = Array.from(within).sort(
      (a, b) => (this.#keys[a] as number) - (this.#keys[b] as number),
    );
  }

  /** @returns the offers of which one must be the best; several where they are too close to tell */
  best(): Offer[] {
    const order = this.#order;
    const offers: Offer[] = [];
    let best = Infinity;
    let looked = 0;
    while (looked < order.length) {
      const project = order[looked] as number;
      if ((this.#keys[project] as number) > best) break;
      const offer = this.#offer(project);
      if (!offer) {
        // Who cannot pay now never can.
        order.splice(looked, 1);
        continue;
      }
      looked++;
      this.#raise(project, offer.price - offer.error);
      offers.push(offer);
      best = Math.min(best, this.keyOf(project, offer.price + offer.error) * (1 + 8 * EPSILON));
    }
    this.#sortFirst(looked);
    return offers.filter(({ project }) => (this.#keys[project] as number) <= best);
  }

  /** Takes something out that was bought. */
  remove(project: number): void {
    this.#order.splice(this.#order.indexOf(project), 1);
  }

  /** @returns the price of a unit of the voters' utility */
  keyOf(project: number, price: number): number {
    const { scales, costs } = this.#market;
    return scales[project] === 1n ? price : price / (costs[project] as number);
  }

  /** @returns a test for who gives all they have for an offer */
  isCapped({ project, price, capped }: Offer): (group: number, at: number) => boolean {
    if (capped) return (group) => capped.has(group);
    const utilities = this.#market.utilities[project] as Float64Array;
    const { money } = this.#purses;
    return (group, at) => (money[group] as number) < price * (utilities[at] as number);
  }

  /** The first so many have new keys; all others are in order. */
  #sortFirst(count: number): void {
    const order = this.#order;
    const keys = this.#keys;
    for (let from = count - 1; from >= 0; from--) {
      const project = order[from] as number;
      const key = keys[project] as number;
      let at = from;
      while (at + 1 < order.length && (keys[order[at + 1] as number] as number) < key) {
        order[at] = order[at + 1] as number;
        at++;
      }
      order[at] = project;
    }
  }

  /** What all its supporters cannot pay with their whole shares they never can. */
  #isWithinReach(project: number): boolean {
    const { voters, costs } = this.#market;
    const most = this.#purses.share * (voters[project] as number) * (1 + 8 * EPSILON);
    return most >= (costs[project] as number);
  }

  #raise(project: number, floor: number): void {
    this.#floors[project] = floor;
    this.#keys[project] = this.keyOf(project, floor) * (1 - 8 * EPSILON);
  }

  /**
   * Looks for the price at which the supporters pay the cost, each at most what they have: from
   * below, as who cannot pay one price cannot pay a higher one either.
   * @returns undefined where they cannot pay together
   */
  #offer(project: number): Offer | undefined {
    const supporters = this.#market.supporters[project] as Int32Array;
    const cost = this.#market.costs[project] as number;
    const total = this.#market.totals[project] as number;
    let price = this.#floors[project] as number;
    for (;;) {
      const { held, rest, payers, poorest, richest } = this.#asked(project, price);
      // How far the sum of what the capped hold can be from the exact one.
      const { mostSlack } = this.#purses;
      const rounding = (supporters.length + 8) * EPSILON;
      if (held + rest + rounding * (held + rest + cost) + total * mostSlack < cost) {
        return undefined;
      }
      if (payers > 0) {
        const next = (cost - held) / payers;
        if (next > price && next > richest) {
          price = next;
          continue;
        }
        price = Math.max(next, price);
        const slop = rounding * (held + cost) + (total - payers) * mostSlack;
        const error = (slop / payers + 4 * EPSILON * price) * 1.125;
        const margin = error + mostSlack * 1.125;
        const isClear = poorest + margin < price && price + margin < richest;
        if (isClear) return { project, price, error, capped: undefined };
      }
      if (!this.#purses.refresh()) return exactOffer(this.#history, this.#purses, project, price);
      price = this.#floors[project] as number;
    }
  }

  /** Goes through the supporters once, and sees who cannot pay so much. */
  #asked(project: number, price: number): Asked {
    const { pointed, supporters, utilities, weights } = this.#market;
    const groups = supporters[project] as Int32Array;
    const ballots = weights[project] as Float64Array;
    const { money } = this.#purses;
    return pointed
      ? askedForPoints(groups, ballots, utilities[project] as Float64Array, money, price)
      : asked(groups, ballots, money, price);
  }
}

/** What supporters say to a price of a unit of utility. */
interface Asked {
  /** What those have who cannot pay it, and so give all. */
  readonly held: number;
  /** What the others have. */
  readonly rest: number;
  /** Units of utility of those others. */
  readonly payers: number;
  /** The most, for a unit, that one has who cannot pay; and the least that one has who can. */
  readonly poorest: number;
  readonly richest: number;
}

/** Where all have the same of it. Most of the time of a count is spent here. */
function asked(
  groups: Int32Array,
  ballots: Float64Array,
  money: Float64Array,
  price: number,
): Asked {
  let held = 0;
  let rest = 0;
  let payers = 0;
  let poorest = 0;
  let richest = Infinity;
  for (let at = 0; at < groups.length; at++) {
    const has = money[groups[at] as number] as number;
    const weight = ballots[at] as number;
    if (has < price) {
      held += weight * has;
      if (has > poorest) poorest = has;
    } else {
      rest += weight * has;
      payers += weight;
      if (has < richest) richest = has;
    }
  }
  return { held, rest, payers, poorest, richest };
}

function askedForPoints(
  groups: Int32Array,
  ballots: Float64Array,
  utilities: Float64Array,
  money: Float64Array,
  price: number,
): Asked {
  let held = 0;
  let rest = 0;
  let payers = 0;
  let poorest = 0;
  let richest = Infinity;
  for (let at = 0; at < groups.length; at++) {
    const utility = utilities[at] as number;
    const has = money[groups[at] as number] as number;
    const weight = ballots[at] as number;
    if (has < price * utility) {
      held += weight * has;
      if (has > poorest * utility) poorest = has / utility;
    } else {
      rest += weight * has;
      payers += weight * utility;
      if (has < richest * utility) richest = has / utility;
    }
  }
  return { held, rest, payers, poorest, richest };
}
