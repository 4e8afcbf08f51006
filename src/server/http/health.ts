import type { Hono } from 'hono';
import { resources } from '../resources/registry.ts';
import { countDefinitions } from '../storage/queries/definitions.ts';
import { originOf, type Env, type Services } from './context.ts';

/** `GET /health` for whoever watches the server, `GET /api` for whoever looks around. */
export function healthRoutes(app: Hono<Env>, services: Services): void {
  app.get('/health', async (c) => {
    await services.storage.read(countDefinitions);
    c.header('cache-control', 'no-store');
    return c.json({ status: 'ok' });
  });
  app.get('/api', (c) => {
    const origin = originOf(c, services);
    const lists = resources.map(({ name }) => [name, `${origin}/api/${name}`]);
    return c.json({
      links: { ...Object.fromEntries(lists), openapi: `${origin}/api/openapi.json` },
    });
  });
}
