import type { Counting } from '../../protocol/counting.ts';
import type { Profile } from '../profile/profile.ts';
import { RULE_NAMES, ruleOf } from '../rules/rules.ts';
import type { RuleName } from '../rules/rule.ts';

/** What a tally can be by, for the kind of ballots. */
const TALLIES = {
  named: ['votes'],
  ranked: ['votes', 'borda', 'copeland'],
  pointed: ['votes', 'score', 'mean', 'copeland'],
} as const;

/** @returns the rules that go with an election: those that spend money, or those that do not */
export function usualRules({ projects, ballotType }: Profile): RuleName[] {
  const hasCosts = projects.some(({ cost }) => cost > 0n);
  return RULE_NAMES.filter((rule) => {
    const { spends, only = ballotType } = ruleOf({ rule });
    if (only !== ballotType) return false;
    return spends === 'either' || spends === hasCosts;
  });
}

/**
 * @param seats how many are chosen where there is no money
 * @returns the ways in which a rule is used unless somebody says otherwise
 */
export function usualCountings(rule: RuleName, profile: Profile, seats: number): Counting[] {
  const { ballotType, projects } = profile;
  const priced = projects.some(({ cost }) => cost > 0n);
  if (rule === 'tally') return TALLIES[ballotType].map((by) => ({ rule, by, seats }));
  if (rule === 'greedy') return [{ rule, by: ballotType === 'named' ? 'votes' : 'score' }];
  const { spends, resolved } = ruleOf({ rule });
  const takesSeats = !(priced && spends) && 'seats' in resolved({ rule }, profile);
  return [{ rule, ...(takesSeats && { seats }) }];
}
