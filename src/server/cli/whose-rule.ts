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

/**
 * @param places how many decimals amounts have
 * @param hasExclusive whether it was typed what excludes each other, which such a file does not say
 */
export function filesRule(
  election: PabulibElection,
  places: number,
  hasExclusive = false,
): FilesRule {
  const said = ruleIn(election, { places, isCounting });
  const isSaid = hasExclusive && said.said === EXCLUSIVE;
  const own = isSaid ? { ...said, counting: greedyOf(election) } : said;
  return { counting: own.counting ?? greedyOf(election), own, because: becauseOf(own) };
}

const EXCLUSIVE = 'greedy-exclusive';

function becauseOf({ said, counting }: OwnRule): string {
  if (counting) return `by the file's own rule, ${said ?? ''}`;
  if (said === undefined) return 'by greedy, as the file says no rule (--rule says another)';
  const why =
    said === EXCLUSIVE
      ? 'as the file does not say which projects exclude each other (--exclusive A,B says it)'
      : 'which is not known here';
  const other = said === EXCLUSIVE ? '' : ' (--rule says another)';
  return `not by the file's own rule, ${said}, ${why}, but by greedy${other}`;
}
