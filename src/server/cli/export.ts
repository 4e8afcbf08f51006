import { once } from 'node:events';
import { csvLine } from '../exporting/csv.ts';
import { pabulibExport } from '../exporting/pabulib.ts';
import type { Export } from '../exporting/export.ts';
import { isVoted, resourceOf, resources, votedResources } from '../resources/registry.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import type { Reader } from '../storage/storage.ts';
import { trialOf } from '../taking-part/trial.ts';
import { Mistake } from '../mistake.ts';
import { command, listed } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { storedAs } from './stored.ts';

const VOTED = listed(
  votedResources.map(({ name }) => name),
  'and',
);

export const exportCommand = command({
  name: 'export',
  summary: 'prints what was handed in',
  usage: ['RESOURCE/ID [options]'],
  about: `RESOURCE is ${listed(resources.map(({ name }) => name))}:
  samskab export ideas/fremtidslab > ideas.csv
Votes come in random order, without anything that tells whose they are.`,
  options: {
    format: {
      type: 'string',
      value: 'F',
      says: `csv (unless given), json, or pb: ${VOTED} in Pabulib's format`,
    },
    trial: {
      type: 'boolean',
      says: 'what was sent from the preview of a draft; see samskab help preview',
    },
    ...dataOption,
  },
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const format = args.values.format ?? 'csv';
    if (format !== 'csv' && format !== 'json' && format !== 'pb') {
      throw new Mistake(`export: --format is csv, json or pb, not "${format}"`);
    }
    await withStorage(args, async (storage) => {
      const named = await storedAs(storage, 'export', args.positionals[0]);
      const stored = args.values.trial ? trialOf(named, storage.now()) : named;
      if (args.values.trial && format === 'pb') {
        throw new Mistake('export: --trial is for csv and json: what was tried is counted nowhere');
      }
      if (format === 'pb') return print(pabulib(storage, stored));
      const content = await resourceOf(stored).rows(storage, stored.definition);
      await print(format === 'csv' ? csv(content) : json(content));
    });
  },
});

/** @throws Mistake where nothing is voted on */
function pabulib(storage: Reader, stored: Stored): AsyncIterable<string> {
  if (isVoted(stored)) return pabulibExport(storage, stored);
  const name = `${stored.resource}/${stored.definition.id}`;
  throw new Mistake(`export: --format pb is for ${VOTED}, not for ${name}`);
}

async function* csv({ columns, rows }: Export): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const { cells } of rows) yield csvLine(cells);
}

async function* json({ rows }: Export): AsyncGenerator<string> {
  let before = '[\n';
  for await (const { record } of rows) {
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Waits for a slow reader, rather than keep all that it has not read. */
async function print(parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) {
    if (!process.stdout.write(part)) await once(process.stdout, 'drain');
  }
}
