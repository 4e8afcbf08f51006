import { visibilityAt } from '../../protocol/visibility.ts';
import { VisibilitySchema, type Visibility } from '../../protocol/definition.ts';
import { putDefinition } from '../defining/put-definition.ts';
import { countTrials } from '../defining/visibility.ts';
import { Mistake } from '../mistake.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { becauseOf, becauseOption } from './because.ts';
import { command, listed } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { foundIn, namedBy, type Named } from './stored.ts';

const KINDS = VisibilitySchema.options;

export const visibility = command({
  name: 'visibility',
  summary: 'says who sees it: nobody yet, who has its address, everybody',
  usage: ['RESOURCE/ID', 'RESOURCE/ID draft|unlisted|public [options]'],
  about: `  draft     nobody: its address answers as one that is not there. For while you write, until
            somebody has taken part; samskab preview shows it to whom you like
  unlisted  who has its address, which can be guessed; it is in no list, and asks search engines
            to leave it out
  public    everybody
Where a definition never said it, it is unlisted until it opens and public from then on. When a draft
is shown, its previews end, and what was sent from them is deleted.`,
  options: { ...becauseOption, ...dataOption },
  positionals: ['RESOURCE/ID', '[VISIBILITY]'],
  async run(args) {
    const [typed, to] = args.positionals;
    const because = becauseOf('visibility', args.values);
    const wanted = to === undefined ? undefined : kindOf(to);
    await withStorage(args, async (storage) => {
      const named = await namedBy(storage, 'visibility', typed);
      if (wanted === undefined) return console.log(await nowOf(storage, named));
      console.log(await changed(storage, named, wanted, because));
    });
  },
});

function kindOf(typed: string): Visibility {
  const kind = KINDS.find((one) => one === typed);
  if (kind) return kind;
  throw new Mistake(`visibility: "${typed}" is not ${listed(KINDS)}`);
}

async function nowOf(storage: Storage, named: Named): Promise<string> {
  const stored = await storage.read((db) => foundIn(db, 'visibility', named));
  return `${nameOf(stored)}: ${wordsFor(stored, storage.now())}`;
}

function changed(
  storage: Storage,
  named: Named,
  to: Visibility,
  because: string | undefined,
): Promise<string> {
  return storage.write(async (db) => {
    const now = storage.now();
    const stored = await foundIn(db, 'visibility', named);
    const { resource, definition } = stored;
    const was = visibilityAt(definition, now);
    const trials = await countTrials(db, resource, definition.id);
    const outcome = await putDefinition(db, { ...definition, visibility: to }, now, because);
    const name = nameOf(stored);
    if (outcome === 'same') return `${name}: ${to} already`;
    const gone = was === 'draft' && trials > 0 ? `, ${trials} trial submission(s) deleted` : '';
    const kept = to === 'draft' ? ' (a cache in front may show it for half a minute more)' : '';
    return `${name}: ${to}, was ${was}${gone}${kept}`;
  });
}

/** @returns who sees a definition, and whether that changes when it opens */
export function wordsFor({ definition }: Pick<Stored, 'definition'>, now: number): string {
  const kind = visibilityAt(definition, now);
  const waits = definition.visibility === undefined && kind === 'unlisted';
  return waits ? `${kind} until it opens (${definition.opens})` : kind;
}

function nameOf({ resource, definition }: Stored): string {
  return `${resource}/${definition.id}`;
}
