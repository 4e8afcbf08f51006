import type { CountingOf } from '../../protocol/counting.ts';
import type { Profile } from '../profile/profile.ts';
import type { Rational } from '../rational.ts';
import { exactPart } from './quorum.ts';

/** What became of a project when its turn came. */
export type Turn =
  | {
      readonly fate: 'fitted' | 'too-expensive';
      /** What there was to spend. */ readonly left: bigint;
    }
  /** It did not fit, but enough of its cost was left: so much is paid on top of the budget. */
  | { readonly fate: 'reserved'; readonly left: bigint; readonly reserve: bigint }
  | { readonly fate: 'below-threshold'; readonly threshold: number }
  /** Nobody supports it. */
  | { readonly fate: 'no-votes' }
  /** It cost more than what was left for a part that it is in: one of the profile's. */
  | { readonly fate: 'part-spent'; readonly left: bigint; readonly part: number }
  /** Another was chosen before, and only one of them can be. */
  | { readonly fate: 'excluded-by'; readonly by: number }
  /** Its part had not enough left, but the whole had in the end. */
  | { readonly fate: 'left-over'; readonly left: bigint }
  /** The count had ended at another project, which no longer fitted. */
  | { readonly fate: 'after-the-end'; readonly at: number };

/** What bears on whether something can be chosen, beside its own cost. */
export type SpendingOptions = Pick<CountingOf<'greedy'>, 'skip' | 'reserve' | 'leftover'>;

/** What there is to choose from, and what limits it beside the whole budget. */
type Limited = Pick<Profile, 'projects' | 'parts' | 'exclusive'>;

/**
 * What greedy has to spend as it goes down the list, and what becomes of each when its turn comes.
 * All that an order of equals can change is in here.
 */
export class Spending {
  readonly #of: Limited;
  readonly #options: SpendingOptions;
  readonly #reserve: Rational | undefined;
  /** What is left for each part. */
  readonly #rooms: bigint[];
  #left: bigint;
  #paid = 0n;
  #end: number | undefined;
  readonly #chosen = new Set<number>();
  /** Whether only the whole is a limit any more. */
  #isOpen = false;

  constructor(of: Limited, budget: bigint, options: SpendingOptions) {
    const { reserve } = options;
    this.#of = of;
    this.#options = options;
    this.#reserve = reserve === undefined ? undefined : exactPart(reserve);
    this.#rooms = (of.parts ?? []).map(({ amount }) => amount);
    this.#left = budget;
  }

  /** What is left of the budget. */
  get left(): bigint {
    return this.#left;
  }

  /** What is paid on top of the budget. */
  get paid(): bigint {
    return this.#paid;
  }

  /** Whether the count has ended. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** From now on no part is a limit any more. */
  open(): this {
    this.#isOpen = true;
    return this;
  }

  /** @returns the same as it is now, for who wants to know what would come of another order */
  copy(): Spending {
    const copy = new Spending(this.#of, this.#left, this.#options);
    this.#rooms.forEach((room, part) => (copy.#rooms[part] = room));
    for (const index of this.#chosen) copy.#chosen.add(index);
    copy.#paid = this.#paid;
    copy.#end = this.#end;
    copy.#isOpen = this.#isOpen;
    return copy;
  }

  /** @returns what would become of a project if it had its turn now */
  turnOf(index: number): Turn {
    const cost = this.#costOf(index);
    const left = this.#left;
    if (this.#end !== undefined) return { fate: 'after-the-end', at: this.#end };
    const by = this.#excluderOf(index);
    if (by !== undefined) return { fate: 'excluded-by', by };
    if (cost > left) {
      const isReserved = this.#reserve && left * this.#reserve.den >= cost * this.#reserve.num;
      if (isReserved) return { fate: 'reserved', left, reserve: cost - left };
      return { fate: 'too-expensive', left };
    }
    if (this.#isOpen) return { fate: 'left-over', left };
    const part = this.#partsOf(index).find((one) => (this.#rooms[one] as bigint) < cost);
    if (part === undefined) return { fate: 'fitted', left };
    return { fate: 'part-spent', left: this.#rooms[part] as bigint, part };
  }

  /** @returns the most that a project could cost to be chosen now; exact, rounded down */
  mostFor(index: number): bigint {
    if (this.#excluderOf(index) !== undefined) return 0n;
    const rooms = this.#isOpen
      ? []
      : this.#partsOf(index).map((part) => this.#rooms[part] as bigint);
    const left = rooms.reduce((least, room) => (room < least ? room : least), this.#left);
    return mostFor(left, this.#options);
  }

  /** @returns whether the count would end at a project if it had its turn now */
  endsAt(index: number): boolean {
    const { fate } = this.turnOf(index);
    return fate === 'reserved' || (fate === 'too-expensive' && this.#options.skip === false);
  }

  /** Gives a project its turn. */
  take(index: number): Turn {
    const turn = this.turnOf(index);
    if (this.endsAt(index)) this.#end = index;
    if (isChosenBy(turn)) this.#chosen.add(index);
    if (turn.fate === 'reserved') {
      this.#paid = turn.reserve;
      this.#left = 0n;
    } else if (isChosenBy(turn)) {
      const cost = this.#costOf(index);
      this.#left -= cost;
      for (const part of this.#partsOf(index)) this.#rooms[part] = (this.#rooms[part] as bigint) - cost; // prettier-ignore
    }
    return turn;
  }

  /** @returns what was chosen already and leaves no room for this one */
  #excluderOf(index: number): number | undefined {
    for (const group of this.#of.exclusive ?? []) {
      if (!group.includes(index)) continue;
      const other = group.find((one) => one !== index && this.#chosen.has(one));
      if (other !== undefined) return other;
    }
    return undefined;
  }

  #costOf(index: number): bigint {
    return this.#of.projects[index]?.cost ?? 0n;
  }

  #partsOf(index: number): number[] {
    const { parts = [] } = this.#of;
    return [...parts.keys()].filter((part) => parts[part]?.projects.has(index));
  }
}

/** @returns whether nothing but money bears on what is chosen, and no more of it than there is */
export function isPlain(
  { parts = [], exclusive = [] }: Limited,
  { reserve }: SpendingOptions,
): boolean {
  return reserve === undefined && parts.length === 0 && exclusive.length === 0;
}

const CHOSEN = new Set<Turn['fate']>(['fitted', 'reserved', 'left-over']);

/** @returns whether a project is chosen by its turn */
export function isChosenBy(turn: Turn | undefined): boolean {
  return turn !== undefined && CHOSEN.has(turn.fate);
}

/** @returns whether greedy goes down the list again, when no part is a limit any more */
export function leavesOver({ parts = [] }: Limited, { leftover }: SpendingOptions): boolean {
  return leftover === true && parts.length > 0;
}

/** @returns how much a project may cost at most to be chosen with so much left; exact, rounded down */
export function mostFor(left: bigint, { reserve }: SpendingOptions): bigint {
  if (reserve === undefined) return left;
  const { num, den } = exactPart(reserve);
  return (left * den) / num;
}
