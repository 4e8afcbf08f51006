import type { TieRule } from '../../protocol/counting.ts';
import { CountingError } from '../counting-error.ts';
import type { Profile } from '../profile/profile.ts';
import { sign } from '../rational.ts';

/** Projects that were equal by the rule where it made a difference which one went first. */
export interface Tie {
  /** How many had been chosen before. */
  readonly before: number;
  /** Indices of projects, in the order that the tie rule gave them. */
  readonly items: readonly number[];
}

/** Who goes first unless the count says otherwise: the cheaper, then more votes, then the id. */
export const DEFAULT_TIES = 'cost,votes,id' satisfies TieRule;

/**
 * @returns for each project its place in the order that breaks ties; the lower goes first
 * @throws CountingError where a list drawn by lot does not name every project once
 */
export function tieRanks(
  { projects }: Pick<Profile, 'projects'>,
  votes: Float64Array,
  rule: TieRule = DEFAULT_TIES,
): Int32Array {
  if (typeof rule === 'object') {
    const order = 'list' in rule ? rule.list : rule.lot.order;
    // Until lots are drawn, nothing else that is fair tells equals apart: no cost and no vote.
    return order ? listedRanks(projects, order) : tieRanks({ projects }, votes, 'id');
  }
  const costOf = (index: number) => projects[index]?.cost ?? 0n;
  const idOf = (index: number) => projects[index]?.id ?? '';
  const compare = {
    cost: (a: number, b: number) => sign(costOf(a) - costOf(b)),
    votes: (a: number, b: number) => (votes[b] as number) - (votes[a] as number),
    id: (a: number, b: number) => compareIds(idOf(a), idOf(b)),
  };
  const chain = rule.split(',') as (keyof typeof compare)[];
  const order = projects
    .map((_, index) => index)
    .sort((a, b) => chain.reduce((sooner, key) => sooner || compare[key](a, b), 0));
  const ranks = new Int32Array(projects.length);
  order.forEach((index, rank) => (ranks[index] = rank));
  return ranks;
}

function listedRanks(projects: Profile['projects'], list: readonly string[]): Int32Array {
  const places = new Map(list.map((id, place) => [id, place]));
  if (places.size < list.length) throw badList('names a project twice');
  const known = new Set(projects.map(({ id }) => id));
  const stranger = list.find((id) => !known.has(id));
  if (stranger !== undefined) throw badList(`names "${stranger}", which is not a project`);
  return Int32Array.from(projects, ({ id }) => {
    const place = places.get(id);
    if (place === undefined) throw badList(`does not name project "${id}"`);
    return place;
  });
}

function badList(what: string): CountingError {
  return new CountingError(
    'bad-list',
    `The list that breaks ties ${what}; it must name every project once.`,
  );
}

/**
 * Compares ids by their code points, as other programs do: JavaScript compares UTF-16 units, and
 * puts an emoji before "ﬁ".
 */
export function compareIds(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return ordered(left) - ordered(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all that one unit can write. */
function ordered(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
