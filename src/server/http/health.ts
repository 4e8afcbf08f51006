import type { Hono } from 'hono';
import { resources } from '../resources/registry.ts';
import { countDefinitions } from '../storage/queries/definitions.ts';
import type { Storage } from '../storage/storage.ts';
import { originOf, type Env, type Services } from './context.ts';

/** How long an answer to `/ready` stays the answer, in milliseconds. */
const READY_FOR = 1000;

/**
 * `GET /health` says that the process lives, `GET /ready` that it can store what is sent;
 * `GET /api` is for whoever looks around.
 */
export function healthRoutes(app: Hono<Env>, services: Services): void {
  const probed = probing(services.storage);
  app.get('/health', (c) => {
    c.header('cache-control', 'no-store');
    return c.json({ status: 'ok' });
  });
  app.get('/ready', async (c) => {
    await probed();
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

/** Asks the disk once a second at most, however often it is called. */
function probing(storage: Pick<Storage, 'read' | 'probe'>): () => Promise<void> {
  let last = Promise.resolve();
  let until = 0;
  return () => {
    if (performance.now() < until) return last;
    until = Infinity;
    last = storage
      .read(countDefinitions)
      .then(() => storage.probe())
      .finally(() => (until = performance.now() + READY_FOR));
    return last;
  };
}
