import { etag } from 'hono/etag';
import type { Hono, MiddlewareHandler } from 'hono';
import { phaseAt } from '../../protocol/phase.ts';
import type { Results } from '../../protocol/results.ts';
import { resultsCsv } from '../exporting/results-csv.ts';
import { asShown } from '../publishing/as-shown.ts';
import { ownerOf } from '../publishing/voted.ts';
import { votedResources } from '../resources/registry.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import { findPublished } from '../storage/queries/decisions.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { isTrial } from '../taking-part/trial.ts';
import { isTrialId, realId } from '../trial-id.ts';
import type { Env, Services } from './context.ts';
import { find } from './find.ts';
import { takesGzip } from './packed.ts';
import { PublishedBallots } from './published-ballots.ts';

/** `GET /api/{resource}/{id}/results`: what was published, as a table too; and the ballots. */
export function resultsRoutes(app: Hono<Env>, services: Services): void {
  const ballots = new PublishedBallots();
  for (const { name } of votedResources) {
    const path = `/api/${name}/:id/results` as const;
    app.get(path, tagged, async (c) => {
      const stored = (await find(c, services, name)) as Voted;
      c.header('cache-control', isTrial(stored) ? 'no-store' : 'no-cache');
      return c.json(await resultsOf(services, stored));
    });
    app.get(`${path}.csv`, etag(), async (c) => {
      const stored = (await find(c, services, name)) as Voted;
      const results = await services.storage.read((db) => findPublished(db, ownerOf(stored)));
      if (!results) throw new Refusal('not-published');
      c.header('content-type', 'text/csv; charset=utf-8');
      c.header('content-disposition', `attachment; filename="${stored.definition.id}.csv"`);
      c.header('cache-control', 'no-cache');
      return c.body(resultsCsv(results));
    });
    app.get(`${path}/ballots.pb`, async (c) => {
      const stored = (await find(c, services, name)) as Voted;
      const zipped = await ballots.find(services.storage, ownerOf(stored));
      if (!zipped) throw new Refusal('not-published');
      c.header('content-type', 'text/plain; charset=utf-8');
      c.header('content-disposition', `attachment; filename="${stored.definition.id}.pb"`);
      c.header('cache-control', 'no-cache');
      c.header('vary', 'Accept-Encoding', { append: true });
      if (!takesGzip(c.req.header('accept-encoding'))) return c.body(unzipped(zipped));
      c.header('content-encoding', 'gzip');
      return c.body(zipped.stream());
    });
  }
}

const withTag = etag();

/** Nothing of a trial is kept anywhere, and so nobody asks whether it is still as it was. */
const tagged: MiddlewareHandler<Env> = (c, next) =>
  isTrialId(c.req.param('id') ?? '') ? next() : withTag(c, next);

/** @returns what is published, else that nothing is; and where the vote stands by now */
export async function resultsOf(
  { storage, now }: Pick<Services, 'storage' | 'now'>,
  stored: Voted,
): Promise<Results> {
  const phase = phaseAt(stored.definition, now());
  const published = await storage.read((db) => findPublished(db, ownerOf(stored)));
  if (published) return { ...asShown(published, stored), phase };
  const { title, language, closes } = stored.definition;
  const id = realId(stored.definition.id);
  const closing = closes === undefined ? undefined : { closes };
  const { resource } = stored;
  return {
    type: 'results',
    state: 'not-counted',
    resource,
    id,
    title,
    language,
    ...closing,
    phase,
  };
}

/** As fast as they are read, and no faster. */
function unzipped(zipped: Blob): ReadableStream<Uint8Array> {
  return zipped.stream().pipeThrough(new DecompressionStream('gzip'));
}
