import type { Hono } from 'hono';
import type { EventDefinition } from '../../protocol/events.ts';
import { cancel, readSignup } from '../taking-part/manage-signup.ts';
import { Refusal } from '../taking-part/refusal.ts';
import { originOf, type Ctx, type Env, type Services } from './context.ts';
import { find } from './definitions.ts';
import { signupLinks } from './links.ts';

/** `GET` and `DELETE /api/events/{id}/receipt`: sees and cancels a sign-up, with its token. */
export function signupReceiptRoutes(app: Hono<Env>, services: Services): void {
  const path = '/api/events/:id/receipt';
  const respond = async (c: Ctx, action: typeof readOne | typeof cancelOne) => {
    const token = tokenOf(c);
    const definition = await findEvent(services, c.req.param('id') ?? '');
    const receipt = await action(services, definition, token);
    const origin = originOf(c, services.options);
    const links = signupLinks(origin, definition, token, receipt.places ?? []);
    c.header('cache-control', 'no-store');
    return c.json({ ...receipt, links });
  };
  app.get(path, (c) => respond(c, readOne));
  app.delete(path, (c) => respond(c, cancelOne));
}

export async function findEvent(services: Services, id: string): Promise<EventDefinition> {
  const stored = await find(services, 'events', id);
  return stored.definition as EventDefinition;
}

function readOne({ storage }: Services, definition: EventDefinition, token: string) {
  return storage.read((db) => readSignup(db, definition, token));
}

function cancelOne({ storage }: Services, definition: EventDefinition, token: string) {
  return cancel(storage, definition, token);
}

/** @throws Refusal if there is none: a wrong token and no token look the same from outside */
function tokenOf(c: Ctx): string {
  const [, token] = /^Bearer ([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) throw new Refusal('not-found');
  return token;
}
