import { etag } from 'hono/etag';
import type { Hono } from 'hono';
import { phaseAt } from '../../protocol/phase.ts';
import type { Definition, ResourceName } from '../../protocol/resources.ts';
import { resourceOf, resources } from '../resources/registry.ts';
import { keepingUntilNext } from './caching.ts';
import { findDefinition, listDefinitions, type Stored } from '../storage/queries/definitions.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { originOf, type Env, type Services } from './context.ts';
import { whereIs } from './links.ts';

/** `GET /api/{resource}` and `GET /api/{resource}/{id}`: what there is, and what to show. */
export function definitionRoutes(app: Hono<Env>, services: Services): void {
  for (const { name } of resources) {
    app.get(`/api/${name}`, etag(), async (c) => {
      const found = await services.storage.read((db) => listDefinitions(db, name));
      const origin = originOf(c, services);
      c.header('cache-control', 'no-cache');
      return c.json({ items: found.map((stored) => summary(stored, origin, services.now())) });
    });
    app.get(`/api/${name}/:id`, etag(), async (c) => {
      const stored = await find(services, name, c.req.param('id'));
      const now = services.now();
      c.header('cache-control', keepingUntilNext(stored.definition, now));
      return c.json(shown(stored, now));
    });
  }
}

/** @throws Refusal if there is none */
export async function find(
  { storage }: Services,
  resource: ResourceName,
  id: string,
): Promise<Stored> {
  const stored = await storage.read((db) => findDefinition(db, resource, id));
  if (!stored) throw new Refusal('not-found');
  return stored;
}

function summary(stored: Stored, origin: string, now: number): object {
  const { id, type, title, language, origin: from } = stored.definition;
  return {
    id,
    type,
    title,
    language,
    phase: phaseAt(stored.definition, now),
    ...(from && { origin: from }),
    ...whereIs(origin, stored),
  };
}

/**
 * @returns a definition with what only the server knows: the phase, the links, and that one
 * submission is stored once.
 * The links are relative to the endpoint: whatever address a page asked, behind whichever proxy,
 * is one that it may ask again.
 */
function shown(stored: Stored, now: number): Definition {
  const { definition } = stored;
  const { routes = [] } = resourceOf(stored);
  const own = routes.flatMap(({ link, path }) =>
    link === undefined ? [] : [[link, `${definition.id}/${path}`]],
  );
  return {
    ...definition,
    phase: phaseAt(definition, now),
    delivery: 'once',
    links: { submit: definition.id, ...Object.fromEntries(own) },
  };
}
