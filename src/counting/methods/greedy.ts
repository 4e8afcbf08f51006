import type { CountingOf } from '../../protocol/counting.ts';
import { exactScale, type Profile } from '../profile/profile.ts';
import { sign } from '../rational.ts';
import { isChosenBy, leavesOver, Spending, type Turn } from './spending.ts';
import type { Support } from './tallies.ts';
import type { Tie } from './ties.ts';

export type GreedyOptions = Omit<CountingOf<'greedy'>, 'rule' | 'ties' | 'weights'>;

export interface GreedyOutcome {
  readonly by: NonNullable<GreedyOptions['by']>;
  readonly threshold: number;
  /** Indices of projects, in the order in which they were chosen. */
  readonly selected: readonly number[];
  readonly spent: bigint;
  /** What of that is paid on top of the budget. */
  readonly paid: bigint;
  readonly ties: readonly Tie[];
  /** All that were equal, whatever came of it; those too after the end. */
  readonly equals: readonly Tie[];
  /** Whether what no longer fits is passed over. */
  readonly skip: boolean;
  /** By index; of the projects that were considered. */
  readonly turns: ReadonlyMap<number, Turn>;
  /** Indices of the projects that had a turn, in that order. */
  readonly order: readonly number[];
  /** Whether the count ended at something that did not fit. */
  readonly ended: boolean;
  /** Whether the list was gone down again for what was left over. */
  readonly again: boolean;
}

/** What the rule looks at. */
export interface GreedyInput {
  readonly profile: Profile;
  readonly support: Support;
  /** By `tieRanks`. */
  readonly ranks: Int32Array;
  /** What there is to spend. */
  readonly budget: bigint;
  /** Indices of the projects that can be chosen. */
  readonly candidates: readonly number[];
}

/**
 * What gets most goes first, and is chosen if it fits what is left. What nobody supports has a turn
 * only where that is asked for.
 */
export function greedy(input: GreedyInput, options: GreedyOptions = {}): GreedyOutcome {
  const { by = 'votes', skip = true, threshold = 0, unsupported = false } = options;
  const measure = measureOf(input, by);
  const isShort = shortOf(input, by, threshold);
  const turns = new Map<number, Turn>();
  for (const index of input.candidates) {
    const isSupported = unsupported || input.support.votes[index] !== 0;
    if (!isSupported) turns.set(index, { fate: 'no-votes' });
    else if (isShort(index)) turns.set(index, { fate: 'below-threshold', threshold });
  }
  const order = input.candidates
    .filter((index) => !turns.has(index))
    .sort(
      (a, b) => measure.compare(a, b) || (input.ranks[a] as number) - (input.ranks[b] as number),
    );
  const spending = new Spending(input.profile, input.budget, options);
  const selected: number[] = [];
  const isChosen = (index: number) => isChosenBy(turns.get(index));
  const goDown = (list: readonly number[]) => {
    for (const index of list) {
      turns.set(index, spending.take(index));
      if (isChosen(index)) selected.push(index);
    }
  };
  goDown(order);
  const again = leavesOver(input.profile, options);
  if (again) {
    spending.open();
    goDown(order.filter((index) => !isChosen(index)));
  }
  const equals = equalsIn(order, measure.compare, isChosen);
  const ties = equals.filter(({ items }) => items.some(isChosen) && !items.every(isChosen));
  const { paid, ended } = spending;
  const spent = input.budget - spending.left + paid;
  return { by, skip, threshold, selected, spent, paid, ties, equals, turns, order, ended, again };
}

/** @returns whether a project has fewer votes than the threshold, or a lower score */
export function shortOf(
  { profile, support }: Pick<GreedyInput, 'profile' | 'support'>,
  by: NonNullable<GreedyOptions['by']>,
  threshold: number,
): (index: number) => boolean {
  const pointed = by.startsWith('score');
  const least = BigInt(threshold) * (pointed ? exactScale(profile) : 1n);
  return (index) => {
    const gain = pointed ? support.scores[index] : BigInt(support.votes[index] as number);
    return (gain as bigint) < least;
  };
}

interface Measure {
  /** Negative where the first goes before the second; exact. */
  readonly compare: (a: number, b: number) => number;
}

function measureOf(
  { profile, support }: GreedyInput,
  by: NonNullable<GreedyOptions['by']>,
): Measure {
  const pointed = by.startsWith('score');
  const gains = pointed ? support.scores : Array.from(support.votes, BigInt);
  const gain = (index: number) => gains[index] as bigint;
  const cost = (index: number) => profile.projects[index]?.cost ?? 0n;
  if (!by.endsWith('/cost')) return { compare: (a, b) => sign(gain(b) - gain(a)) };
  const compare = (a: number, b: number) => {
    const [costA, costB] = [cost(a), cost(b)];
    const [gainA, gainB] = [gain(a), gain(b)];
    // What is free and wanted is worth more than any number says; unwanted, it is worth nothing.
    const [infiniteA, infiniteB] = [costA > 0n ? 0 : sign(gainA), costB > 0n ? 0 : sign(gainB)];
    if (infiniteA !== infiniteB) return infiniteB - infiniteA;
    if (infiniteA !== 0) return sign(gainB - gainA);
    return sign(gainB * (costA || 1n) - gainA * (costB || 1n));
  };
  return { compare };
}

/**
 * @param order best first
 * @param isChosen which count as chosen before those that follow
 * @returns every two or more that are equal
 */
export function equalsIn(
  order: readonly number[],
  compare: (a: number, b: number) => number,
  isChosen: (index: number) => boolean,
): Tie[] {
  const equals: Tie[] = [];
  let before = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && compare(order[start] as number, order[end] as number) === 0) end++;
    const items = order.slice(start, end);
    if (items.length > 1) equals.push({ before, items });
    before += items.filter(isChosen).length;
  }
  return equals;
}
