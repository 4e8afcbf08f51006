import { etag } from 'hono/etag';
import type { Hono } from 'hono';
import { phaseAt } from '../../protocol/phase.ts';
import type { Origin, Phase } from '../../protocol/definition.ts';
import type { Definition } from '../../protocol/resources.ts';
import { visibilityAt } from '../../protocol/visibility.ts';
import { isVoted, resourceOf, resources } from '../resources/registry.ts';
import { keepingUntilNext } from './caching.ts';
import { hasResults } from '../storage/queries/results.ts';
import { ownerOf } from '../publishing/voted.ts';
import { listDefinitions, type Stored } from '../storage/queries/definitions.ts';
import { isTrial } from '../taking-part/trial.ts';
import { realId } from '../trial-id.ts';
import { originOf, type Env, type Services } from './context.ts';
import { find } from './find.ts';
import { previewPath, whereIs } from './links.ts';
import { Packed, sendPacked } from './packed.ts';

/** `GET /api/{resource}` and `GET /api/{resource}/{id}`: what there is, and what to show. */
export function definitionRoutes(app: Hono<Env>, services: Services): void {
  for (const { name } of resources) {
    app.get(`/api/${name}`, etag(), async (c) => {
      const found = await services.storage.read((db) => listDefinitions(db, name));
      const origin = originOf(c, services);
      c.header('cache-control', 'no-cache');
      const now = services.now();
      const listed = found.filter(({ definition }) => visibilityAt(definition, now) === 'public');
      return c.json({ items: listed.map((stored) => summary(stored, origin, now)) });
    });
    app.get(`/api/${name}/:id`, async (c) => {
      const stored = await find(c, services, name);
      const now = services.now();
      const { definition } = stored;
      const keeping = isTrial(stored)
        ? 'no-store'
        : keepingUntilNext(definition, now, endOf(stored));
      c.header('cache-control', keeping);
      return sendPacked(c, packedOf(stored, now, await isPublished(services, stored)));
    });
  }
}

/**
 * What does not change from one request to the next, by the definition as it was read: of one that
 * changes storage makes a new object, and forgets the old ones, and with them what hangs on them.
 */
const packed = new WeakMap<Stored, Map<string, Packed>>();

/** @returns the definition as it is shown now; the same as before where nothing of it has changed */
export function packedOf(stored: Stored, now: number, published = false): Packed {
  const definition = shown(stored, now, published);
  const state = `${definition.phase} ${published}`;
  const byState = packed.get(stored) ?? new Map<string, Packed>();
  packed.set(stored, byState);
  const known = byState.get(state);
  if (known) return known;
  const made = new Packed(JSON.stringify(definition));
  byState.set(state, made);
  return made;
}

/** @returns whether there is a result of it that everybody can see */
export async function isPublished({ storage }: Services, stored: Stored): Promise<boolean> {
  if (!isVoted(stored) || isTrial(stored)) return false;
  return storage.ask((db) => hasResults(db, ownerOf(stored)));
}

/** @returns until when somebody can take part, whatever it says of its closing */
function endOf(stored: Stored): number {
  return resourceOf(stored).ends?.(stored.definition) ?? Infinity;
}

export function phaseOf(stored: Stored, now: number): Phase {
  const phase = phaseAt(stored.definition, now);
  return phase === 'open' && now >= endOf(stored) ? 'closed' : phase;
}

function summary(stored: Stored, origin: string, now: number): object {
  const { id, type, title, language, origin: from } = stored.definition;
  return {
    id,
    type,
    title,
    language,
    phase: phaseOf(stored, now),
    ...(from && { origin: withoutFile(from) }),
    ...whereIs(origin, stored),
  };
}

/** @returns where it is held, without all that its file says beside */
function withoutFile({ meta: _meta, projects: _projects, ...origin }: Origin): object {
  return origin;
}

/**
 * @returns a definition with what only the server knows: the phase, the links, and that one
 * submission is stored once; without what is the server's own.
 * The links are relative to the endpoint: whatever address a page asked, behind whichever proxy,
 * is one that it may ask again.
 */
function shown(stored: Stored, now: number, published: boolean): Definition {
  const { limits: _limits, visibility: _visibility, ...definition } = stored.definition;
  const { routes = [] } = resourceOf(stored);
  const own = routes.flatMap(({ link, path }) =>
    link === undefined ? [] : [[link, `${definition.id}/${path}`]],
  );
  return {
    ...definition,
    // What a trial goes by stands in its links alone.
    id: realId(definition.id),
    phase: phaseOf(stored, now),
    delivery: 'once',
    links: { submit: definition.id, ...Object.fromEntries(own), ...pagesOf(stored, published) },
  };
}

/** From the endpoint to the pages hosted here: of single items, and of what came out. */
function pagesOf(stored: Stored, published: boolean): Definition['links'] {
  if (!isVoted(stored)) return {};
  const { resource, definition } = stored;
  const id = realId(definition.id);
  const page = isTrial(stored) ? previewPath(resource, id) : `/${resource}/${id}`;
  return {
    item: `../..${page}/items/{item}`,
    ...(published && { results: `../../${resource}/${id}/results` }),
  };
}
