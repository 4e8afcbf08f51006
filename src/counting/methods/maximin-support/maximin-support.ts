import { CountingError } from '../../counting-error.ts';
import type { Profile } from '../../profile/profile.ts';
import { gcd, rational, type Rational } from '../../rational.ts';
import { marketOf, type Market } from '../equal-shares/market.ts';
import type { Tie } from '../ties.ts';
import { evenLoad, isHeavier, type Carriers, type Load } from './spread.ts';

/** One thing that was chosen. */
export interface Round {
  readonly project: number;
  /** The most that a ballot carries with it, spread as evenly as it goes; exact, in amounts. */
  readonly load: Rational;
  /** What there was to spend before; seats where there is no money. */
  readonly left: bigint;
}

export interface MaximinSupportOutcome {
  /** Indices of projects, in the order in which they were chosen. */
  readonly selected: readonly number[];
  readonly rounds: readonly Round[];
  readonly ties: readonly Tie[];
  /** Whether there is no money: then each costs one seat. */
  readonly bySeats: boolean;
  /** What is left in the end; seats where there is no money. */
  readonly left: bigint;
  /** By index, of what somebody supports and no longer fitted: what was left when that was so. */
  readonly tooExpensive: ReadonlyMap<number, bigint>;
  /** Of what would still have fitted, were a seat left: what a ballot would have carried last time. */
  readonly lastLoads: ReadonlyMap<number, Rational>;
}

export interface MaximinOptions {
  /** Each costs one of so many; 1 where there is no money, unless given. */
  readonly seats?: number;
}

/** So many edges and entries are looked at in about half a minute. */
const MOST_WORK = 2e9;
/** And so many in a few milliseconds. */
const OFTEN = 1e6;

/**
 * The maximin support method: Sánchez-Fernández, Fernández-García, Fisteus, Brill: The Maximin
 * Support Method (https://arxiv.org/abs/1609.05370). Whatever is chosen is carried by the ballots
 * that support it, as evenly as it goes, over all that is chosen anew each time. Next comes what
 * keeps the most that one ballot carries smallest. With costs that is Generalised Sequential
 * Phragmén (Aziz, Lee, Talmon: https://arxiv.org/abs/1711.08226), as pabutools has it: what no longer
 * fits is passed over. Without money each costs one, and the least support of a seat is 1 ÷ load.
 *
 * The load never gets smaller by choosing more; so what was found of a project earlier is too little
 * rather than too much, and only those that could be the best are looked at again.
 * @param most how many edges and entries of ballots are looked at before it gives up
 * @throws CountingError where that would take too long, or numbers are too large
 */
export function* maximinSupport(
  { profile, ranks }: { readonly profile: Profile; readonly ranks: Int32Array },
  { seats }: MaximinOptions,
  most = MOST_WORK,
): Generator<number, MaximinSupportOutcome, void> {
  const market = marketOf(profile, 'cardinality');
  const bySeats = seats !== undefined || isWithoutMoney(profile);
  const race = new Race(market, bySeats, seats ?? 1);
  const rounds: Round[] = [];
  const ties: Tie[] = [];
  let since = 0;
  for (;;) {
    const left = race.left;
    const open = race.fitting();
    if (open.length === 0) break;
    while (race.improve(open)) {
      if (race.work > most) throw tooMuch();
      if (race.work - since < OFTEN) continue;
      yield rounds.length;
      since = race.work;
    }
    // Of all that could have had the last seat it is told how it would have been with them.
    if (bySeats && left === 1n) for (const project of open) race.look(project);
    const best = race.lightest(open).sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
    if (best.length > 1) ties.push({ before: rounds.length, items: best });
    const project = best[0] as number;
    rounds.push({ project, load: race.choose(project), left });
    yield rounds.length;
  }
  const { left, tooExpensive } = race;
  const selected = rounds.map(({ project }) => project);
  return { selected, rounds, ties, bySeats, left, tooExpensive, lastLoads: race.lastLoads() };
}

export function isWithoutMoney({ budget, projects }: Profile): boolean {
  return budget === 0n && projects.every(({ cost }) => cost === 0n);
}

/** What is chosen so far, and what is known of the rest. */
class Race {
  work = 0;
  left: bigint;
  readonly tooExpensive = new Map<number, bigint>();
  readonly #market: Market;
  /** By project: its cost, and the same in the largest amount that goes into all of them. */
  readonly #costs: readonly bigint[];
  readonly #small: readonly number[];
  readonly #amount: bigint;
  readonly #open: Set<number>;
  readonly #chosen: number[] = [];
  /** By project: a load that with it is not smaller; and in which round it was found. */
  readonly #loads: Load[];
  readonly #foundIn: Int32Array;
  /** By group: which of the chosen it supports, as the number of a kind. */
  readonly #kinds: Int32Array;
  /** By kind: places among the chosen; and how many ballots. */
  #supported: (readonly number[])[] = [[]];
  #weights: number[];
  #load: Load = { cost: 0, ballots: 1 };

