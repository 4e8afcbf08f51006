import type { Outcome } from '../outcome.ts';
import type { TallyOutcome } from '../methods/tally.ts';
import { before as goesBefore, ranksWith } from './orders.ts';
import type { ToldTie } from './told-tie.ts';

/** Only equals of which some have a seat and others have not could have been others. */
export function tallyTies({ ranks }: Outcome, { equals, selected }: TallyOutcome): ToldTie[] {
  const seats = selected.length;
  return equals.map(({ before, items }) => {
    const told = { before: Math.min(before, seats), items };
    const next = items[seats - before];
    const last = selected.at(-1);
    if (before >= seats || next === undefined || last === undefined) {
      return { kind: 'changed-nothing', ...told };
    }
    return {
      kind: 'decided',
      ...told,
      instead: {
        ranks: ranksWith(ranks, goesBefore(next, items)) ?? ranks,
        selected: [...selected.slice(0, -1), next],
      },
    };
  });
}
