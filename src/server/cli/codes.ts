import { makeCodes } from '../defining/make-codes.ts';
import { openKeyring } from '../secrets/open-keyring.ts';
import { earlierCodes, refuseWithoutKeys } from '../taking-part/keys.ts';
import { isVoted, usuallyVoted, votedResources } from '../resources/registry.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Reader } from '../storage/storage.ts';
import type { Owner } from '../storage/tables.ts';
import { Mistake } from '../mistake.ts';
import { becauseOf, becauseOption } from './because.ts';
import { command, listed, type Arguments, type Options } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { found, partsOf, type Named } from './stored.ts';
import { countsOf, voidNamed } from './void-codes.ts';

const MOST = 1_000_000;
/** What an id alone does not name. */
const OTHERS = votedResources.filter((resource) => resource !== usuallyVoted);

const codesOptions = {
  count: { type: 'string', value: 'N', says: `how many, 1 to ${MOST}` },
  area: {
    type: 'string',
    value: 'AREA',
    says: 'for voters of one part of the town, one of the definition\'s "areas"',
  },
  paper: { type: 'boolean', says: 'for staff who type in what was cast on paper' },
  void: {
    type: 'string',
    value: 'CODE|FILE',
    says: 'makes a code void, or those in a file, one a line; prints others in their place',
  },
  ...becauseOption,
  ...dataOption,
} as const satisfies Options;

export const codes = command({
  name: 'codes',
  summary: 'prints single-use codes for a ballot, and makes lost ones void',
  usage: ['BALLOT --count N [options]', 'BALLOT --void CODE|FILE [options]', 'BALLOT'],
  about: `Prints one code a line. They are stored hashed (see samskab help secret), so this is the only time
they can be seen:
  samskab codes kvarterpuljen --count 500 > codes.txt
With --void, codes whose letters got lost are good for nothing from then on, unless they were used,
and another is printed in the place of each. Without any of the two, it says how many codes were
made, used and are void.
BALLOT is the id of a ${usuallyVoted.type}, or ${listed(OTHERS.map(({ name, type }) => `${name}/ID for a ${type}`))}.`,
  options: codesOptions,
  positionals: ['BALLOT'],
  async run(args) {
    const named = namedBy(args.positionals[0]);
    const { area, paper, count: typed } = args.values;
    if (args.values.void !== undefined) return makeVoid(args, named, args.values.void);
    if (typed === undefined && !area && !paper) return tellCounts(args, named);
    const count = countOf(typed);
    const origin = {
      area: area ?? '',
      channel: paper ? 'paper' : 'online',
      because: becauseOf('codes', args.values),
    } as const;
    await withStorage(args, async (storage) => {
      const owner = await ownerOf(storage, named, area);
      await refuseWithoutKeys(storage, openKeyring(storage.secretFile), storage.now());
      for (const line of await earlierCodes(storage, storage.now()))
        console.error(`samskab: ${line}`);
      let made = 0;
      for await (const batch of makeCodes(storage, owner, count, origin)) {
        process.stdout.write(batch.map((code) => `${code}\n`).join(''));
        made += batch.length;
        if (count > batch.length) console.error(`${made} of ${count} codes`);
      }
    });
  },
});

type CodesArguments = Pick<Arguments<typeof codesOptions>, 'values'>;

async function makeVoid(args: CodesArguments, named: Named, codes: string): Promise<void> {
  const goesWith = new Set(['void', 'because', 'data']);
  const more = Object.keys(args.values).find((option) => !goesWith.has(option));
  if (more !== undefined) throw new Mistake(`codes: --void goes without --${more}`);
  const because = becauseOf('codes', args.values);
  await withStorage(args, async (storage) => {
    await refuseWithoutKeys(storage, openKeyring(storage.secretFile), storage.now());
    await voidNamed(storage, await ownerOf(storage, named, undefined), codes, because);
  });
}

async function tellCounts(args: CodesArguments, named: Named): Promise<void> {
  await withStorage(args, async (storage) => {
    console.log(await countsOf(storage, await ownerOf(storage, named, undefined)));
  });
}

function countOf(typed: string | undefined): number {
  if (typed === undefined) throw new Mistake('codes: --count is missing (see samskab help codes)');
  const count = Number(typed);
  if (/^\d{1,7}$/.test(typed) && count >= 1 && count <= MOST) return count;
  throw new Mistake(`codes: --count must be a whole number from 1 to ${MOST}, not "${typed}"`);
}

/** @returns what was named: the id alone is of what is usually voted on */
function namedBy(typed: string): Named {
  const named = partsOf(typed.includes('/') ? typed : `${usuallyVoted.name}/${typed}`);
  if (named?.resource.voting) return named;
  const others = OTHERS.map(({ name }) => `${name}/ID`).join(' nor ');
  throw new Mistake(`codes: "${typed}" is neither a ${usuallyVoted.type}'s id nor ${others}`);
}

/** @throws Mistake if it is not there, or nobody needs a code for it */
async function ownerOf(storage: Reader, named: Named, area: string | undefined): Promise<Owner> {
  const stored = await found(storage, 'codes', named);
  const name = `${named.resource.name}/${named.id}`;
  if (!isVoted(stored) || !('credential' in stored.definition)) {
    throw new Mistake(`codes: ${name} asks for no code (its definition has no "credential")`);
  }
  if (area !== undefined) refuseUnlessThere(name, stored, area);
  return { resource: stored.resource, definition_id: named.id };
}

/** @throws Mistake if a ballot has no such area */
function refuseUnlessThere(name: string, { definition }: Voted, area: string): void {
  const { areas = [] } = definition;
  if (areas.some(({ id }) => id === area)) return;
  const known = areas.map(({ id }) => id).join(', ');
  const why = known === '' ? 'its definition has no "areas"' : `it has ${known}`;
  throw new Mistake(`codes: ${name} has no area "${area}" (${why})`);
}
