import { given } from '../../rules/optional.ts';
import {
  readElection,
  readVotesFor,
  type Election,
  type ElectionOptions,
} from '../defining/read-election.ts';
import { obstaclesOf } from '../defining/read-definition.ts';
import { storeElection } from '../defining/store-election.ts';
import { Mistake } from '../mistake.ts';
import { command, listed, type Options, type Values } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { plainLine } from './terminal-text.ts';
import { named, tellOddities } from './pabulib-file.ts';

const importOptions = {
  votes: {
    type: 'boolean',
    says: 'casts the votes in the file too; what a rule refuses is counted and told of',
  },
  id: {
    type: 'string',
    value: 'ID',
    says: 'its name in the URL; made of the place and the year unless given',
  },
  as: {
    type: 'string',
    value: 'KIND',
    says: 'ballot or budget; a budget where the file limits the cost of a vote',
  },
  currency: { type: 'string', value: 'C', says: 'such as DKK, where the file does not say it' },
  language: { type: 'string', value: 'L', says: 'such as da, where the file does not say it' },
  opens: {
    type: 'string',
    value: 'T',
    says: 'when it opens, such as 2026-12-01T08:00:00+01:00; now unless given',
  },
  closes: { type: 'string', value: 'T', says: 'when it closes; never unless given' },
  codes: { type: 'boolean', says: 'whoever votes needs a code (see samskab help codes)' },
  strict: { type: 'boolean', says: 'anything odd about the file is an error' },
  ...dataOption,
} as const satisfies Options;

export const importCommand = command({
  name: 'import',
  summary: "makes a ballot or a budget of an election in Pabulib's format",
  usage: ['FILE.pb [options]'],
  options: importOptions,
  positionals: ['FILE.pb'],
  async run(args) {
    const [file] = args.positionals;
    const options = optionsOf(args.values);
    const election = await readElectionFile(file, options);
    const outcome = await withStorage(args, (storage) =>
      storeElection(storage, election, storage.now()),
    );
    tellOddities(file, election.warnings, election.refused);
    const { resource, definition } = election.stored;
    if (options.votes === 'cast') for (const words of notKept(election)) console.error(`${file}: ${words}`); // prettier-ignore
    for (const words of obstaclesOf(definition)) console.error(`${file}: ${words}`);
    const done = outcome === 'new' ? 'imported' : 'was there already';
    console.log(`${resource}/${definition.id}: ${done}${castOf(election, options)}`);
  },
});

function optionsOf(values: Values<typeof importOptions>): ElectionOptions {
  const { votes, codes, strict = false, as } = values;
  if (as !== undefined && as !== 'ballot' && as !== 'budget') {
    throw new Mistake(`import: --as is ballot or budget, not "${as}"`);
  }
  return {
    ...(as && { as }),
    ...given('id', values.id),
    ...given('currency', values.currency),
    ...given('language', values.language),
    ...given('opens', values.opens),
    ...given('closes', values.closes),
    ...(codes && { credential: 'code' }),
    strict,
    votes: votes ? 'cast' : 'read',
  };
}

/** @throws Mistake that names the file, and the line in it */
export function readElectionFile(file: string, options: ElectionOptions): Promise<Election> {
  return named(file, readElection(file, options));
}

/**
 * Reads the votes for a definition that does not come from their file.
 * @throws Mistake that names the file, and the line in it
 */
export function readVotesFile(
  file: string,
  stored: Election['stored'],
): Promise<Omit<Election, 'stored'>> {
  return named(file, readVotesFor(file, stored));
}

/** Who reads the votes must not learn whose they are, so what a file tells of that is left behind. */
function notKept({ ofVoters }: Election): string[] {
  if (ofVoters.length === 0) return [];
  const columns = ofVoters.map((column) => `"${plainLine(column)}"`);
  return [`what VOTES says of who voted is not kept with the votes: ${listed(columns, 'and')}; only from where and how they came is, in sums`]; // prettier-ignore
}

function castOf({ votes, refused }: Election, options: ElectionOptions): string {
  const all = votes.length + refused.length;
  return options.votes === 'cast' ? `, ${votes.length} of ${all} votes cast` : '';
}
