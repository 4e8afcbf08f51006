import type { Outcome } from '../outcome.ts';
import { greedy, type GreedyOutcome } from '../methods/greedy.ts';
import { isPlain, Spending } from '../methods/spending.ts';
import type { Profile } from '../profile/profile.ts';
import type { Tie } from '../methods/ties.ts';
import { before, ranksWith } from './orders.ts';
import { walkedTies } from './greedy-walk.ts';
import type { ToldTie } from './told-tie.ts';

/**
 * Where nothing but money bears on what is chosen it needs no search: of each group of equals it is
 * known at once whether it could end otherwise.
 * @param most how many different states are visited at the most
 */
export function greedyTies(counted: Outcome, most: number): ToldTie[] {
  const { profile, support, ranks, counting, greedy: outcome } = counted;
  if (!outcome || counting.rule !== 'greedy') return [];
  if (!isPlain(profile, counting)) {
    const start = new Spending(profile, profile.budget, counting);
    return walkedTies(counted, outcome, metIn(outcome), start, most);
  }
  const candidates = profile.projects.map((_, index) => index);
  return metIn(outcome).map((tie) => {
    const [first] = otherFirsts(tie, outcome, profile);
    if (first === undefined) return { kind: 'changed-nothing', ...tie };
    const order = ranksWith(ranks, before(first, tie.items)) ?? ranks;
    const input = { profile, support, ranks: order, budget: profile.budget, candidates };
    const { selected } = greedy(input, counting);
    return { kind: 'decided', ...tie, instead: { ranks: order, selected } };
  });
}

/** @returns the equals that had a turn; of those after the end no order was asked */
export function metIn({ equals, turns }: GreedyOutcome): Tie[] {
  return equals.filter(({ items }) => turns.get(items[0] as number)?.fate !== 'after-the-end');
}

/**
 * What one group of equals leaves to those after it hangs on nothing but which of its own were
 * chosen. Where what does not fit is passed over, those are as many as fit together; so others
 * could have been chosen if one that was not would have fitted first. Where the count ends at what
 * does not fit, it ends in every order in this group or in none; and the one at which it ended, put
 * first, ends it sooner or is chosen.
 * @returns those of a group that, going first, would have made others of it be chosen
 */
export function otherFirsts(
  { items }: Tie,
  { turns, skip }: GreedyOutcome,
  { projects }: Profile,
): number[] {
  const first = turns.get(items[0] as number);
  const left = first && 'left' in first ? first.left : 0n;
  const fits = (item: number) => (projects[item]?.cost ?? 0n) <= left;
  const chosen = (item: number) => turns.get(item)?.fate === 'fitted';
  const others = items.filter((item) => !chosen(item));
  return skip || !items.some(chosen) ? others.filter(fits) : others.slice(0, 1);
}
