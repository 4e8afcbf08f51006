import type { PabulibElection } from '../../pabulib/election.ts';
import { greedyOf, ruleIn, type OwnRule } from '../../pabulib/rule.ts';
import type { Counting } from '../../protocol/counting.ts';
import { isCounting } from '../defining/is-counting.ts';

/** How a file is counted that was given no rule. */
export interface FilesRule {
  readonly counting: Counting;
  /** What it says of it. */
  readonly own: OwnRule;
  /** By whose rule that is, in a sentence. */
  readonly because: string;
}

/** @param places how many decimals amounts have */
export function filesRule(election: PabulibElection, places: number): FilesRule {
  const own = ruleIn(election, { places, isCounting });
  return { counting: own.counting ?? greedyOf(election), own, because: becauseOf(own) };
}

function becauseOf({ said, counting }: OwnRule): string {
  if (counting) return `by the file's own rule, ${said ?? ''}`;
  return said === undefined
    ? 'by greedy, as the file says no rule (--rule says another)'
    : `not by the file's own rule, ${said}, which is not known here, but by greedy (--rule says another)`;
}
