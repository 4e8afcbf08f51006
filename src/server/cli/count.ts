import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { count } from '../../counting/count.ts';
import type { Outcome } from '../../counting/outcome.ts';
import { profileOfPabulib } from '../../counting/profile/from-pabulib.ts';
import type { Profile } from '../../counting/profile/profile.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import { exclusiveOf } from '../../pabulib/rule.ts';
import { PART_KEYS } from '../../pabulib/part-budgets.ts';
import { readPabulib } from '../../pabulib/reading/read.ts';
import { withOrder } from '../../counting/lots.ts';
import { reportOf } from '../../counting/explaining/report.ts';
import { checkInSteps, rulesAgain, type Check } from '../../counting/recounting/check.ts';
import { inPublishedOrder, readingFor } from '../../counting/recounting/published.ts';
import type { Counting } from '../../protocol/counting.ts';
import { CURRENCY } from '../../protocol/grammar.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { decimals } from '../../rules/currency.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import { command, type Arguments, type Options } from './command.ts';
import { fileDifference, tellWhetherSame } from './compared.ts';
import { countTable } from './count-table.ts';
import { countingOf, stepDecimals } from './counting-of.ts';
import { COUNTING_OPTIONS } from './counting-options.ts';
import { named, tellOddities } from './pabulib-file.ts';
import { exclusiveTyped } from './exclusive.ts';
import { publishedCount } from './published-count.ts';
import { filesRule, type FilesRule } from './whose-rule.ts';

/** Where ballots come from. */
interface Source {
  /** A file's name or an address, for messages. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What was published about them, where that is known. */
  readonly published?: CountedResults;
}

const countOptions = {
  json: { type: 'boolean', says: 'prints everything, with exact fractions, as one JSON object' },
  strict: { type: 'boolean', says: 'anything odd about the file is an error' },
  'count-invalid': {
    type: 'boolean',
    says: 'counts those ballots too that the file forbids, such as one with too many points',
  },
  parts: {
    type: 'boolean',
    says: `keeps the budgets of categories and neighborhoods that a file has, and what excludes
each other, where --rule says how it is counted; its own rule keeps them anyway`,
  },
  exclusive: {
    type: 'string',
    multiple: true,
    value: 'A,B',
    says: `only one of these projects can be chosen, which a file by greedy-exclusive does
not say; once for each group, or list:FILE with a line for each`,
  },
  endpoint: { type: 'string', value: 'URL' },
  ...COUNTING_OPTIONS,
} as const satisfies Options;

type CountArguments = Arguments<typeof countOptions, readonly ['[FILE.pb]']>;

export const countCommand = command({
  name: 'count',
  summary: 'counts an election, and says why',
  usage: ['FILE.pb [options]', '--endpoint URL [options]'],
  about: `Counts an election in Pabulib's format, and says why. All numbers are exact: the same file and
options give the same outcome on every machine.
  samskab count Poland_Swiecie_2023.pb --rule equal-shares --completion add1
  samskab count --endpoint https://deltag.example.dk/api/ballots/kvarterpuljen
Without --rule a file is counted by its own (META's rule), and a line says so; where that is not
known here, or it has none, it is counted by greedy, and a line says that.
With --endpoint it counts the ballots that were published there, as they were counted there
unless the options say it, and compares everything that was published with what comes out. What
differs is named, and the exit code is 1. What no ballot can tell, such as the note, is listed.`,
  options: countOptions,
  positionals: ['[FILE.pb]'],
  async run(args) {
    const source = await sourceOf(args);
    await named(source.name, countSource(source, args));
  },
});

async function sourceOf({ positionals, values }: CountArguments): Promise<Source> {
  const [file] = positionals;
  const { endpoint } = values;
  if ((file === undefined) === (endpoint === undefined)) {
    throw new Mistake('count: give a FILE.pb or --endpoint URL (see samskab help count)');
  }
  if (file !== undefined) return { name: file, bytes: createReadStream(file) };
  const { address, bytes, results } = await publishedCount(endpoint as string);
  return { name: address, bytes, published: results };
}

