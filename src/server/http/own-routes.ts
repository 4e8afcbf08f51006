import type { Hono } from 'hono';
import type { Definition } from '../../protocol/resources.ts';
import type { FileRoute, ReceiptRoute, StateRoute } from '../resources/own-route.ts';
import { resources } from '../resources/registry.ts';
import type { Resource } from '../resources/resource.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { originOf, type Ctx, type Env, type Services } from './context.ts';
import { find } from './definitions.ts';
import { whereIs } from './links.ts';

/** `/api/{resource}/{id}/…`: what one resource has and others have not. */
export function ownRoutes(app: Hono<Env>, services: Services): void {
  for (const resource of resources) {
    for (const route of resource.routes ?? []) {
      const path = `/api/${resource.name}/:id/${route.path}`;
      switch (route.kind) {
        case 'file':
          app.get(path, (c) => sendFile(c, services, resource, route));
          break;
        case 'state':
          app.get(path, (c) => sendState(c, services, resource, route));
          break;
        case 'receipt':
          app.on(route.method, path, (c) => sendReceipt(c, services, resource, route));
      }
    }
  }
}

async function sendReceipt(
  c: Ctx,
  services: Services,
  { name }: Resource,
  route: ReceiptRoute<Definition>,
): Promise<Response> {
  const token = tokenOf(c);
  const stored = await find(services, name, c.req.param('id') ?? '');
  const { storage } = services;
  const where = whereIs(originOf(c, services), stored);
  const receipt = await route.answer(stored.definition, { storage, token, where });
  c.header('cache-control', 'no-store');
  return c.json(receipt);
}

async function sendFile(
  c: Ctx,
  services: Services,
  { name }: Resource,
  route: FileRoute<Definition>,
): Promise<Response> {
  const stored = await find(services, name, c.req.param('id') ?? '');
  const { definition } = stored;
  const where = whereIs(originOf(c, services), stored);
  const { search } = new URL(c.req.url);
  const text = route.answer(definition, { search, where, now: services.now() });
  const file = definition.id + route.path.slice(route.path.lastIndexOf('.'));
  c.header('content-type', `${route.type}; charset=utf-8`);
  c.header('content-disposition', `attachment; filename="${file}"`);
  c.header('cache-control', 'no-cache');
  return c.body(text);
}

async function sendState(
  c: Ctx,
  services: Services,
  { name }: Resource,
  route: StateRoute<Definition>,
): Promise<Response> {
  const { definition } = await find(services, name, c.req.param('id') ?? '');
  c.header('cache-control', 'no-store');
  return c.json(await route.answer(definition, services.storage));
}

/** @throws Refusal if there is none: a wrong token and no token look the same from outside */
function tokenOf(c: Ctx): string {
  const [, token] = /^Bearer ([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) throw new Refusal('not-found');
  return token;
}
