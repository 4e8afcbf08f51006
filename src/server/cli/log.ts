import { findDefinition } from '../storage/queries/definitions.ts';
import { readLog, type Decided, type Imported, type LogEntry } from '../storage/queries/log.ts';
import { findResults } from '../storage/queries/results.ts';
import type { Db, Owner } from '../storage/tables.ts';
import { Mistake } from '../mistake.ts';
import { command } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { decisionWords } from './decision-words.ts';
import { goneWords } from './gone-words.ts';
import { plainJson, plainLine } from './terminal-text.ts';
import { namedBy, type Named } from './stored.ts';

/** The log is not what it was: exit code 1, as what was asked for has been done and printed. */
class BrokenLog extends Mistake {
  override readonly name = 'BrokenLog';
  override readonly exitCode = 1;
}

export const log = command({
  name: 'log',
  summary: 'prints what was done to a definition, when and why',
  usage: ['RESOURCE/ID [options]'],
  about: `Prints a line each time it was stored, shown to others or taken out, a link to its preview was made,
codes were made or made void, votes were imported, a result was published or withdrawn, something was
decided after the count or such a decision taken back, and what people handed in was corrected, cancelled, or deleted, by somebody or when it was time: its number,
when, what, and what was said with --because. What was taken out has its log still.
Each entry holds the SHA-256 of the one before it. Where one was changed or taken out, the first
that does not fit is named, and the exit code is 1.`,
  options: {
    json: { type: 'boolean', says: 'prints all of it as JSON, with the hashes' },
    ...dataOption,
  },
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const { name, entries, broken, published } = await withStorage(args, async (storage) => {
      const named = await namedBy(storage, 'log', args.positionals[0]);
      const name = `${named.resource.name}/${named.id}`;
      return { name, ...(await storage.read((db) => readAll(db, named))) };
    });
    if (args.values.json) console.log(plainJson(entries, 2));
    else
      for (const entry of entries) console.log(lineOf(entry, entry.number < (broken ?? Infinity)));
    if (broken !== undefined) {
      throw new BrokenLog(`log: entry ${broken} of ${name} does not fit those before it`);
    }
    if (published && entries[published.entries - 1]?.hash !== published.head) {
      throw new BrokenLog(
        `log: entry ${published.entries} of ${name} is not the one that its result was published with`,
      );
    }
  },
});

/**
 * Reads a log, also of what is gone; and what the published result says of it.
 * @throws Mistake where there never was such a thing
 */
async function readAll(db: Db, { resource, id }: Named) {
  const of = { resource: resource.name, definition_id: id };
  const { entries, broken } = await readLog(db, of);
  if (entries.length === 0 && !(await findDefinition(db, resource.name, id))) {
    throw new Mistake(`log: there is no ${resource.name}/${id}`);
  }
  const results = resource.voting && (await findResults(db, of as Owner));
  return { entries, broken, published: results?.log };
}

/**
 * @param fits whether it is as it was written; else what is in it may be anything
 * @returns such as `2  2026-12-01T08:00:00.000Z  codes: 200 made, because "letters were late"`
 */
function lineOf(entry: LogEntry, fits: boolean): string {
  const { number, time, kind, because } = entry;
  const what = fits ? whatOf(entry) : JSON.stringify(entry.what);
  const why = because === undefined ? '' : `, because "${because}"`;
  return plainLine(`${number}  ${time}  ${kind}: ${what}${why}`);
}

function whatOf(entry: LogEntry): string {
  switch (entry.kind) {
    case 'put':
      if (entry.what === 'new') return 'new';
      return `${entry.what.changed.join(', ')} changed (${entry.what.phase})`;
    case 'visibility': {
      const { was, is, phase } = entry.what;
      return was === undefined ? is : `${is}, was ${was}${phase === 'draft' ? '' : ` (${phase})`}`;
    }
    case 'preview':
      if ('ended' in entry.what) return `${entry.what.ended} ended`;
      return `a link until ${entry.what.until}`;
    case 'remove':
      return `taken out, with ${entry.what.codes} ${entry.what.codes === 1 ? 'code' : 'codes'}`;
    case 'import':
      return importedOf(entry.what);
    case 'codes': {
      const { made, area, channel } = entry.what;
      const lost = entry.what.void ? `${entry.what.void} void, ` : '';
      return `${lost}${made} made${area ? `, area ${area}` : ''}${channel === 'paper' ? ', for paper' : ''}`;
    }
    case 'publish': {
      if ('withdrawn' in entry.what) return `withdrawn, was ${entry.what.withdrawn}`;
      const { state, counting, ballots, announced, sha256 } = entry.what;
      const said = announced === undefined ? '' : ` (announced: ${JSON.stringify(announced)})`;
      return `${state}, ${ballots} ${ballots === 1 ? 'ballot' : 'ballots'} by ${JSON.stringify(counting)}${said}${sha256 === undefined ? '' : `, SHA-256 of the file ${sha256}`}`;
    }
    case 'decide':
      return decidedOf(entry.what);
    case 'retention':
    case 'delete':
    case 'cancel':
      return goneWords(entry.what);
    case 'correct':
      return entry.what.fields.join(', ');
    default:
      // What a later version wrote, or somebody by hand.
      return JSON.stringify((entry as LogEntry).what);
  }
}

function decidedOf({ item, is, was, by }: Decided): string {
  const before = was === undefined ? '' : `, was ${decisionWords(was)}`;
  const who = by === undefined ? '' : ` by ${by}`;
  return `${item} ${is === undefined ? `taken back${who}` : decisionWords(is)}${before}`;
}

function importedOf({ votes, refused }: Imported): string {
  const left = refused === undefined ? '' : `, ${refused} refused`;
  return `${votes} ${votes === 1 ? 'vote' : 'votes'}${left}`;
}
