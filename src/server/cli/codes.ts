import { makeCodes } from '../defining/make-codes.ts';
import { findDefinition, type Stored } from '../storage/queries/definitions.ts';
import type { Reader } from '../storage/storage.ts';
import type { Owner } from '../storage/tables.ts';
import { UsageError, type Command } from './command.ts';
import { DATA_HELP, dataOption, withStorage } from './data.ts';

const MOST = 1_000_000;

export const codes: Command = {
  help: `Usage: samskab codes BALLOT --count N [options]

Prints one code a line. They are stored hashed, so this is the only time they can be seen:
  samskab codes kvarterpuljen --count 500 > codes.txt
BALLOT is the id of a ballot, or budgets/ID for a budget.

  --count N        how many, 1 to ${MOST}; about 100 a second
  --area AREA      for voters of one part of the town, one of the definition's "areas"
  --paper          for staff who type in what was cast on paper
${DATA_HELP}`,
  options: {
    ...dataOption,
    count: { type: 'string' },
    area: { type: 'string' },
    paper: { type: 'boolean' },
  },
  positionals: ['BALLOT'],
  async run(args) {
    const count = countOf(args.values['count'] as string | undefined);
    const owner = ownerOf(args.positionals[0] as string);
    const area = args.values['area'] as string | undefined;
    const origin = {
      area: area ?? '',
      channel: args.values['paper'] ? 'paper' : 'online',
    } as const;
    await withStorage(args, async (storage) => {
      await refuseUnlessAsked(storage, owner, area);
      let made = 0;
      for await (const batch of makeCodes(storage, owner, count, origin)) {
        process.stdout.write(batch.map((code) => `${code}\n`).join(''));
        made += batch.length;
        if (count > batch.length) console.error(`${made} of ${count} codes`);
      }
    });
  },
};

function countOf(typed: string | undefined): number {
  if (typed === undefined)
    throw new UsageError('codes: --count is missing (see samskab help codes)');
  const count = Number(typed);
  if (/^\d{1,7}$/.test(typed) && count >= 1 && count <= MOST) return count;
  throw new UsageError(`codes: --count must be a whole number from 1 to ${MOST}, not "${typed}"`);
}

function ownerOf(typed: string): Owner {
  const [first, second, ...rest] = typed.split('/');
  if (second === undefined) return { resource: 'ballots', definition_id: typed };
  if (rest.length === 0 && (first === 'ballots' || first === 'budgets')) {
    return { resource: first, definition_id: second };
  }
  throw new UsageError(`codes: "${typed}" is neither a ballot's id nor budgets/ID`);
}

async function refuseUnlessAsked(
  storage: Reader,
  owner: Owner,
  area: string | undefined,
): Promise<void> {
  const name = `${owner.resource}/${owner.definition_id}`;
  const stored = await storage.read((db) =>
    findDefinition(db, owner.resource, owner.definition_id),
  );
  if (!stored) throw new UsageError(`codes: there is no ${name}`);
  if (!('credential' in stored.definition)) {
    throw new UsageError(`codes: ${name} asks for no code (its definition has no "credential")`);
  }
  if (area !== undefined) refuseUnlessThere(name, stored, area);
}

/** @throws UsageError if a ballot has no such area */
function refuseUnlessThere(name: string, { definition }: Stored, area: string): void {
  const areas = 'areas' in definition ? (definition.areas ?? []) : [];
  if (areas.some(({ id }) => id === area)) return;
  const known = areas.map(({ id }) => id).join(', ');
  const why = known === '' ? 'its definition has no "areas"' : `it has ${known}`;
  throw new UsageError(`codes: ${name} has no area "${area}" (${why})`);
}
