import { minorUnits } from '../../rules/currency.ts';
import { lackedRule } from '../../pabulib/rule.ts';
import { CountingSchema, type Counting } from '../../protocol/counting.ts';
import type { CountedResults } from '../../protocol/results.ts';
import {
  otherThan,
  publish,
  withdraw,
  type PublishOptions,
  type ResultsState,
} from '../publishing/publish.ts';
import { lotLine } from '../publishing/lots.ts';
import { moneyText } from '../money.ts';
import { votedResources } from '../resources/registry.ts';
import { nameOf } from '../publishing/voted.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import { becauseOf, becauseOption } from './because.ts';
import { command, listed, type Arguments, type Options } from './command.ts';
import { countingOf } from './counting-of.ts';
import { COUNTING_OPTIONS } from './counting-options.ts';
import { seedOf } from './seed-of-lots.ts';
import { votedAs } from './stored.ts';
import { dataOption, withStorage } from './data.ts';

const STATES: readonly ResultsState[] = ['provisional', 'final', 'recounted'];
const RULES = CountingSchema.options.map(({ entries }) => entries.rule.literal);

const publishOptions = {
  state: {
    type: 'string',
    value: 'S',
    says: 'provisional, final (unless given) or recounted, which follows a final one',
  },
  note: {
    type: 'string',
    value: 'TEXT',
    says: 'what is said of it: why it is provisional, or was counted again',
  },
  other: {
    type: 'string',
    value: 'RULE',
    says: `tells beside the result what another rule would have chosen:\n${RULES.join(', ')}`,
  },
  lot: {
    type: 'string',
    value: 'SEED',
    says: `what the announced lots are drawn from, such as the dice that were thrown: "3 5 1 6 2";
asked for where a tie decides, and taken when voting has ended`,
  },
  'no-ballots': {
    type: 'boolean',
    says: 'keeps the ballots back, so that nobody can count again',
  },
  'while-open': {
    type: 'boolean',
    says: 'publishes a provisional result before voting has ended, which sways voters',
  },
  withdraw: { type: 'boolean', says: 'takes what is published back' },
  ...becauseOption,
  ...COUNTING_OPTIONS,
  data: { ...dataOption.data, heading: '' },
} as const satisfies Options;

type PublishArguments = Pick<Arguments<typeof publishOptions>, 'values'>;

export const publishCommand = command({
  name: 'publish',
  summary: 'counts the votes, and publishes what came out',
  usage: ['RESOURCE/ID [options]'],
  about: `Counts the votes of ${listed(votedResources.map(({ type }) => `a ${type}`))}, and publishes what came out and why:
  samskab publish ballots/kvarterpuljen
It is counted as its definition's "counting" says, unless the options say it (--rule, with
--because). One that was imported with a rule that is not known here needs both. What is published
stays as it is, whatever is cast later.`,
  options: publishOptions,
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const [name] = args.positionals;
    const options = optionsOf(args);
    await withStorage(args, async (storage) => {
      const stored = await votedAs(storage, 'publish', name);
      await (args.values.withdraw === true
        ? takeBack(storage, stored, args)
        : count(storage, stored, options, args));
    });
  },
});

function optionsOf({ values }: PublishArguments): PublishOptions {
  return {
    state: oneOf('state', values.state ?? 'final', STATES),
    other: values.other === undefined ? undefined : oneOf('other', values.other, RULES),
    note: values.note,
    lot: values.lot === undefined ? undefined : seedOf('publish', '--lot', values.lot),
    ballots: values['no-ballots'] !== true,
    whileOpen: values['while-open'] === true,
    because: becauseOf('publish', values),
  };
}

/** @throws Mistake if what was typed is none of the words there are */
function oneOf<T extends string>(option: string, typed: string, words: readonly T[]): T {
  if (words.includes(typed as T)) return typed as T;
  throw new Mistake(`publish: --${option} is ${listed(words)}, not "${typed}"`);
}

async function takeBack(
  storage: Storage,
  stored: Voted,
  { values }: PublishArguments,
): Promise<void> {
  const goesWith = new Set(['withdraw', 'because', 'data']);
  const more = Object.keys(values).find((option) => !goesWith.has(option));
  if (more !== undefined) throw new Mistake(`publish: --withdraw goes without --${more}`);
  await about('publish: ', () =>
    withdraw(storage, stored, storage.now(), becauseOf('publish', values)),
  );
  console.log(`${nameOf(stored)}: withdrawn`);
}

async function count(
  storage: Storage,
  stored: Voted,
  options: PublishOptions,
  args: PublishArguments,
): Promise<void> {
  const { currency } = stored.definition;
  const unit = currency === undefined ? 1 : minorUnits(currency);
  const counting = countingOf('publish', args, unit);
  warnOfAnotherRule(stored, counting);
  const results = await about('publish: ', () =>
    publish(storage, stored, { ...options, counting }, storage.now()),
  );
  console.log(`${nameOf(stored)}: ${published(results)}`);
  const lots = lotLine(results);
  if (lots !== undefined) console.log(lots);
  warnOfFew(results);
}

/** So few ballots that one that is unlike the others is easily somebody's. */
const FEW = 20;

function warnOfFew({ ballots, links }: CountedResults): void {
  if (ballots === 0 || ballots >= FEW || links?.ballots === undefined) return;
  console.error(
    'samskab: the ballots are published too: in so small a vote, one that is unusual may be known by who heard somebody say what they would vote; --no-ballots keeps them back',
  );
}

function warnOfAnotherRule(stored: Voted, counting: Counting | undefined): void {
  const other = otherThan(stored, counting);
  const said = other ? JSON.stringify(other) : lackedRule(stored.definition);
  if (said === undefined || !counting) return;
  console.error(
    `Before the vote it was said to be counted as ${said}; it is counted as ${JSON.stringify(counting)}.`,
  );
}

/** @returns the outcome in a line: `final, 7 of 18 chosen, DKK 1,180,000 of DKK 1,200,000 spent, 640 ballots` */
export function published({
  state,
  items,
  spent,
  budget,
  currency,
  ballots,
}: CountedResults): string {
  const chosen = items.filter(({ selected }) => selected).length;
  // A terminal is searched by what is typed, and that is a plain blank.
  const money = (amount: number) => moneyText(amount, currency, 'en').replaceAll('\u00A0', ' ');
  return [
    state,
    `${chosen} of ${items.length} chosen`,
    ...(spent === undefined ? [] : [`${money(spent)}${budget === undefined ? '' : ` of ${money(budget)}`} spent`]), // prettier-ignore
    `${ballots} ${ballots === 1 ? 'ballot' : 'ballots'}`,
  ].join(', ');
}
