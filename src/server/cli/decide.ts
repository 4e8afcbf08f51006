import type { Decision } from '../../protocol/decisions.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { isDate } from '../../protocol/grammar.ts';
import { Mistake } from '../mistake.ts';
import { decide, undoDecision } from '../publishing/deciding/decide.ts';
import { nameOf, ownerOf } from '../publishing/voted.ts';
import { findDecisions } from '../storage/queries/decisions.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { about } from './about.ts';
import { command, type Arguments, type Options } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { decisionWords } from './decision-words.ts';
import { readKind } from './decision.ts';
import { plainLine } from './terminal-text.ts';
import { votedAs } from './stored.ts';

const decideOptions = {
  by: {
    type: 'string',
    value: 'TEXT',
    says: 'who decided, such as "The town council"',
  },
  because: { type: 'string', value: 'TEXT', says: 'why; both are published, and in the log' },
  on: {
    type: 'string',
    value: 'DAY',
    says: 'the day it was decided, YYYY-MM-DD; today unless given',
  },
  undo: { type: 'boolean', says: 'takes back what was decided about ITEM' },
  ...dataOption,
} as const satisfies Options;

const POSITIONALS = ['RESOURCE/ID', '[ITEM]', '[DECISION]'] as const;
type DecideArguments = Arguments<typeof decideOptions, typeof POSITIONALS>;

export const decideCommand = command({
  name: 'decide',
  summary: 'tells beside a result what was decided after the count',
  usage: [
    'RESOURCE/ID ITEM DECISION --by TEXT --because TEXT [options]',
    'RESOURCE/ID ITEM --undo --because TEXT [options]',
    'RESOURCE/ID',
  ],
  about: `Tells beside a published result what was decided about something that was voted on:
  samskab decide ballots/kvarterpuljen p7 withdrawn --by 'The town council' \\
    --because 'The ground is polluted'
The count stays as it is: what it chose, what that costs, and why. So does the file of the ballots.
DECISION is one of
  withdrawn           it is not carried out
  incompatible        it is not carried out, as it cannot be together with another
  incompatible=ITEM   the same, and with which; that one must be carried out
  part-funded=AMOUNT  it is carried out with so much, less than it costs, whether it was chosen or
                      not; typed as in the language of the vote: part-funded=5.000 in Danish
  overridden          otherwise than the count: chosen, it is not carried out; else it is
A second decision about the same ITEM takes the place of the first. Without ITEM, it prints what is
decided.`,
  options: decideOptions,
  notes: `Write --by and --because in the language of the vote: everybody reads them as they are. Name offices
and not people: the log is never deleted.`,
  positionals: POSITIONALS,
  async run(args) {
    const [name] = args.positionals;
    await withStorage(args, async (storage) => {
      const stored = await votedAs(storage, 'decide', name);
      const lines = await about('decide: ', () => done(storage, stored, args));
      for (const line of lines) console.log(plainLine(line));
    });
  },
});

/** @returns what is told of it, a line each */
async function done(storage: Storage, stored: Voted, args: DecideArguments): Promise<string[]> {
  const [, item, typed] = args.positionals;
  if (item === undefined) return listedIn(storage, stored, args);
  if (args.values.undo === true) return [await takenBack(storage, stored, item, args)];
  if (typed === undefined) throw new Mistake('DECISION is missing (see samskab help decide)');
  const { decision, money } = await asked(storage, stored, args, item, typed);
  const now = storage.now();
  const { was, same } = await storage.write((db) => decide(db, stored, decision, now));
  const words = (one: Decision) => decisionWords(one, money);
  if (same) return [`${nameOf(stored)} ${item}: ${words(decision)}; it was decided so already`];
  const before = was ? ` (was ${words(was)})` : '';
  return [`${nameOf(stored)} ${item}: ${words(decision)}${before}; the count stays as it is`];
}

async function listedIn(storage: Storage, stored: Voted, { values }: DecideArguments) {
  const extra = Object.keys(values).find((option) => option !== 'data');
  if (extra !== undefined) throw new Mistake(`--${extra} needs ITEM (see samskab help decide)`);
  const found = await storage.read((db) => findDecisions(db, ownerOf(stored)));
  if (found.length === 0) return [`${nameOf(stored)}: nothing is decided`];
  return found.map(({ decision }) => {
    const because = typeof decision.because === 'string' ? decision.because : JSON.stringify(decision.because); // prettier-ignore
    return `${decision.item}: ${decisionWords(decision, stored.definition)}, because "${because}"`;
  });
}

async function takenBack(
  storage: Storage,
  stored: Voted,
  item: string,
  { values, positionals }: DecideArguments,
): Promise<string> {
  if (positionals[2] !== undefined) throw new Mistake('--undo goes without DECISION');
  if (values.on !== undefined) throw new Mistake('--undo goes without --on');
  const because = said('because', values.because);
  const by = values.by === undefined ? undefined : said('by', values.by);
  const now = storage.now();
  const was = await storage.write((db) => undoDecision(db, stored, { item, because, by }, now));
  return `${nameOf(stored)} ${item}: taken back, was ${decisionWords(was, stored.definition)}`;
}

/** @returns the decision that was typed, with the money that its amount is in */
async function asked(
  storage: Storage,
  stored: Voted,
  { values }: DecideArguments,
  item: string,
  typed: string,
) {
  // As it was published: a currency, once voted on, does not change.
  const results = await storage.read((db) => findResults(db, ownerOf(stored)));
  const { language, currency } = results ?? stored.definition;
  const money = { language, ...(currency !== undefined && { currency }) } satisfies Partial<CountedResults>; // prettier-ignore
  const kind = readKind(typed, money);
  const by = said('by', values.by);
  const because = said('because', values.because);
  const on = dayOf(values.on, storage.now());
  return { decision: { item, ...kind, by, because, on } as Decision, money };
}

const LONGEST = { by: 200, because: 2000 } as const;
/** An e-mail address, or a telephone number with the code of its country. */
const REACHES = /[^\s@]+@[^\s@]+\.\p{L}{2,}|\+\d[\d ()-]{6,}\d/u;

/** @throws Mistake where nothing was said, too much, or how to reach somebody */
function said(option: keyof typeof LONGEST, typed: string | undefined): string {
  // What a terminal would obey is no part of what somebody meant.
  const text = typed?.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (!text) {
    const what = option === 'by' ? 'who decided' : 'why';
    throw new Mistake(typed === undefined ? `say ${what} (--${option} TEXT)` : `--${option} says nothing`); // prettier-ignore
  }
  if (text.length > LONGEST[option]) {
    throw new Mistake(`--${option} is longer than ${LONGEST[option]} characters`);
  }
  const [reached] = REACHES.exec(text) ?? [];
  if (reached === undefined) return text;
  throw new Mistake(`--${option} tells how to reach somebody ("${reached}"), and the log is never deleted: name an office instead`); // prettier-ignore
}

const DAY = 86_400_000;

/** The day may have begun elsewhere already: a clock that is a day ahead is no mistake. */
function dayOf(typed: string | undefined, now: number): string {
  const today = new Date(now).toISOString().slice(0, 10);
  if (typed === undefined) return today;
  if (!isDate(typed)) throw new Mistake(`--on is a day such as ${today}, not "${typed}"`);
  const latest = new Date(now + DAY).toISOString().slice(0, 10);
  if (typed > latest) throw new Mistake(`--on ${typed} is still to come`);
  return typed;
}
