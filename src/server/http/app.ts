import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Busy } from '../storage/busy.ts';
import { Refusal } from '../taking-part/refusal.ts';
import type { Env, Services } from './context.ts';
import { definitionRoutes } from './definitions.ts';
import { healthRoutes } from './health.ts';
import { logFailure, requestLog } from './log.ts';
import { openApiRoute } from './openapi.ts';
import { ownRoutes } from './own-routes.ts';
import { notFoundPage, pageRoutes } from './pages.ts';
import { problemResponse } from './problem.ts';
import { resultsRoutes } from './results.ts';
import { buildRoutes, siteRoutes } from './static.ts';
import { submissionRoutes } from './submissions.ts';

/** @returns everything the server answers, as a Hono app */
export function httpApp(services: Services): Hono<Env> {
  const app = new Hono<Env>();
  const log = services.options.log ?? (() => {});
  app.use(requestLog(log));
  app.use(compressed);
  app.use(async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
  });
  app.use('/api/*', anyOrigin, crossOrigin);
  app.use('/api', anyOrigin, crossOrigin);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allow) =>
        problemResponse(c, new Refusal('method-not-allowed', { allow })),
    }),
  );
  healthRoutes(app, services);
  openApiRoute(app);
  definitionRoutes(app, services);
  submissionRoutes(app, services);
  ownRoutes(app, services);
  resultsRoutes(app, services);
  buildRoutes(app, services.options);
  pageRoutes(app, services);
  siteRoutes(app, services.options);
  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? problemResponse(c, new Refusal('not-found')) : notFoundPage(c),
  );
  app.onError((error, c) => {
    if (error instanceof Refusal) return problemResponse(c, error);
    if (error instanceof Busy) return problemResponse(c, new Refusal('busy', { retryAfter: 1 }));
    logFailure(log, c.get('requestId'), error);
    return problemResponse(c, new Refusal('internal'));
  });
  return app;
}

const gzip = compress({ encoding: 'gzip' });

/** What is fetched is compressed; a receipt is short, and holds a secret that its size could tell of. */
const compressed: MiddlewareHandler<Env> = (c, next) =>
  c.req.method === 'GET' ? gzip(c, next) : next();

/** Any page may ask, and no cookie ever goes along: there are none. */
const anyOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: ['content-type', 'idempotency-key', 'authorization', 'accept'],
  exposeHeaders: ['retry-after', 'etag', 'date', 'age'],
  maxAge: 86_400,
});

const crossOrigin: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('cross-origin-resource-policy', 'cross-origin');
};
