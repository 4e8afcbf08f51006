import { boundedOverspendingRule } from './bounded-overspending.ts';
import { equalSharesRule } from './equal-shares.ts';
import { exactEqualSharesRule } from './exact-equal-shares.ts';
import { greedyRule } from './greedy.ts';
import { instantRunoffRule } from './instant-runoff.ts';
import { maximinSupportRule } from './maximin-support.ts';
import { phragmenRule } from './phragmen.ts';
import type { Rule, RuleName } from './rule.ts';
import { stvRule } from './stv.ts';
import { tallyRule } from './tally.ts';

/** A rule is its file beside this one, and a row here. */
const RULES: { readonly [R in RuleName]: Rule<R> } = {
  greedy: greedyRule,
  'equal-shares': equalSharesRule,
  'exact-equal-shares': exactEqualSharesRule,
  'bounded-overspending': boundedOverspendingRule,
  phragmen: phragmenRule,
  'maximin-support': maximinSupportRule,
  tally: tallyRule,
  stv: stvRule,
  'instant-runoff': instantRunoffRule,
};

export const RULE_NAMES = Object.keys(RULES) as RuleName[];

export function ruleOf<R extends RuleName>({ rule }: { readonly rule: R }): Rule<R> {
  return RULES[rule];
}
