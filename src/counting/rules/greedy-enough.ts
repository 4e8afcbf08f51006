import type { CountingOf } from '../../protocol/counting.ts';
import type { GreedyOutcome } from '../methods/greedy.ts';
import { isChosenBy, isPlain, mostFor, Spending } from '../methods/spending.ts';
import type { Known } from '../outcome.ts';
import { enoughCost, enoughVotes, type Sufficient } from '../reason.ts';

type Greedy = CountingOf<'greedy'>;

/** What a project would find at some place in the list. */
interface Places {
  /** The place nearest to its own at which it would be chosen, among those that it can take. */
  readonly rival: number | undefined;
  /** Whether it would be chosen at the end. */
  readonly atTheEnd: boolean;
  /** The most that it could cost to be chosen at its own. */
  readonly most: bigint;
}

/**
 * What it finds when its turn comes does not hang on its own cost; and an earlier turn finds more,
 * as what is chosen only takes away from what others can be.
 */
export function sufficientFor(
  known: Known,
  greedily: GreedyOutcome,
  counting: Greedy,
  project: number,
): Sufficient {
  const { by } = greedily;
  const cost = known.profile.projects[project]?.cost ?? 0n;
  const places = (isPlain(known.profile, counting) ? placesByTurns : placesAgain)(known, greedily, counting, project); // prettier-ignore
  const cheaper = places.most < cost ? enoughCost(places.most) : {};
  if (by.startsWith('score')) return cheaper;
  const enough = votesFor(known, by, places, project);
  if (enough === undefined) return cheaper;
  const now = BigInt(known.support.votes[project] as number);
  // It takes one vote at least to have a turn.
  const least = BigInt(Math.max(greedily.threshold, 1));
  return { ...cheaper, ...enoughVotes((enough > least ? enough : least) - now) };
}

/** Where nothing but money bears on it, the turns of the others tell. */
function placesByTurns(
  { profile }: Known,
  greedily: GreedyOutcome,
  counting: Greedy,
  project: number,
): Places {
  const { order, turns, ended, spent } = greedily;
  const cost = profile.projects[project]?.cost ?? 0n;
  const place = order.indexOf(project);
  const turn = turns.get(project);
  const before = place < 0 ? order : order.slice(0, place);
  const rival = before.findLast((index) => {
    const one = turns.get(index);
    const fits = one && 'left' in one && mostFor(one.left, counting) >= cost;
    return fits && isBeatable(profile, greedily, index);
  });
  const atTheEnd = place < 0 && !ended && cost <= profile.budget - spent;
  const most = turn?.fate === 'too-expensive' ? mostFor(turn.left, counting) : 0n;
  return { rival, atTheEnd, most };
}

/** Else the others have their turns again, and before each it is looked what this one would find. */
function placesAgain(
  { profile }: Known,
  greedily: GreedyOutcome,
  counting: Greedy,
  project: number,
): Places {
  const { order, again } = greedily;
  const place = order.indexOf(project);
  const spending = new Spending(profile, profile.budget, counting);
  const chosen = new Set<number>();
  let [rivalAt, most] = [-1, 0n];
  const goDown = (list: readonly number[]) => {
    for (const index of list) {
      const at = order.indexOf(index);
      if (index === project) {
        const now = spending.ended ? 0n : spending.mostFor(project);
        if (now > most) most = now;
      } else {
        const isBefore = place < 0 || at < place;
        const isChosen = isBefore && isChosenBy(spending.turnOf(project));
        if (isChosen && isBeatable(profile, greedily, index)) rivalAt = Math.max(rivalAt, at);
      }
      if (isChosenBy(spending.take(index))) chosen.add(index);
    }
  };
  goDown(order);
  if (again) {
    spending.open();
    goDown(order.filter((index) => !chosen.has(index)));
  }
  const atTheEnd = place < 0 && isChosenBy(spending.turnOf(project));
  return { rival: rivalAt < 0 ? undefined : order[rivalAt], atTheEnd, most };
}

/** What is free and wanted goes before all that costs something, whatever that gets. */
function isBeatable({ projects }: Known['profile'], { by }: GreedyOutcome, index: number): boolean {
  return by === 'votes' || (projects[index]?.cost ?? 0n) > 0n;
}

/** @returns how many votes give it a turn at which it is chosen; undefined where none does */
function votesFor(
  { profile, support }: Known,
  by: GreedyOutcome['by'],
  { rival, atTheEnd }: Places,
  project: number,
): bigint | undefined {
  if (atTheEnd) return 0n;
  if (rival === undefined) return undefined;
  const cost = profile.projects[project]?.cost ?? 0n;
  const votes = BigInt(support.votes[rival] as number);
  // One more than equal, so that it goes first whatever breaks ties.
  return by === 'votes' ? votes + 1n : (votes * cost) / (profile.projects[rival]?.cost ?? 1n) + 1n;
}
