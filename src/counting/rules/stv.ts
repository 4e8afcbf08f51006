import { stv } from '../methods/transfers/stv.ts';
import { transferTies } from '../ties/transfer-ties.ts';
import type { Rule } from './rule.ts';
import { countedInStages } from './transfers.ts';

/** Several are chosen, by ballots that rank; what one of them does not need moves on. */
export const stvRule: Rule<'stv'> = {
  spends: false,
  only: 'ranked',
  // What somebody names later must not decide against what they named before: no order by votes.
  settled: (asked) => ({ ...asked, ties: asked.ties ?? 'id' }),
  resolved({ rule, seats = 1, transfers = 'five-decimals' }) {
    return { rule, seats, transfers };
  },
  *count(known, counting) {
    return countedInStages(known, counting, yield* stv(known, counting));
  },
  ties: (outcome, counting, most) =>
    transferTies(outcome, most, (ranks) => stv({ ...outcome, ranks }, counting)),
};