  constructor(market: Market, bySeats: boolean, seats: number) {
    const { projects, ballots, budget, groups } = market.profile;
    this.#market = market;
    this.#costs = projects.map(({ cost }) => (bySeats ? 1n : cost));
    this.left = bySeats ? BigInt(seats) : budget;
    const supported = projects.flatMap((_, at) => ((market.totals[at] as number) > 0 ? [at] : []));
    this.#open = new Set(supported);
    const amounts = supported.map((at) => this.#costs[at] as bigint).filter((cost) => cost <= this.left); // prettier-ignore
    this.#amount = amounts.reduce((one, other) => gcd(one, other || one), amounts.find(Boolean) ?? 1n); // prettier-ignore
    refuseTooLarge(this.left / this.#amount, ballots);
    this.#small = this.#costs.map((cost) => (cost <= this.left ? Number(cost / this.#amount) : 0));
    this.#loads = projects.map((_, at) => ({
      cost: this.#small[at] as number,
      ballots: (market.totals[at] as number) || 1,
    }));
    this.#foundIn = new Int32Array(projects.length).fill(-1);
    this.#kinds = new Int32Array(groups.count);
    this.#weights = [groups.weights.reduce((sum, weight) => sum + weight, 0)];
  }

  /** @returns what fits what is left; what does not fit is out from then on */
  fitting(): number[] {
    for (const project of this.#open) {
      if ((this.#costs[project] as bigint) <= this.left) continue;
      this.#open.delete(project);
      this.tooExpensive.set(project, this.left);
    }
    return [...this.#open];
  }

  /** Finds the load of one of those that could be the best. @returns whether there was one */
  improve(open: readonly number[]): boolean {
    const stale = this.lightest(open).find((at) => this.#foundIn[at] !== this.#chosen.length);
    if (stale === undefined) return false;
    this.look(stale);
    return true;
  }

  /** Finds the load with one, unless it is known. */
  look(project: number): void {
    if (this.#foundIn[project] === this.#chosen.length) return;
    this.#loads[project] = this.#loadWith(project);
    this.#foundIn[project] = this.#chosen.length;
  }

  /** @returns those with which the load is smallest, by what is known */
  lightest(open: readonly number[]): number[] {
    let best: number[] = [];
    for (const project of open) {
      const load = this.#loads[project] as Load;
      const other = best[0] === undefined ? undefined : (this.#loads[best[0]] as Load);
      if (!other || isHeavier(other, load)) best = [project];
      else if (!isHeavier(load, other)) best.push(project);
    }
    return best;
  }

  /** @returns the load with it */
  choose(project: number): Rational {
    const place = this.#chosen.push(project) - 1;
    this.#load = this.#loads[project] as Load;
    this.left -= this.#costs[project] as bigint;
    this.#open.delete(project);
    this.#part(project, place);
    return this.#exact(this.#load);
  }

  lastLoads(): Map<number, Rational> {
    const fresh = [...this.tooExpensive.keys()].filter(
      (at) => this.#foundIn[at] === this.#chosen.length - 1,
    );
    return new Map(fresh.map((at) => [at, this.#exact(this.#loads[at] as Load)]));
  }

  #exact({ cost, ballots }: Load): Rational {
    return rational(BigInt(cost) * this.#amount, BigInt(ballots));
  }

  #loadWith(project: number): Load {
    const costs = [...this.#chosen, project].map((at) => this.#small[at] as number);
    const place = this.#chosen.length;
    const own = this.#weightsOf(project);
    const carriers: Carriers[] = [];
    this.#supported.forEach((projects, kind) => {
      const with_ = own.get(kind) ?? 0;
      const without = (this.#weights[kind] as number) - with_;
      if (with_ > 0) carriers.push({ weight: with_, projects: [...projects, place] });
      if (without > 0 && projects.length > 0) carriers.push({ weight: without, projects });
    });
    const known = this.#loads[project] as Load;
    const least = isHeavier(known, this.#load) ? known : this.#load;
    const { load, work } = evenLoad(costs, carriers, least);
    this.work += work + carriers.length * 8;
    return load;
  }

  /** @returns how many ballots of each kind support a project */
  #weightsOf(project: number): Map<number, number> {
    const found = new Map<number, number>();
    const { weights } = this.#market.profile.groups;
    const groups = this.#market.supporters[project] as Int32Array;
    this.work += groups.length * 4;
    for (const group of groups) {
      const kind = this.#kinds[group] as number;
      found.set(kind, (found.get(kind) ?? 0) + (weights[group] as number));
    }
    return found;
  }

  /** Tells those who support what was chosen apart from those who do not. */
  #part(project: number, place: number): void {
    const own = this.#weightsOf(project);
    const kinds = new Map<number, number>();
    for (const [kind, weight] of own) {
      kinds.set(kind, this.#supported.length);
      this.#supported.push([...(this.#supported[kind] as readonly number[]), place]);
      this.#weights.push(weight);
      this.#weights[kind] = (this.#weights[kind] as number) - weight;
    }
    for (const group of this.#market.supporters[project] as Int32Array) {
      this.#kinds[group] = kinds.get(this.#kinds[group] as number) as number;
    }
  }
}

/** Products of costs and ballots are whole numbers that must be exact. */
function refuseTooLarge(amounts: bigint, ballots: number): void {
  if (amounts * BigInt(ballots) <= BigInt(Number.MAX_SAFE_INTEGER)) return;
  throw new CountingError(
    'too-large',
    'The budget times the ballots is too large for maximin-support; count by exact-equal-shares.',
  );
}

function tooMuch(): CountingError {
  return new CountingError(
    'too-large',
    'maximin-support would take more than a minute here; count by exact-equal-shares.',
  );
}
