import type { GreedyOutcome } from '../methods/greedy.ts';
import type { Tie } from '../methods/ties.ts';
import type { Profile } from '../profile/profile.ts';
import { otherFirsts } from './greedy-ties.ts';
import { before, goTogether, type Pair } from './orders.ts';
import type { States } from './states.ts';

/**
 * @param asked what an order must keep
 * @returns what makes equals of a fill be chosen otherwise, with what was asked; undefined where
 * nothing does
 * @throws TooMany
 */
export function otherFill(
  tie: Tie,
  fill: GreedyOutcome,
  profile: Profile,
  asked: readonly Pair[],
  states: States,
): Pair[] | undefined {
  const firsts = otherFirsts(tie, fill, profile);
  const pairs = firsts.map((first) => [...asked, ...before(first, tie.items)]).find(goTogether);
  if (pairs || firsts.length === 0) return pairs;
  // None of them may go first: one may still go before enough of the others.
  const turn = fill.turns.get(tie.items[0] as number);
  const left = turn && 'left' in turn ? turn.left : 0n;
  const chosen = (item: number) => fill.turns.get(item)?.fate === 'fitted';
  const costOf = (item: number) => profile.projects[item]?.cost ?? 0n;
  const search = (rest: readonly number[], money: bigint, so: Pair[]): Pair[] | undefined => {
    for (const next of rest) {
      const more = [...so, ...before(next, rest)];
      if (!goTogether(more)) continue;
      states.visit(1);
      const fits = costOf(next) <= money;
      if (fits && !chosen(next)) return more;
      const others = rest.filter((item) => item !== next);
      const found = search(others, fits ? money - costOf(next) : money, more);
      if (found) return found;
    }
    return undefined;
  };
  return search(tie.items, left, [...asked]);
}
