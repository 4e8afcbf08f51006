import {
  readElection,
  readVotesFor,
  type Election,
  type ElectionOptions,
} from '../defining/read-election.ts';
import { obstaclesOf } from '../defining/read-definition.ts';
import { storeElection } from '../defining/store-election.ts';
import { Mistake } from '../mistake.ts';
import type { Arguments, Command } from './command.ts';
import { DATA_HELP, dataOption, withStorage } from './data.ts';
import { named, tellOddities } from './pabulib-file.ts';

export const importCommand: Command = {
  help: `Usage: samskab import FILE.pb [options]

  --votes          casts the votes in the file too; what a rule refuses is counted and told of
  --id ID          its name in the URL; made of the place and the year unless given
  --as KIND        ballot or budget; a budget where the file limits the cost of a vote
  --currency C     such as DKK, where the file does not say it
  --language L     such as da, where the file does not say it
  --opens T        when it opens, such as 2026-12-01T08:00:00+01:00; now unless given
  --closes T       when it closes; never unless given
  --codes          whoever votes needs a code (see samskab help codes)
  --strict         anything odd about the file is an error
${DATA_HELP}`,
  options: {
    ...dataOption,
    votes: { type: 'boolean' },
    id: { type: 'string' },
    as: { type: 'string' },
    currency: { type: 'string' },
    language: { type: 'string' },
    opens: { type: 'string' },
    closes: { type: 'string' },
    codes: { type: 'boolean' },
    strict: { type: 'boolean' },
  },
  positionals: ['FILE.pb'],
  async run(args) {
    const file = args.positionals[0] as string;
    const options = optionsOf(args);
    const election = await readElectionFile(file, options);
    const outcome = await withStorage(args, (storage) =>
      storage.write((db) => storeElection(db, election, Date.now())),
    );
    tellOddities(file, election.warnings, election.refused);
    const { resource, definition } = election.stored;
    for (const words of obstaclesOf(definition)) console.error(`${file}: ${words}`);
    const done = outcome === 'new' ? 'imported' : 'was there already';
    console.log(`${resource}/${definition.id}: ${done}${castOf(election, options)}`);
  },
};

function optionsOf({ values }: Arguments): ElectionOptions {
  const text = (name: string) =>
    typeof values[name] === 'string' ? { [name]: values[name] } : undefined;
  if (values['as'] !== undefined && values['as'] !== 'ballot' && values['as'] !== 'budget') {
    throw new Mistake(`import: --as is ballot or budget, not "${String(values['as'])}"`);
  }
  return {
    ...text('id'),
    ...text('as'),
    ...text('currency'),
    ...text('language'),
    ...text('opens'),
    ...text('closes'),
    ...(values['codes'] === true && { credential: 'code' }),
    strict: values['strict'] === true,
    votes: values['votes'] === true ? 'cast' : 'read',
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

function castOf({ votes, refused }: Election, options: ElectionOptions): string {
  const all = votes.length + refused.length;
  return options.votes === 'cast' ? `, ${votes.length} of ${all} votes cast` : '';
}
