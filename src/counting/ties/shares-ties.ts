import type { CountingOf } from '../../protocol/counting.ts';
import type { Outcome } from '../outcome.ts';
import { blamed, metBy } from './blame.ts';
import { comparedTies, type CountAgain } from './compared-ties.ts';
import { Walks } from './shares-walk.ts';
import { swappedOrders } from './swapped-orders.ts';
import type { ToldTie } from './told-tie.ts';

/** Ties of Equal Shares: at the share that counts, in the fill, and at shares that were tried. */
export function* sharesTies(
  outcome: Outcome,
  options: CountingOf<'equal-shares'>,
  most: number,
  countAgain: CountAgain,
): Generator<number, ToldTie[], void> {
  if (outcome.compared) {
    return yield* comparedTies(outcome, outcome.compared, options, most, countAgain);
  }
  if (!outcome.equalShares) return [];
  const met = metBy(outcome.equalShares);
  if (met.length === 0) return [];
  const walks = new Walks(outcome, outcome.equalShares, options, most);
  yield* walks.findAll();
  const ways = walks.found.map(({ ranks, asked, outcome: { selected } }) => ({ ranks, asked, selected })); // prettier-ignore
  const found = blamed(met, ways, outcome);
  const open = walks.areAll ? [] : met.filter((tie) => !found.has(tie));
  const swapped = yield* swappedOrders(outcome, outcome.equalShares, options, open);
  const decided = blamed(met, [...ways, ...swapped], outcome);
  return met.map((tie) => {
    const instead = decided.get(tie);
    if (instead) return { kind: 'decided', ...tie, instead };
    return { kind: walks.areAll ? 'changed-nothing' : 'not-known', ...tie };
  });
}
