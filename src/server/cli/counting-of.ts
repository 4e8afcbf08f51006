import * as v from 'valibot';
import {
  FractionSchema,
  TIE_CHAINS,
  type Counting,
  type CountingOf,
  type Fraction,
  type TieRule,
  type Weights,
} from '../../protocol/counting.ts';
import { toMinorUnits } from '../../pabulib/numbers.ts';
import { weightsIn } from '../../pabulib/weights.ts';
import { Mistake } from '../mistake.ts';
import type { Values } from './command.ts';
import { COUNTING_OPTIONS } from './counting-options.ts';
import { readText } from './files.ts';

/** What a command was given that takes these options. */
export interface CountingArguments {
  readonly values: Values<typeof COUNTING_OPTIONS>;
}

type Rule = Counting['rule'];

/** The options of each rule, beside those of all. */
const OWN: Record<Rule, readonly string[]> = {
  greedy: ['by', 'no-skip', 'threshold'],
  'equal-shares': ['utility', 'completion', 'start', 'until', 'step', 'threshold', 'compare'],
  tally: ['by', 'seats', 'quorum'],
};
const RULES = Object.keys(OWN) as Rule[];
const COMMON = ['rule', 'ties', 'weights', 'unsupported'];

/**
 * @param command which command it is, for the message
 * @param unit how many of the smallest amounts make a currency unit
 * @returns how votes are to be counted; undefined where no option says it
 * @throws Mistake
 */
export function countingOf(
  command: string,
  args: CountingArguments,
  unit: number,
): Counting | undefined {
  const given = Object.keys(COUNTING_OPTIONS).filter(
    (name) => args.values[name as keyof typeof COUNTING_OPTIONS] !== undefined,
  );
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
        threshold: options.whole('threshold', 0),
        compare: options.choice('compare', ['greedy']),
      });
    case 'tally':
      return compact<'tally'>({
        rule,
        by: options.choice('by', ['votes', 'score', 'mean', 'borda', 'copeland']),
        seats: options.whole('seats', 1),
        quorum: options.fraction('quorum'),
      });
  }
}

/** @returns how many decimals `--step` has, so that amounts can be read as finely */
export function stepDecimals({ values }: CountingArguments): number {
  const [, fraction = ''] = (values.step ?? '').split('.');
  return Math.min(fraction.length, 6);
}

function tiesOf(options: Options): TieRule | undefined {
  const text = options.text('ties');
  // Some write the chain with hyphens, as the outcomes do that ours are held against.
  const chain = text?.replaceAll('-', ',');
  if (!text?.startsWith('list:')) return options.oneOf('ties', chain, TIE_CHAINS, 'list:FILE');
  const lines = readText(text.slice('list:'.length)).split(/\r\n|\n|\r/);
  return { list: lines.map((line) => line.trim()).filter((line) => line !== '') };
}

/** The options as they were typed. */
class Options {
  readonly #command: string;
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(command: string, { values }: CountingArguments) {
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
    return this.oneOf(name, this.text(name), known, ...more);
  }

  /** The same for what was made of the text. */
  oneOf<const T extends string>(
    name: string,
    value: string | undefined,
    known: readonly T[],
    ...more: string[]
  ): T | undefined {
    if (value === undefined) return undefined;
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    throw this.#wrong(name, [...known, ...more].join(known.some((one) => one.includes(',')) ? '; ' : ', ')); // prettier-ignore
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

  /** @returns a part of a whole, as it is written or as a number */
  fraction(name: string): Fraction | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const part = /^\d(\.\d{1,15})?$/.test(value) ? Number(value) : value;
    if (v.is(FractionSchema, part)) return part;
    throw this.#wrong(name, 'a part from 0 to 1, such as 1/2 or 0.3');
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
