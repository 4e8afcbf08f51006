import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting, CountingOf } from '../../protocol/counting.ts';
import { hasPrices } from '../../rules/has-costs.ts';
import { METHODS } from '../../rules/methods.ts';
import { reserveSaid } from '../comment.ts';
import { minorUnits } from '../../rules/currency.ts';

type Definition = BallotDefinition | BudgetDefinition;

/** META's `rule`, in a word that Pabulib has. */
export interface RuleWords {
  readonly rule: string;
  readonly threshold?: number;
  /** What is to be said of it, where there is no word. */
  readonly remark?: string;
}

/** Every word that Pabulib's checker takes. */
const WORDS = new Set([
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'greedy-exclusive',
  'greedy-custom',
  'equalshares',
  'equalshares-comparison',
  'equalshares/add1',
  'equalshares/add1-comparison',
  'unknown',
]);

/** @returns a rule that came with a file, as it is, or told of where Pabulib has no such word */
export function ruleAsSaid(said: string): RuleWords {
  const word = said.toLowerCase();
  if (WORDS.has(word)) return { rule: word };
  return { rule: 'unknown', remark: `The rule was called "${said}".` };
}

/**
 * @param leavesOut whether something that nobody supports was left out although it fits
 * @returns what Pabulib calls a way to count; `unknown`, and how in words, where it has no name
 */
export function ruleOf(definition: Definition, counting: Counting, leavesOut: boolean): RuleWords {
  const rule = wordOf(definition, counting);
  if (rule === undefined) return { rule: 'unknown', remark: `Counted by ${inWords(counting)}.` };
  const asked = counting.rule === 'tally' ? 0 : (counting.threshold ?? 0);
  const isGreedy = rule === 'greedy' || rule === 'greedy-no-skip';
  const threshold = Math.max(asked, isGreedy && leavesOut ? 1 : 0);
  return {
    rule: rule === 'greedy' && threshold > 0 ? 'greedy-threshold' : rule,
    ...(threshold > 0 && { threshold }),
    ...(rule === 'greedy-custom' && { remark: remarkOn(counting) }),
  };
}

function wordOf(definition: Definition, counting: Counting): string | undefined {
  const pointed = METHODS[definition.method].value !== 'none';
  switch (counting.rule) {
    case 'greedy': {
      const { by = 'votes', skip = true, reserve } = counting;
      if (by !== (pointed ? 'score' : 'votes') && (pointed || by !== 'score')) return undefined;
      if (reserve !== undefined) return 'greedy-custom';
      return skip ? 'greedy' : 'greedy-no-skip';
    }
    case 'equal-shares':
      return sharesOf(definition, counting, pointed);
    case 'tally':
      return tallyOf(definition, counting, pointed);
  }
}

/** What the word alone does not say. */
function remarkOn(counting: Counting): string {
  const reserve = counting.rule === 'greedy' ? counting.reserve : undefined;
  return reserve === undefined ? '' : reserveSaid(reserve);
}

/** What Pabulib calls `add1` raises whole shares by one of the currency, and fills nothing up. */
function sharesOf(
  { currency }: Definition,
  { utility = 'cost', completion = 'add1u', start, until = 'overspend', step, compare }: CountingOf<'equal-shares'>, // prettier-ignore
  pointed: boolean,
): string | undefined {
  if (utility !== (pointed ? 'points' : 'cost')) return undefined;
  const comparison = compare ? '-comparison' : '';
  if (completion === 'none') return start === 'floor' ? undefined : `equalshares${comparison}`;
  const unit = currency === undefined ? 1 : minorUnits(currency);
  const same = completion === 'add1' && start === 'floor' && until === 'overspend';
  return same && step === unit ? `equalshares/add1${comparison}` : undefined;
}

/** Without money everything is written with a cost of 1, and the budget is the number of seats. */
function tallyOf(
  definition: Definition,
  { by = 'votes', seats = 1 }: CountingOf<'tally'>,
  pointed: boolean,
): string | undefined {
  if (hasPrices(definition)) return undefined;
  if (definition.method === 'allocation' && seats < definition.items.length) return undefined;
  const natural = definition.method === 'ordinal' ? ['borda', 'score'] : [pointed ? 'score' : 'votes']; // prettier-ignore
  return natural.includes(by) ? 'greedy' : undefined;
}

function inWords({ rule, ...options }: Counting): string {
  const parts = Object.entries(options).map(([name, value]) => {
    const isList = typeof value === 'object' && 'list' in value;
    return `${name} ${isList ? 'by lot' : String(value)}`;
  });
  return parts.length === 0 ? rule : `${rule} (${parts.join(', ')})`;
}
