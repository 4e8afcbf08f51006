import type { Profile } from '../../profile/profile.ts';
import { compare, minus, plus, rational, times, type Rational } from '../../rational.ts';
import { pick } from './earlier.ts';
import { Preferences } from './preferences.ts';
import type { Moved, Stage, Transferred } from './stages.ts';

export interface TransferInput {
  readonly profile: Profile;
  /** Indices of the items that can be elected. */
  readonly candidates: readonly number[];
  /** By `tieRanks`. */
  readonly ranks: Int32Array;
  readonly seats: number;
}

/** In what two rules that move ballots on differ. */
export interface TransferRule {
  /**
   * @param valid how many ballots name anything
   * @param left how many votes those have who are neither elected nor out
   * @returns how many votes are enough
   */
  readonly quota: (valid: bigint, left: Rational) => bigint;
  /** @returns what of a vote a ballot is worth that moves on with a surplus: exact, or cut off */
  readonly value: (exact: Rational) => Rational;
}

/** Ballots that came together, each worth the same part of a vote. */
interface Pile {
  readonly value: Rational;
  /** Groups of the profile. */
  readonly groups: readonly number[];
}

const NOTHING = rational(0n);
const ONE = rational(1n);

/**
 * Counts in stages: who has enough votes is elected, and what they have beyond that moves on to whom
 * their ballots name next; where nobody has too many, who has the fewest is out, and all their
 * ballots move on. As soon as no more are left than there are seats to fill, they are elected.
 *
 * Each yield is one stage.
 */
export function* transfer(
  input: TransferInput,
  rule: TransferRule,
): Generator<number, Transferred, void> {
  const run = new Transfers(input, rule);
  while (!run.isDone) {
    yield run.stages.length;
    run.next();
  }
  const { selected, stages, valid } = run;
  const { seats, profile } = input;
  return { selected, stages, seats, valid, blank: profile.ballots - valid };
}

class Transfers {
  readonly stages: Stage[] = [];
  readonly selected: number[] = [];
  readonly valid: number;
  readonly #rule: TransferRule;
  readonly #ranks: Int32Array;
  readonly #seats: number;
  readonly #preferences: Preferences;
  readonly #continuing: Set<number>;
  /** Elected with more than enough, which has not moved on yet. */
  readonly #surpluses = new Set<number>();
  readonly #piles: Pile[][];
  readonly #votes: Rational[];

  constructor({ profile, candidates, ranks, seats }: TransferInput, rule: TransferRule) {
    this.#rule = rule;
    this.#ranks = ranks;
    this.#seats = seats;
    this.#preferences = new Preferences(profile);
    this.#continuing = new Set(candidates);
    this.#piles = profile.projects.map(() => []);
    this.#votes = profile.projects.map(() => NOTHING);
    this.valid = this.#preferences.ballotsIn(this.#preferences.named);
    this.#moveOn({ value: ONE, groups: this.#preferences.named });
    this.#end(undefined);
  }

  get isDone(): boolean {
    return this.selected.length >= this.#seats || this.#continuing.size === 0;
  }

  next(): void {
    const why = this.#surpluses.size > 0 ? 'surplus' : 'excluded';
    const [from, which] =
      why === 'surplus'
        ? ([this.#surpluses, 'most'] as const)
        : ([this.#continuing, 'fewest'] as const);
    const history = this.stages.map(({ votes }) => votes);
    const picked = pick([...from], which, history, this.#ranks);
    from.delete(picked.item);
    if (why === 'surplus') this.#moveSurplus(picked.item);
    else this.#moveAll(picked.item);
    this.#end({ ...picked, why });
  }

  #moveSurplus(item: number): void {
    const had = this.#votes[item] as Rational;
    const kept = rational((this.stages.at(-1) as Stage).quota);
    const { num, den } = minus(had, kept);
    const part = rational(num * had.den, den * had.num);
    this.#votes[item] = kept;
    for (const { value, groups } of this.#take(item)) {
      this.#moveOn({ value: this.#rule.value(times(value, part)), groups });
    }
  }

  #moveAll(item: number): void {
    this.#votes[item] = NOTHING;
    this.#take(item).forEach((pile) => this.#moveOn(pile));
  }

  #take(item: number): Pile[] {
    const piles = this.#piles[item] as Pile[];
    this.#piles[item] = [];
    return piles;
  }

  #moveOn({ value, groups }: Pile): void {
    const isIn = (item: number) => this.#continuing.has(item);
    for (const [item, some] of this.#preferences.split(groups, isIn)) {
      this.#piles[item]?.push({ value, groups: some });
      const gained = times(value, rational(BigInt(this.#preferences.ballotsIn(some))));
      this.#votes[item] = plus(this.#votes[item] as Rational, gained);
    }
  }

  #end(moved: Moved | undefined): void {
    const quota = this.#rule.quota(BigInt(this.valid), this.#sum(this.#continuing));
    const isEnough = (item: number) => compare(this.#votes[item] as Rational, rational(quota));
    const elected = this.#elect([...this.#continuing].filter((item) => isEnough(item) >= 0));
    for (const item of elected) if (isEnough(item) > 0) this.#surpluses.add(item);
    if (this.#continuing.size <= this.#seats - this.selected.length) {
      elected.push(...this.#elect([...this.#continuing]));
    }
    const exhausted = minus(rational(BigInt(this.valid)), this.#sum(this.#votes.keys()));
    this.stages.push({ moved, quota, votes: [...this.#votes], exhausted, elected });
  }

  /** @returns them, most votes first */
  #elect(items: number[]): number[] {
    const [votes, ranks] = [this.#votes as readonly Rational[], this.#ranks];
    items.sort((a, b) => {
      const more = compare(votes[b] as Rational, votes[a] as Rational);
      return more || (ranks[a] as number) - (ranks[b] as number);
    });
    items.forEach((item) => this.#continuing.delete(item));
    this.selected.push(...items);
    return items;
  }

  #sum(items: Iterable<number>): Rational {
    return [...items].reduce((sum, item) => plus(sum, this.#votes[item] as Rational), NOTHING);
  }
}
