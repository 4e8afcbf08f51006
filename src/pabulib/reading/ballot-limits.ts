import type { RuleCode } from '../../protocol/problem.ts';
import type { PabulibProject, PabulibVote } from '../election.ts';
import { decimalsOf, readDecimal, scaled } from '../numbers.ts';
import type { VoteType } from '../vote-types.ts';
import { projectCategories } from '../project-categories.ts';
import { quoted, type Warnings } from '../warnings.ts';
import type { Meta } from './meta.ts';

/** A limit of META that a ballot breaks. */
export interface Broken {
  /** What a person who votes so is refused with. */
  readonly code: RuleCode;
  /** What the ballot does, and what META allows, to follow "The ballot on line 5 …". */
  readonly says: string;
}

/** One limit, exact. */
interface Limit {
  readonly key: string;
  readonly number: string;
}

const KEYS = ['length', 'points', 'sum_points', 'sum_cost', 'length_per_category'] as const;
type Kind = (typeof KEYS)[number];

/** What a ballot does where it goes below a limit, or above it. */
const CODES: Record<Kind, readonly [below: RuleCode, above: RuleCode]> = {
  length: ['too-few', 'too-many'],
  points: ['too-small', 'too-large'],
  sum_points: ['under-points', 'over-points'],
  sum_cost: ['under-budget', 'over-budget'],
  length_per_category: ['too-few-in-category', 'too-many-in-category'],
};

/** What META allows a ballot. All is compared exactly. */
export class BallotLimits {
  readonly #least = new Map<Kind, Limit>();
  readonly #most = new Map<Kind, Limit>();
  readonly #pointed: boolean;
  /** Whether a ballot shares out points, so that none can be less than nothing. */
  readonly #shared: boolean;
  /** Costs by id, in the smallest amount; empty where no limit asks for them. */
  readonly #costs = new Map<string, bigint>();
  readonly #places: number;
  /** Categories by project; empty where no limit asks for them. */
  readonly #categories = new Map<string, readonly string[]>();
  /** Whether nothing but the length is limited. */
  readonly #isPlain: boolean;

