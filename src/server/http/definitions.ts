import { etag } from 'hono/etag';
import type { Hono } from 'hono';
import { phaseAt } from '../../protocol/phase.ts';
import { RESOURCES, type Definition, type ResourceName } from '../../protocol/resources.ts';
import { findDefinition, listDefinitions, type Stored } from '../storage/queries/definitions.ts';
import { takenPlaces } from '../storage/queries/signups.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { placesLeft } from '../taking-part/signup.ts';
import { originOf, type Env, type Services } from './context.ts';
import { endpointOf, pageOf } from './links.ts';

/** `GET /api/{resource}` and `GET /api/{resource}/{id}`: what there is, and what to show. */
export function definitionRoutes(app: Hono<Env>, services: Services): void {
  for (const resource of Object.keys(RESOURCES) as ResourceName[]) {
    app.get(`/api/${resource}`, etag(), async (c) => {
      const found = await services.storage.read((db) => listDefinitions(db, resource));
      const origin = originOf(c, services.options);
      c.header('cache-control', 'no-cache');
      return c.json({ items: found.map((stored) => summary(stored, origin, services.now())) });
    });
    app.get(`/api/${resource}/:id`, etag(), async (c) => {
      const stored = await find(services, resource, c.req.param('id'));
      c.header('cache-control', 'no-cache');
      return c.json(await shown(services, stored));
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
    endpoint: endpointOf(origin, stored),
    page: pageOf(origin, stored),
  };
}

/**
 * @returns a definition with what only the server knows: the phase, the links, the places left,
 * and that one submission is stored once.
 * The links are relative to the endpoint: whatever address a page asked, behind whichever proxy,
 * is one that it may ask again.
 */
async function shown(services: Services, stored: Stored): Promise<Definition> {
  const endpoint = stored.definition.id;
  const phase = phaseAt(stored.definition, services.now());
  const links = { submit: endpoint };
  const own = { phase, delivery: 'once', links } as const;
  if (stored.resource !== 'events') return { ...stored.definition, ...own };
  const { definition } = stored;
  const taken = await services.storage.read((db) => takenPlaces(db, definition.id));
  return {
    ...definition,
    ...own,
    links: { ...links, receipt: `${endpoint}/receipt` },
    dates: definition.dates.map((date) => ({
      ...date,
      placesLeft: placesLeft(definition, taken, date.id),
    })),
  };
}
