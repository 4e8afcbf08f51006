import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { phaseAt } from '../../protocol/phase.ts';
import type { Definition } from '../../protocol/resources.ts';
import type {
  FileRoute,
  ListRoute,
  QuestionRoute,
  ReceiptRoute,
  StateRoute,
} from '../resources/own-route.ts';
import { resources } from '../resources/registry.ts';
import type { Resource } from '../resources/resource.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { addressOf, originOf, type Ctx, type Env, type Services } from './context.ts';
import { find } from './find.ts';
import { whereIs } from './links.ts';
import { readJson } from './read-body.ts';

/** `/api/{resource}/{id}/…`: what one resource has and others have not. */
export function ownRoutes(app: Hono<Env>, services: Services): void {
  for (const resource of resources) {
    for (const route of resource.routes ?? []) {
      const path = `/api/${resource.name}/:id/${route.path.replace(/{(\w+)}/, ':$1')}`;
      switch (route.kind) {
        case 'file':
          app.get(path, (c) => sendFile(c, services, resource, route));
          break;
        case 'state':
          app.get(path, (c) => sendState(c, services, resource, route));
          break;
        case 'list':
          app.get(path, etag(), (c) => sendList(c, services, resource, route));
          break;
        case 'question':
          app.post(path, (c) => sendAnswer(c, services, resource, route));
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
  const stored = await find(c, services, name);
  const { storage } = services;
  const where = whereIs(originOf(c, services), stored);
  const receipt = await route.answer(stored.definition, {
    storage,
    token,
    where,
    now: services.now(),
  });
  c.header('cache-control', 'no-store');
  return c.json(receipt);
}

async function sendFile(
  c: Ctx,
  services: Services,
  { name }: Resource,
  route: FileRoute<Definition>,
): Promise<Response> {
  const stored = await find(c, services, name);
  const { definition } = stored;
  const where = whereIs(originOf(c, services), stored);
  const { search } = new URL(c.req.url);
  const { storage } = services;
  const asked = { storage, search, where, now: services.now() };
  const text = await route.answer(definition, asked);
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
  const { definition } = await find(c, services, name);
  c.header('cache-control', 'no-store');
  return c.json(await route.answer(definition, { storage: services.storage, now: services.now() }));
}

/** How long a list that changes no more may be kept, in seconds: an end can still be put off. */
const LIST_KEPT = 300;

/** @throws Refusal before it has closed: what grows would tell who has just come */
async function sendList(
  c: Ctx,
  services: Services,
  { name }: Resource,
  route: ListRoute<Definition>,
): Promise<Response> {
  const { definition } = await find(c, services, name);
  if (phaseAt(definition, services.now()) !== 'closed') throw new Refusal('not-closed-yet');
  const { storage } = services;
  const text = await route.answer(definition, { storage, part: c.req.param('part') });
  c.header('content-type', 'text/plain; charset=utf-8');
  // One that nobody is in may go: what nobody took part in can become a draft, or be taken out.
  c.header('cache-control', text === '' ? 'no-cache' : `public, max-age=${LIST_KEPT}`);
  return c.body(text);
}

/** How much an address may ask: more than the people behind one mistype, too little to try all. */
const QUESTIONS = { name: 'questions', most: 30, seconds: 60 };

/** @throws Refusal if too many came from the same address */
async function sendAnswer(
  c: Ctx,
  services: Services,
  { name }: Resource,
  route: QuestionRoute<Definition>,
): Promise<Response> {
  const retryAfter = services.limits.take(addressOf(c, services), QUESTIONS);
  if (retryAfter > 0) throw new Refusal('too-many-requests', { retryAfter });
  const { definition } = await find(c, services, name);
  const body = await readJson(c.req.raw);
  c.header('cache-control', 'no-store');
  return c.json(await route.answer(definition, { storage: services.storage, body }));
}

/** @throws Refusal if there is none: a wrong token and no token look the same from outside */
function tokenOf(c: Ctx): string {
  const [, token] = /^Bearer ([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) throw new Refusal('not-found');
  return token;
}