async function countSource(
  { name, bytes, published }: Source,
  args: CountArguments,
): Promise<void> {
  const hash = createHash('sha256');
  // What was published was counted whole: each ballot had passed the rules when it was cast.
  const isWhole = published !== undefined || args.values['count-invalid'] === true;
  const read = await readPabulib(hashed(bytes, hash), {
    strict: args.values.strict === true,
    forbidden: isWhole ? 'count' : 'leave-out',
  });
  const election = published ? inPublishedOrder(read, published) : read;
  if (published && args.values.exclusive) {
    throw new Mistake('count: --exclusive is for a FILE.pb: what was published says it itself');
  }
  const typed = exclusiveTyped(args.values.exclusive, election);
  const limits = keepsLimits(args, election, typed);
  const exclusive = typed ?? (limits ? exclusiveOf(election) : undefined);
  const reading = published ? readingFor(election, published) : { places: 0, idOf: (id: string) => id, limits, exclusive }; // prettier-ignore
  const places = Math.max(stepDecimals(args), reading.places, fittingDecimals(args, election));
  const profile = await about('count: ', () => profileOfPabulib(election, { ...reading, places }));
  const unit = Number(profile.unit);
  const asked = countingOf('count', args, unit);
  const ids = profile.projects.map(({ id }) => id);
  const given = asked && (await withOrder(asked, ids));
  const files =
    given || published
      ? undefined
      : filesRule(election, String(unit).length - 1, typed !== undefined);
  const { outcome, differences } = await about('count: ', () =>
    counted(election, profile, given ?? files?.counting ?? (published as CountedResults)),
  );
  const sha256 = hash.digest('hex');
  tellOddities(name, election.warnings);
  if (!published && !reading.limits) tellLeftAside(name, election);
  if (files && !files.own.counting) console.error(`${name}: ${files.because}`);
  const names = new Map(election.projects.map(({ id, name }) => [reading.idOf(id), name]));
  const asJson = args.values.json === true;
  print(outcome, { election, names, files, counted: isWhole, file: basename(name), sha256 }, asJson); // prettier-ignore
  if (!published) return;
  const all = [...fileDifference(published, sha256), ...(differences ?? [])];
  tellWhetherSame(all, published, { asJson, otherwise: given !== undefined });
}

/** @param by how it is counted, or what was published: then that is checked */
async function counted(
  election: PabulibElection,
  profile: Profile,
  by: Counting | CountedResults,
): Promise<Partial<Check> & Pick<Check, 'outcome'>> {
  if ('rule' in by) return { outcome: count(profile, by) };
  const steps = checkInSteps(election, profile, by, await rulesAgain(by, profile));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The file's own rule keeps its limits; another one that is asked for does where that is asked for too. */
function keepsLimits(
  { values }: CountArguments,
  election: PabulibElection,
  typed: string[][] | undefined,
): boolean {
  if (values.parts === true) return true;
  const { own } = filesRule(election, 1, typed !== undefined);
  return values.rule === undefined && own.counting !== undefined;
}

function tellLeftAside(name: string, election: PabulibElection): void {
  const { meta } = election;
  if (exclusiveOf(election)) {
    console.error(`${name}: what excludes each other is left aside (--parts keeps it; only greedy can)`); // prettier-ignore
  }
  const keys = Object.values(PART_KEYS).map(({ amounts }) => amounts);
  const aside = keys.filter((key) => (meta.get(key)?.trim() ?? '') !== '');
  if (aside.length === 0) return;
  console.error(
    `${name}: ${aside.join(' and ')} is left aside (--parts keeps it; only greedy can)`,
  );
}

/**
 * @returns the decimals of the file's currency where shares are raised by a step that fits the
 * money: so it is the same step as where the votes are counted on a server, in minor units
 */
function fittingDecimals({ values }: CountArguments, { meta }: PabulibElection): number {
  const { rule, completion, step } = values;
  // The file's own rule may say a step, too.
  const isShares = rule === undefined || rule === 'equal-shares';
  if (!isShares || completion === 'none' || step !== undefined) return 0;
  const currency = meta.get('currency')?.trim().toUpperCase() ?? '';
  return CURRENCY.test(currency) ? decimals(currency) : 0;
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

/** What was counted. */
interface Counted {
  readonly election: PabulibElection;
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
  readonly file: string;
  readonly sha256: string;
  /** How it is counted where no option says it. */
  readonly files: FilesRule | undefined;
  /** Whether ballots that the file forbids are counted too. */
  readonly counted: boolean;
}

function print(
  outcome: Outcome,
  { election, names, files, file, sha256, counted }: Counted,
  asJson: boolean,
): void {
  const report = reportOf(outcome);
  const invalid = election.forbidden === 0 ? undefined : { ballots: election.forbidden, counted };
  const currency = election.meta.get('currency');
  if (!asJson) {
    console.log(countTable({ report, names, currency, file, sha256, invalid, because: files?.because })); // prettier-ignore
    return;
  }
  const projects = report.projects.map(({ id, ...rest }) => ({ id, name: names.get(id), ...rest }));
  const { parameters, ballots, ...rest } = report;
  const rule = files && { said: files.own.said, followed: files.own.counting !== undefined };
  const document = { input: { file, sha256, rule }, parameters, currency, ballots, ...(invalid && { invalid }), ...rest, projects, warnings: election.warnings }; // prettier-ignore
  console.log(JSON.stringify(document, null, 2));
}
