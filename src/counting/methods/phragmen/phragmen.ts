import type { CountingOf } from '../../../protocol/counting.ts';
import type { Known } from '../../outcome.ts';
import type { Rational } from '../../rational.ts';
import { marketOf } from '../equal-shares/market.ts';
import { freeIn } from '../free.ts';
import { shortOf } from '../greedy.ts';
import type { Tie } from '../ties.ts';
import { Loads, type Standing } from './loads.ts';

/** What was bought, and when. */
export interface Purchase {
  readonly project: number;
  /** What each voter had been given by then, in the profile's smallest amount, or in seats. */
  readonly given: Rational;
}

/** The last moment at which something that was not chosen would have fitted. */
export interface Chance extends Standing {
  /** What each voter had been given when the next thing was bought, or the count ended. */
  readonly given: Rational;
  /** What there was to spend. */
  readonly left: bigint;
}

export interface PhragmenOutcome {
  /** Indices of projects, in the order in which they were chosen. */
  readonly selected: readonly number[];
  readonly spent: bigint;
  /** What there is to spend in the end: of the budget, or of the seats. */
  readonly left: bigint;
  readonly ties: readonly Tie[];
  /** Of `selected`, those that cost nothing; they come first. */
  readonly free: readonly number[];
  readonly purchases: readonly Purchase[];
  /** At what the count ended: it was next, and did not fit. */
  readonly end: Purchase | undefined;
  /** By project, what there was left when it was passed over, as it did not fit. */
  readonly tooExpensive: ReadonlyMap<number, bigint>;
  /** By project, of those that were not chosen, where there was one. */
  readonly chances: ReadonlyMap<number, Chance>;
  /** What a project is to its supporters in the end. */
  readonly standing: (project: number) => Standing;
  readonly isShort: (project: number) => boolean;
}

export type PhragmenOptions = Pick<CountingOf<'phragmen'>, 'seats' | 'skip' | 'threshold'>;

/**
 * Phragmén's sequential rule, as Los, Christoff and Grossi have it for things that have a cost
 * (https://arxiv.org/abs/2203.12324): all voters are given money all the time, equally much. As soon
 * as those who want a project have its cost together, it is bought, and they have nothing. The count
 * ends where what would be bought next costs more than there is left. Where there are seats, all
 * things cost one.
 *
 * Each yield is one purchase.
 */
export function* phragmen(
  { profile, support, ranks }: Known,
  { seats, skip = false, threshold = 0 }: PhragmenOptions,
): Generator<number, PhragmenOutcome, void> {
  const budget = seats === undefined ? profile.budget : BigInt(seats);
  const costOf = (project: number) =>
    seats === undefined ? (profile.projects[project]?.cost ?? 0n) : 1n;
  const isShort = shortOf({ profile, support }, 'votes', threshold);
  const market = marketOf(profile, 'cost');
  const free =
    seats === undefined
      ? freeIn(profile, ranks, market.totals).filter((project) => !isShort(project))
      : [];
  const loads = new Loads(market);
  const tooExpensive = new Map<number, bigint>();
  const chances = new Map<number, Chance>();
  const purchases: Purchase[] = [];
  const ties: Tie[] = [];
  let left = budget;
  let end: Purchase | undefined;
  // What can never be bought is of no matter to what can, but it is told what it would have taken.
  let watched = [...profile.projects.keys()].filter((project) => !free.includes(project));
  let open = watched.filter(
    (project) => market.totals[project] !== 0 && costOf(project) > 0n && !isShort(project),
  );
  const leaveOut = () => {
    open = open.filter((project) => {
      if (costOf(project) <= left) return true;
      tooExpensive.set(project, left);
      return false;
    });
  };
  leaveOut();
  // Money that is spent to the last is no end: what is next is told as what did not fit.
  const isFull = () => seats !== undefined && left === 0n;
  while (open.length > 0 && !isFull()) {
    const best = loads.first(open, costOf);
    best.sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
    if (best.length > 1) ties.push({ before: free.length + purchases.length, items: best });
    const project = best[0] as number;
    const cost = costOf(project);
    const given = loads.due(project, cost);
    for (const other of watched) {
      if (costOf(other) > left) continue;
      chances.set(other, { ...loads.standing(other), given, left });
    }
    if (cost > left) {
      end = { project, given };
      break;
    }
    chances.delete(project);
    purchases.push({ project, given });
    loads.pay(project, cost);
    left -= cost;
    open = open.filter((other) => other !== project);
    watched = watched.filter((other) => other !== project);
    if (skip) leaveOut();
    yield purchases.length;
  }
  return {
    selected: [...free, ...purchases.map(({ project }) => project)],
    spent: budget - left,
    standing: (project) => loads.standing(project),
    ...{ left, ties, free, purchases, end, tooExpensive, chances, isShort },
  };
}
