import type { ParseArgsConfig } from 'node:util';
import type { Counting, CountingOf, TieRule, Weights } from '../../protocol/counting.ts';
import { toMinorUnits } from '../../pabulib/numbers.ts';
import { weightsIn } from '../../pabulib/weights.ts';
import { Mistake } from '../mistake.ts';
import type { Arguments } from './command.ts';
import { readText } from './files.ts';

/** The options that say how votes are counted. */
export const COUNTING_OPTIONS = {
  rule: { type: 'string' },
  by: { type: 'string' },
  'no-skip': { type: 'boolean' },
  threshold: { type: 'string' },
  utility: { type: 'string' },
  completion: { type: 'string' },
  start: { type: 'string' },
  until: { type: 'string' },
  step: { type: 'string' },
  ties: { type: 'string' },
  weights: { type: 'string' },
  unsupported: { type: 'boolean' },
  compare: { type: 'string' },
  seats: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const COUNTING_HELP = `  --rule R         greedy, equal-shares or tally
  --ties T         who goes first of equals: cost-votes-id (unless given), id, or list:FILE,
                   a file with every id on a line of its own, in the order drawn by lot
  --weights W      what the places of a ballot that ranks are worth, in points: 3,2,1 by place;
                   length: as many for the first as the ballot names, one fewer for each that
                   follows; max: the same, from as many as may be ranked; borda0: length less one
                   each; dowdall: 1, 1/2, 1/3 and so on. As the ballots come with it unless given
  --unsupported    what nobody supports can be chosen too, where something is left for it

 greedy: what gets most goes first, and is chosen if it fits
  --by M           votes (unless given), score, votes/cost or score/cost
  --no-skip        the count ends at the first that does not fit
  --threshold N    what has less than N is left out

 equal-shares: each voter has the same share of the budget (https://equalshares.net)
  --utility U      cost (unless given), cardinality or points
  --completion C   none, add1, or add1u (unless given): raise the shares; then fill up greedily
  --start S        exact (unless given), or floor: shares in whole currency units
  --until U        raise until the next raise would overspend (unless given), or exhaustive
  --step N         by how much to raise, in currency units (1 unless given)
  --compare greedy take greedy's outcome if more voters have more of their projects in it

 tally: where there is no money
  --by M           votes (unless given), score, mean, borda or copeland
  --seats N        how many are chosen (1 unless given)
`;

type Rule = Counting['rule'];

/** The options of each rule, beside those of all. */
const OWN: Record<Rule, readonly string[]> = {
  greedy: ['by', 'no-skip', 'threshold'],
  'equal-shares': ['utility', 'completion', 'start', 'until', 'step', 'compare'],
  tally: ['by', 'seats'],
};
const RULES = Object.keys(OWN) as Rule[];
const COMMON = ['rule', 'ties', 'weights', 'unsupported'];

/**
 * @param command which command it is, for the message
 * @param unit how many of the smallest amounts make a currency unit
 * @returns how votes are to be counted; undefined where no option says it
 * @throws Mistake
 */
export function countingOf(command: string, args: Arguments, unit: number): Counting | undefined {
  const given = Object.keys(COUNTING_OPTIONS).filter((name) => args.values[name] !== undefined);
  if (given.length === 0) return undefined;
  const options = new Options(command, args);
  const rule = options.choice('rule', RULES);
  if (!rule) throw new Mistake(`${command}: --${given[0]} needs --rule (${RULES.join(', ')})`);
  const foreign = given.find((name) => ![...COMMON, ...OWN[rule]].includes(name));
  if (foreign) throw new Mistake(`${command}: --${foreign} does not go with --rule ${rule}`);
  const ties = tiesOf(options);
  const weights = options.weights();
  return {
    ...(ties && { ties }),
    ...(weights && { weights }),
    ...(options.has('unsupported') && { unsupported: true }),
    ...ruleOf(rule, options, unit),
  };
}

function ruleOf(rule: Rule, options: Options, unit: number): Counting {
  switch (rule) {
    case 'greedy':
      return compact<'greedy'>({
        rule,
        by: options.choice('by', ['votes', 'score', 'votes/cost', 'score/cost']),
        skip: options.has('no-skip') ? false : undefined,
        threshold: options.whole('threshold', 0),
      });
    case 'equal-shares':
      return compact<'equal-shares'>({
        rule,
        utility: options.choice('utility', ['cost', 'cardinality', 'points']),
        completion: options.choice('completion', ['none', 'add1', 'add1u']),
        start: options.choice('start', ['exact', 'floor']),
        until: options.choice('until', ['overspend', 'exhaustive']),
        step: options.amount('step', unit),
        compare: options.choice('compare', ['greedy']),
      });
    case 'tally':
      return compact<'tally'>({
        rule,
        by: options.choice('by', ['votes', 'score', 'mean', 'borda', 'copeland']),
        seats: options.whole('seats', 1),
      });
  }
}

/** @returns how many decimals `--step` has, so that amounts can be read as finely */
export function stepDecimals({ values }: Arguments): number {
  const [, fraction = ''] = String(values['step'] ?? '').split('.');
  return Math.min(fraction.length, 6);
}

function tiesOf(options: Options): TieRule | undefined {
  const text = options.text('ties');
  if (!text?.startsWith('list:')) return options.choice('ties', ['cost-votes-id', 'id'], 'list:FILE'); // prettier-ignore
  const lines = readText(text.slice('list:'.length)).split(/\r\n|\n|\r/);
  return { list: lines.map((line) => line.trim()).filter((line) => line !== '') };
}

/** The options as they were typed. */
class Options {
  readonly #command: string;
  readonly #values: Arguments['values'];

  constructor(command: string, { values }: Arguments) {
    this.#command = command;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** @param more what else may be said, for the message */
  choice<const T extends string>(
    name: string,
    known: readonly T[],
    ...more: string[]
  ): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    throw this.#wrong(name, [...known, ...more].join(', '));
  }

  weights(): Weights | undefined {
    const value = this.text('weights');
    if (value === undefined) return undefined;
    const weights = weightsIn(value);
    if (weights !== undefined) return weights;
    throw this.#wrong('weights', 'length, max, borda0, dowdall, or points by place such as 3,2,1');
  }

  whole(name: string, least: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (number >= least) return number;
    throw this.#wrong(name, `a whole number from ${least} on`);
  }

  /** @returns an amount in the smallest there is */
  amount(name: string, unit: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const plain = /^\d+(\.\d+)?$/.test(value);
    const amount = plain ? toMinorUnits(value, Math.round(Math.log10(unit))) : undefined;
    if (amount !== undefined && amount > 0) return amount;
    throw this.#wrong(name, 'an amount above 0 that can be paid, such as 1 or 0.5');
  }

  #wrong(name: string, expected: string): Mistake {
    return new Mistake(
      `${this.#command}: --${name} is ${expected}, not "${this.text(name) ?? ''}"`,
    );
  }
}

function compact<R extends Rule>(options: {
  [K in keyof CountingOf<R>]: CountingOf<R>[K] | undefined;
}): CountingOf<R> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as unknown as CountingOf<R>;
}
