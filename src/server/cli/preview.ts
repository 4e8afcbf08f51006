import { isDraft } from '../../protocol/visibility.ts';
import { countTrials } from '../defining/visibility.ts';

import { previewPath, whereIs } from '../http/links.ts';
import { Mistake } from '../mistake.ts';
import { randomToken } from '../secrets/random.ts';
import { addToLog } from '../storage/queries/log.ts';
import { addPreview, endPreviews } from '../storage/queries/previews.ts';
import type { Storage } from '../storage/storage.ts';
import { command } from './command.ts';
import { dataOption, withStorage } from './data.ts';
import { urlOf } from './snippet.ts';
import { foundIn, namedBy, type Named } from './stored.ts';

const DAYS = 14;
const DAY = 86_400_000;

export const preview = command({
  name: 'preview',
  summary: 'prints a link that shows a draft to whom you send it',
  usage: ['RESOURCE/ID --url URL [options]', 'RESOURCE/ID --end [options]'],
  about: `Who has the link sees the draft as it will be, with "Draft" on it, and can try to take part, also
before it opens: any code will do. What is sent from there has a receipt that begins with TEST,
counts nowhere, and is deleted when the draft is shown, or its last link has ended.
A link is good for ${DAYS} days. What it is opened by stands behind its #, and is stored hashed: this is
the only time it can be seen. samskab export RESOURCE/ID --trial prints what was sent.`,
  options: {
    url: { type: 'string', value: 'URL', says: "the server's public address (SAMSKAB_URL)" },
    end: { type: 'boolean', says: 'ends all links to it, and deletes what was sent from them' },
    ...dataOption,
  },
  positionals: ['RESOURCE/ID'],
  async run(args) {
    const { end, url } = args.values;
    if (end && url !== undefined) throw new Mistake('preview: --end goes without --url');
    const base = end ? '' : urlOf('preview', url);
    await withStorage(args, async (storage) => {
      const named = await namedBy(storage, 'preview', args.positionals[0]);
      if (end) return console.log(await endAll(storage, named));
      const { link, until } = await makeLink(storage, named, base);
      console.log(link);
      console.error(`samskab: it ends ${until}, or with "samskab preview ${nameOf(named)} --end"`);
    });
  },
});

async function makeLink(storage: Storage, named: Named, base: string) {
  const token = randomToken();
  const of = ownerOf(named);
  const until = await storage.write(async (db) => {
    const stored = await foundIn(db, 'preview', named);
    if (!isDraft(stored.definition)) {
      throw new Mistake(
        `preview: ${nameOf(named)} is no draft: who has its address sees it (${whereIs(base, stored).page})`,
      );
    }
    const now = storage.now();
    const end = now + DAYS * DAY;
    await addPreview(db, of, token, end);
    const until = new Date(end).toISOString();
    await addToLog(db, { of, now, because: undefined, kind: 'preview', what: { until } });
    return until;
  });
  return { link: `${base}${previewPath(named.resource.name, named.id)}#${token}`, until };
}

function endAll(storage: Storage, named: Named): Promise<string> {
  const of = ownerOf(named);
  return storage.write(async (db) => {
    await foundIn(db, 'preview', named);
    const now = storage.now();
    const trials = await countTrials(db, named.resource.name, named.id);
    const ended = await endPreviews(db, of, now);
    if (ended > 0) {
      await addToLog(db, { of, now, because: undefined, kind: 'preview', what: { ended } });
    }
    return `${nameOf(named)}: ${ended} link(s) ended, ${trials} trial submission(s) deleted`;
  });
}

function ownerOf({ resource, id }: Named) {
  return { resource: resource.name, definition_id: id };
}

function nameOf({ resource, id }: Named): string {
  return `${resource.name}/${id}`;
}
