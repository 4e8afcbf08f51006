import * as v from 'valibot';
import {
  FractionSchema,
  TIE_CHAINS,
  type Counting,
  type CountingCommon,
  type CountingOf,
  type Fraction,
  type Lot,
  type TieRule,
  type Weights,
} from '../../protocol/counting.ts';
import { toMinorUnits } from '../../pabulib/numbers.ts';
import { weightsIn } from '../../pabulib/weights.ts';
import { Mistake } from '../mistake.ts';
import type { Values } from './command.ts';
import { COUNTING_OPTIONS } from './counting-options.ts';
import { readText } from './files.ts';
import { seedOf } from './seed-of-lots.ts';

/** What a command was given that takes these options. */
export interface CountingArguments {
  readonly values: Values<typeof COUNTING_OPTIONS>;
}

type Rule = Counting['rule'];

/** How a field of a rule is typed, and read. */
interface Typed<T> {
  readonly option: keyof typeof COUNTING_OPTIONS;
  readonly read: (options: Options) => T | undefined;
}

/** All that is a rule's own: what every rule takes is read for all. */
type Own<R extends Rule> = Omit<CountingOf<R>, 'rule' | keyof CountingCommon>;

/** The options of each rule, beside those of all; in the order in which they are told. */
const OWN: { readonly [R in Rule]: { readonly [K in keyof Own<R>]-?: Typed<Own<R>[K]> } } = {
  greedy: {
    by: choice('by', ['votes', 'score', 'votes/cost', 'score/cost']),
    skip: { option: 'no-skip', read: (options) => (options.has('no-skip') ? false : undefined) },
    reserve: { option: 'reserve', read: (options) => options.reserve() },
    leftover: { option: 'leftover', read: (options) => options.has('leftover') || undefined },
    threshold: whole('threshold', 0),
  },
  'equal-shares': {
    utility: choice('utility', ['cost', 'cardinality', 'points']),
    completion: choice('completion', ['none', 'add1', 'add1u']),
    start: choice('start', ['exact', 'floor']),
    until: choice('until', ['overspend', 'exhaustive']),
    step: { option: 'step', read: (options) => options.amount('step') },
    threshold: whole('threshold', 0),
    compare: choice('compare', ['greedy']),
  },
  'exact-equal-shares': {
    utility: choice('utility', ['cost', 'cardinality']),
    completion: choice('completion', ['none', 'add-opt']),
    threshold: whole('threshold', 0),
  },
  'maximin-support': { seats: whole('seats', 1) },
  'bounded-overspending': { threshold: whole('threshold', 0) },
  phragmen: {
    seats: whole('seats', 1),
    skip: { option: 'skip', read: (options) => options.has('skip') || undefined },
    threshold: whole('threshold', 0),
  },
  tally: {
    by: choice('by', ['votes', 'score', 'mean', 'borda', 'copeland']),
    seats: whole('seats', 1),
    quorum: { option: 'quorum', read: (options) => options.fraction('quorum') },
  },
  stv: {
    seats: whole('seats', 1),
    transfers: choice('transfers', ['five-decimals', 'exact']),
  },
  'instant-runoff': {},
};
const RULES = Object.keys(OWN) as Rule[];
const COMMON = ['rule', 'ties', 'weights', 'unsupported'];

function choice<const T extends string>(
  option: keyof typeof COUNTING_OPTIONS,
  known: readonly T[],
): Typed<T> {
  return { option, read: (options) => options.choice(option, known) };
}

function whole(option: keyof typeof COUNTING_OPTIONS, least: number): Typed<number> {
  return { option, read: (options) => options.whole(option, least) };
}

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
  const options = new Options(command, args, unit);
  const rule = options.choice('rule', RULES);
  if (!rule) throw new Mistake(`${command}: --${given[0]} needs --rule (${RULES.join(', ')})`);
  const own: readonly Typed<unknown>[] = Object.values(OWN[rule]);
  const known = new Set<string>([...COMMON, ...own.map(({ option }) => option)]);
  const foreign = given.find((name) => !known.has(name));
  if (foreign) throw new Mistake(`${command}: --${foreign} does not go with --rule ${rule}`);
  const ties = tiesOf(options);
  const weights = options.weights();
  return {
    rule,
    ...(ties && { ties }),
    ...(weights && { weights }),
    ...(options.has('unsupported') && { unsupported: true }),
    ...ownOf(rule, options),
  } as Counting;
}

function ownOf(rule: Rule, options: Options): object {
  const own: readonly [string, Typed<unknown>][] = Object.entries(OWN[rule]);
  const read = own.map(([field, typed]) => [field, typed.read(options)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
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
  if (text?.startsWith('lot:')) return { lot: lotOf(text, options) };
  if (!text?.startsWith('list:')) {
    return options.oneOf('ties', chain, TIE_CHAINS, 'list:FILE', 'lot:SEED');
  }
  const lines = readText(text.slice('list:'.length)).split(/\r\n|\n|\r/);
  return { list: lines.map((line) => line.trim()).filter((line) => line !== '') };
}

/** Its order is drawn once the ids are known. */
function lotOf(text: string, options: Options): Lot {
  // A vote says before it closes from where its seed will come, and the seed is asked for by itself.
  if (options.command === 'publish') {
    throw new Mistake('publish: the seed of lots goes with --lot SEED, not with --ties');
  }
  const seed = seedOf(options.command, '--ties lot:SEED', text.slice('lot:'.length));
  return { source: `--ties ${text}`, seed };
}

/** The options as they were typed. */
class Options {
  readonly command: string;
  readonly #values: Readonly<Record<string, unknown>>;

  readonly #unit: number;

  constructor(command: string, { values }: CountingArguments, unit: number) {
    this.command = command;
    this.#unit = unit;
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

  /** @returns a part of a cost that is enough; of 0, everything would be */
  reserve(): Fraction | undefined {
    const part = this.fraction('reserve');
    if (part === undefined || Number(String(part).split('/')[0]) > 0) return part;
    throw this.#wrong('reserve', 'more than 0, such as 4/5');
  }

  /** @returns an amount in the smallest there is */
  amount(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const plain = /^\d+(\.\d+)?$/.test(value);
    const amount = plain ? toMinorUnits(value, Math.round(Math.log10(this.#unit))) : undefined;
    if (amount !== undefined && amount > 0) return amount;
    throw this.#wrong(name, 'an amount above 0 that can be paid, such as 1 or 0.5');
  }

  #wrong(name: string, expected: string): Mistake {
    return new Mistake(`${this.command}: --${name} is ${expected}, not "${this.text(name) ?? ''}"`);
  }
}
