import { instantRunoff } from '../methods/transfers/stv.ts';
import type { Rule } from './rule.ts';
import { transferTies } from '../ties/transfer-ties.ts';
import { countedInStages } from './transfers.ts';

/** One is chosen, by ballots that rank. */
export const instantRunoffRule: Rule<'instant-runoff'> = {
  spends: false,
  only: 'ranked',
  // What somebody names later must not decide against what they named before: no order by votes.
  settled: (asked) => ({ ...asked, ties: asked.ties ?? 'id' }),
  resolved: ({ rule }) => ({ rule }),
  *count(known, counting) {
    return countedInStages(known, counting, yield* instantRunoff(known, counting));
  },
  ties: (outcome, counting, most) =>
    transferTies(outcome, most, (ranks) => instantRunoff({ ...outcome, ranks }, counting)),
};
