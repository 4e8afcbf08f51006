import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting, CountingOf } from '../../protocol/counting.ts';
import { hasPrices } from '../../rules/has-costs.ts';
import { METHODS } from '../../rules/methods.ts';
import { minorUnits } from '../../rules/currency.ts';
import { given } from '../../rules/optional.ts';
import { countedBy, reserveSaid } from '../comment.ts';
import { countingInWords } from '../counted-by.ts';
import { placesOf } from './cells.ts';
import { comesOutAgain } from './shares.ts';
import type { Written } from './written.ts';

type Definition = BallotDefinition | BudgetDefinition;

/** META's `rule`, in a word that Pabulib has. */
export interface RuleWords {
  readonly rule: string;
  readonly threshold?: number;
  /** What is to be said of it, where there is no word. */
  readonly remark?: string;
}

/** How ties are broken where nobody says it. */
const USUAL = 'cost,votes,id';

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
  return { rule: 'unknown', remark: countedBy(said) };
}

/**
 * @param leavesOut whether something that nobody supports was left out although it fits
 * @returns what Pabulib calls a way to count, or `unknown`; and how in our words, where its own do
 * not say all of it
 */
export function ruleOf(written: Written, counting: Counting, leavesOut: boolean): RuleWords {
  const { definition } = written;
  const rule = wordOf(definition, counting);
  const remark = countedBy(countingInWords(counting, placesOf(definition)));
  const isSame = counting.rule === 'equal-shares' ? comesOutAgain(written, counting) : !keepsParts(written); // prettier-ignore
  if (rule === undefined || !isSame) return { rule: 'unknown', remark };
  const asked = 'threshold' in counting ? (counting.threshold ?? 0) : 0;
  const isGreedy = ['greedy', 'greedy-no-skip', 'greedy-exclusive'].includes(rule);
  const threshold = Math.max(asked, isGreedy && leavesOut ? 1 : 0);
  return {
    rule: rule === 'greedy' && threshold > 0 ? 'greedy-threshold' : rule,
    ...(threshold > 0 && { threshold }),
    ...given('remark', remarkOn(counting, remark)),
  };
}

/** What a word of Pabulib's, and a threshold, do not say. */
function remarkOn(counting: Counting, remark: string): string | undefined {
  const { rule, ties = USUAL, unsupported = false } = counting;
  if (rule === 'tally' || ties !== USUAL || unsupported) return remark;
  const reserve = rule === 'greedy' ? counting.reserve : undefined;
  return reserve === undefined ? undefined : reserveSaid(reserve);
}

/** A budget that was divided for the count is nothing that a word of Pabulib's says of greedy. */
function keepsParts({ definition, outcome }: Written): boolean {
  return outcome !== undefined && 'budgets' in definition && definition.budgets !== undefined;
}

function wordOf(definition: Definition, counting: Counting): string | undefined {
  const pointed = METHODS[definition.method].value !== 'none';
  switch (counting.rule) {
    case 'greedy': {
      const { by = 'votes', skip = true, reserve } = counting;
      if (by !== (pointed ? 'score' : 'votes') && (pointed || by !== 'score')) return undefined;
      if (reserve !== undefined) return 'greedy-custom';
      if (!skip) return 'greedy-no-skip';
      return 'exclusive' in definition && definition.exclusive ? 'greedy-exclusive' : 'greedy';
    }
    case 'equal-shares':
      return sharesOf(definition, counting, pointed);
    case 'tally':
      return tallyOf(definition, counting, pointed);
    case 'stv':
    case 'instant-runoff':
    case 'bounded-overspending':
    case 'exact-equal-shares':
    case 'maximin-support':
    case 'phragmen':
      return undefined;
  }
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
