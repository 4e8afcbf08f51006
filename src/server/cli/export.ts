import { once } from 'node:events';
import { BYTE_ORDER_MARK, csvLine, type Sheet } from '../exporting/csv.ts';
import { pabulibExport } from '../exporting/pabulib.ts';
import type { Export } from '../exporting/export.ts';
import { SEPARATORS, sheetFor } from '../exporting/sheet-words.ts';
import { isVoted, resourceOf, resources, votedResources } from '../resources/registry.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { trialOf } from '../taking-part/trial.ts';
import { Mistake } from '../mistake.ts';
import { command, listed } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { plainJson } from './terminal-text.ts';
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
Votes come in random order, without anything that tells whose they are.
CSV is for spreadsheets: labels, with the id in brackets, and money in whole units. An
apostrophe keeps a text such as =1+1 from being a formula. JSON holds all as it is kept.`,
  options: {
    format: {
      type: 'string',
      value: 'F',
      says: `csv (unless given), json, or pb: ${VOTED} in Pabulib's format`,
    },
    separator: {
      type: 'string',
      value: 'S',
      says: `of csv: comma, semicolon or tab; unless given, as spreadsheets in the definition's
language have it: semicolon where a comma stands in numbers`,
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
    const separator = separatorFrom(args.values.separator, format);
    await withStorage(args, async (storage) => {
      const named = await storedAs(storage, 'export', args.positionals[0]);
      const stored = args.values.trial ? trialOf(named, storage.now()) : named;
      if (args.values.trial && format === 'pb') {
        throw new Mistake('export: --trial is for csv and json: what was tried is counted nowhere');
      }
      if (format === 'pb') return print(pabulib(storage, stored));
      const content = await resourceOf(stored).rows(storage, stored.definition);
      const sheet = sheetFor(stored.definition.language, separator);
      await print(format === 'csv' ? csv(content, sheet) : json(content));
    });
  },
});

/** @throws Mistake where it is none, or there is nothing to separate */
function separatorFrom(typed: string | undefined, format: string): Sheet['separator'] | undefined {
  if (typed === undefined) return undefined;
  if (format !== 'csv') throw new Mistake(`export: --separator is for csv, not for ${format}`);
  if (Object.hasOwn(SEPARATORS, typed)) return SEPARATORS[typed as keyof typeof SEPARATORS];
  const known = listed(Object.keys(SEPARATORS));
  throw new Mistake(`export: --separator is ${known}, not "${typed}"`);
}

/** @throws Mistake where nothing is voted on */
function pabulib(storage: Pick<Storage, 'read' | 'now'>, stored: Stored): AsyncIterable<string> {
  if (isVoted(stored)) return pabulibExport(storage, stored);
  const name = `${stored.resource}/${stored.definition.id}`;
  throw new Mistake(`export: --format pb is for ${VOTED}, not for ${name}`);
}

async function* csv({ heads, rows }: Export, sheet: Sheet): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(heads, sheet);
  for await (const { cells } of rows) yield csvLine(cells, sheet);
}

async function* json({ rows }: Export): AsyncGenerator<string> {
  let before = '[\n';
  for await (const { record } of rows) {
    yield before + plainJson(record);
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