  constructor(
    meta: Meta,
    voteType: VoteType,
    projects: readonly PabulibProject[],
    warnings: Warnings,
  ) {
    this.#shared = voteType === 'cumulative';
    this.#pointed = this.#shared || voteType === 'scoring';
    for (const kind of KEYS) {
      if (kind.endsWith('points') && !this.#pointed) continue;
      const [least, most] = [`min_${kind}`, `max_${kind}`].map((key) => limitOf(meta, key, warnings)); // prettier-ignore
      if (least) this.#least.set(kind, least);
      if (most) this.#most.set(kind, most);
    }
    if (voteType === 'choose-1') {
      for (const limits of [this.#least, this.#most]) {
        limits.set('length', { key: 'vote_type of choose-1', number: '1' });
      }
    }
    // Less than nothing for one project would make room for more on another.
    if (this.#shared && !this.#least.has('points')) {
      this.#least.set('points', { key: 'vote_type of cumulative', number: '0' });
    }
    const asked = this.#least.has('sum_cost') || this.#most.has('sum_cost');
    this.#places = asked ? Math.max(...projects.map(({ cost }) => decimalsOf(cost))) : 0;
    const perCategory = [this.#least, this.#most].some((limits) => limits.has('length_per_category')); // prettier-ignore
    for (const project of perCategory ? projects : []) {
      this.#categories.set(project.id, projectCategories(project));
    }
    this.#isPlain = !asked && !this.#pointed && !perCategory;
    if (!asked) return;
    for (const { id, cost } of projects) this.#costs.set(id, scaled(cost, this.#places));
  }

  /** @returns the first limit that a ballot breaks, in the order in which a person is told of them */
  brokenBy(vote: PabulibVote): Broken | undefined {
    if (this.#isPlain && this.#hasLength(vote.items.length)) return undefined;
    const items = [...new Set(vote.items)];
    return (
      (this.#pointed ? this.#pointsBroken(pointsOf(vote, items)) : undefined) ??
      this.#costBroken(items) ??
      this.#beyond('length', BigInt(items.length), 0, (names) => `names ${things(names)}`) ??
      this.#categoryBroken(items)
    );
  }

  /** Most ballots are seen to be sound by this; one that names a project twice still names one. */
  #hasLength(length: number): boolean {
    const { number: least = '0' } = this.#least.get('length') ?? {};
    const { number: most = 'Infinity' } = this.#most.get('length') ?? {};
    return length >= Number(least) && Number(least) <= 1 && length <= Number(most);
  }

  #pointsBroken(points: readonly string[]): Broken | undefined {
    const places = points.reduce((most, number) => Math.max(most, decimalsOf(number)), 0);
    const given = points.map((number) => scaled(number, places));
    for (const amount of given) {
      // Of what is shared out, none is no part that could be too small.
      if (amount === 0n && this.#shared) continue;
      const broken = this.#beyond('points', amount, places, (number) => `gives a project ${number} points`); // prettier-ignore
      if (broken) return broken;
    }
    const sum = given.reduce((all, amount) => all + amount, 0n);
    return this.#beyond('sum_points', sum, places, (number) => `gives ${number} points in all`);
  }

  #costBroken(items: readonly string[]): Broken | undefined {
    if (this.#costs.size === 0) return undefined;
    const sum = items.reduce((all, id) => all + (this.#costs.get(id) ?? 0n), 0n);
    return this.#beyond('sum_cost', sum, this.#places, (sum) => `names projects for ${sum}`);
  }

  #categoryBroken(items: readonly string[]): Broken | undefined {
    const named = new Set(items);
    const counts = new Map<string, bigint>();
    for (const [id, categories] of this.#categories) {
      for (const category of categories) {
        counts.set(category, (counts.get(category) ?? 0n) + (named.has(id) ? 1n : 0n));
      }
    }
    for (const [category, count] of counts) {
      const broken = this.#beyond('length_per_category', count, 0, (names) => `names ${things(names)} in ${quoted(category)}`); // prettier-ignore
      if (broken) return broken;
    }
    return undefined;
  }

  /** @param amount in as many decimals as there are places */
  #beyond(
    kind: Kind,
    amount: bigint,
    places: number,
    does: (number: string) => string,
  ): Broken | undefined {
    const [least, most] = [this.#least.get(kind), this.#most.get(kind)];
    const [below, above] = CODES[kind];
    const isBelow = least !== undefined && difference(amount, places, least.number) < 0n;
    const isAbove = most !== undefined && difference(amount, places, most.number) > 0n;
    const limit = isBelow ? least : isAbove ? most : undefined;
    if (!limit) return undefined;
    const allows = limit.key.startsWith('m')
      ? `META's ${limit.key} is ${limit.number}`
      : `its ${limit.key} asks for ${isBelow ? 'at least' : 'at most'} ${limit.number}`;
    return {
      code: isBelow ? below : above,
      says: `${does(written(amount, places))}, and ${allows}`,
    };
  }
}

/** @returns a limit, or undefined, having warned where META has one that is no number */
function limitOf(
  { values, lines, line }: Meta,
  key: string,
  warnings: Warnings,
): Limit | undefined {
  const text = values.get(key)?.trim() ?? '';
  if (text === '') return undefined;
  const number = readDecimal(text);
  if (number !== undefined) return { key, number };
  const message = `META's ${key} of ${quoted(text)} is not a number; no ballot was held to it.`;
  warnings.add('bad-number', lines.get(key) ?? line, message);
  return undefined;
}

/** @returns the points of each project; of one that is named twice, those that it was given last */
function pointsOf({ items, points = [] }: PabulibVote, distinct: readonly string[]): string[] {
  if (distinct.length === items.length) return [...points];
  return distinct.map((id) => points[items.lastIndexOf(id)] ?? '0');
}

function things(number: string): string {
  return `${number} ${number === '1' ? 'project' : 'projects'}`;
}

/** @returns what an amount has more than a limit, in the smallest of both */
function difference(amount: bigint, places: number, limit: string): bigint {
  const all = Math.max(places, decimalsOf(limit));
  return amount * 10n ** BigInt(all - places) - scaled(limit, all);
}

function written(amount: bigint, places: number): string {
  const sign = amount < 0n ? '-' : '';
  const digits = String(amount < 0n ? -amount : amount).padStart(places + 1, '0');
  return sign + (readDecimal(`${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`) ?? ''); // prettier-ignore
}
