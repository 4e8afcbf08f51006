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
  /** The count had ended at another project, which no longer fitted. */
  | { readonly fate: 'after-the-end'; readonly at: number };

/** What bears on whether something can be chosen, beside its own cost. */
export type SpendingOptions = Pick<CountingOf<'greedy'>, 'skip' | 'reserve'>;

/**
 * What greedy has to spend as it goes down the list, and what becomes of each when its turn comes.
 * All that an order of equals can change is in here.
 */
export class Spending {
  readonly #projects: Profile['projects'];
  readonly #options: SpendingOptions;
  readonly #reserve: Rational | undefined;
  #left: bigint;
  #paid = 0n;
  #end: number | undefined;

  constructor({ projects }: Pick<Profile, 'projects'>, budget: bigint, options: SpendingOptions) {
    const { reserve } = options;
    this.#projects = projects;
    this.#options = options;
    this.#reserve = reserve === undefined ? undefined : exactPart(reserve);
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

  /** @returns the same as it is now, for who wants to know what would come of another order */
  copy(): Spending {
    const copy = new Spending({ projects: this.#projects }, this.#left, this.#options);
    copy.#paid = this.#paid;
    copy.#end = this.#end;
    return copy;
  }

  /** @returns what would become of a project if it had its turn now */
  turnOf(index: number): Turn {
    const cost = this.#projects[index]?.cost ?? 0n;
    const left = this.#left;
    if (this.#end !== undefined) return { fate: 'after-the-end', at: this.#end };
    if (cost <= left) return { fate: 'fitted', left };
    if (this.#reserve && left * this.#reserve.den >= cost * this.#reserve.num) {
      return { fate: 'reserved', left, reserve: cost - left };
    }
    return { fate: 'too-expensive', left };
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
    if (turn.fate === 'fitted') this.#left -= this.#projects[index]?.cost ?? 0n;
    if (turn.fate === 'reserved') {
      this.#paid = turn.reserve;
      this.#left = 0n;
    }
    return turn;
  }
}

/** @returns whether nothing but money bears on what is chosen, and no more of it than there is */
export function isPlain({ reserve }: SpendingOptions): boolean {
  return reserve === undefined;
}

/** @returns whether a project is chosen by its turn */
export function isChosenBy(turn: Turn | undefined): boolean {
  return turn?.fate === 'fitted' || turn?.fate === 'reserved';
}

/** @returns how much a project may cost at most to be chosen with so much left; exact, rounded down */
export function mostFor(left: bigint, { reserve }: SpendingOptions): bigint {
  if (reserve === undefined) return left;
  const { num, den } = exactPart(reserve);
  return (left * den) / num;
}
