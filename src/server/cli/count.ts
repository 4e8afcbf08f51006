import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { count, type Outcome } from '../../counting/count.ts';
import { profileOfPabulib } from '../../counting/profile/from-pabulib.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import { readPabulib } from '../../pabulib/reading/read.ts';
import { reportOf } from '../../counting/explaining/report.ts';
import { isSameResult, readingFor } from '../../counting/recounting/published.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import { command, type Arguments, type Options } from './command.ts';
import { countTable } from './count-table.ts';
import { countingOf, stepDecimals } from './counting-of.ts';
import { COUNTING_OPTIONS } from './counting-options.ts';
import { named, tellOddities } from './pabulib-file.ts';
import { publishedCount } from './published-count.ts';

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
  endpoint: { type: 'string', value: 'URL' },
  ...COUNTING_OPTIONS,
} as const satisfies Options;

type CountArguments = Arguments<typeof countOptions, readonly ['[FILE.pb]']>;

export const countCommand = command({
  name: 'count',
  summary: 'counts an election, and says why',
  usage: ['FILE.pb --rule RULE [options]', '--endpoint URL [options]'],
  about: `Counts an election in Pabulib's format, and says why. All numbers are exact: the same file and
options give the same outcome on every machine.
  samskab count Poland_Swiecie_2023.pb --rule equal-shares --completion add1
  samskab count --endpoint https://deltag.example.dk/api/ballots/kvarterpuljen
With --endpoint it counts the ballots that were published there, as they were counted there
unless the options say it, and tells whether the same comes out.`,
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
  const counted = published !== undefined || args.values['count-invalid'] === true;
  const election = await readPabulib(hashed(bytes, hash), {
    strict: args.values.strict === true,
    forbidden: counted ? 'count' : 'leave-out',
  });
  const reading = published ? readingFor(published) : { places: 0, idOf: (id: string) => id };
  const places = Math.max(stepDecimals(args), reading.places);
  const profile = await about('count: ', () => profileOfPabulib(election, { ...reading, places }));
  const given = countingOf('count', args, Number(profile.unit));
  const counting = given ?? published?.counting;
  if (!counting) throw new Mistake('count: --rule is missing: greedy, equal-shares or tally');
  const outcome = await about('count: ', () => count(profile, counting));
  const input = { file: basename(name), sha256: hash.digest('hex') };
  tellOddities(name, election.warnings);
  const names = new Map(election.projects.map(({ id, name }) => [reading.idOf(id), name]));
  print(outcome, { election, names, counted, ...input }, args.values.json === true);
  if (published && !given) tellWhetherSame(published, outcome, args.values.json === true);
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
  /** Whether ballots that the file forbids are counted too. */
  readonly counted: boolean;
}

function print(
  outcome: Outcome,
  { election, names, file, sha256, counted }: Counted,
  asJson: boolean,
): void {
  const report = reportOf(outcome);
  const invalid = election.forbidden === 0 ? undefined : { ballots: election.forbidden, counted };
  const currency = election.meta.get('currency');
  if (!asJson) {
    console.log(countTable({ report, names, currency, file, sha256, invalid }));
    return;
  }
  const projects = report.projects.map(({ id, ...rest }) => ({ id, name: names.get(id), ...rest }));
  const { parameters, ballots, ...rest } = report;
  const document = { input: { file, sha256 }, parameters, currency, ballots, ...(invalid && { invalid }), ...rest, projects, warnings: election.warnings }; // prettier-ignore
  console.log(JSON.stringify(document, null, 2));
}

function tellWhetherSame(published: CountedResults, outcome: Outcome, quietly: boolean): void {
  const message = isSameResult(published, outcome)
    ? 'The same result as was published.'
    : 'NOT the result that was published.';
  if (quietly) console.error(message);
  else console.log(`\n${message}`);
}
