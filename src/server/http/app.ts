import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Busy } from '../storage/busy.ts';
import { Unavailable } from '../storage/unavailable.ts';
import { PROOF_HEADER } from '../../protocol/proof.ts';
import { Refusal } from '../taking-part/refusal.ts';
import type { Ctx, Env, Services } from './context.ts';
import { definitionRoutes } from './definitions.ts';
import { PREVIEW_HEADER } from './find.ts';
import { healthRoutes } from './health.ts';
import { logFailure, requestLog } from './log.ts';
import { Metrics } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import { openApiRoute } from './openapi.ts';
import { ownRoutes } from './own-routes.ts';
import { notFoundPage, pageRoutes } from './pages.ts';
import { previewRoutes } from './preview-page.ts';
import { problemResponse } from './problem.ts';
import { resultsRoutes } from './results.ts';
import { buildRoutes, siteRoutes } from './static.ts';
import { unknownProxy } from './unknown-proxy.ts';
import { submissionRoutes } from './submissions.ts';

/** @returns everything the server answers, as a Hono app */
export function httpApp(given: Services): Hono<Env> {
  const app = new Hono<Env>();
  const metrics = new Metrics();
  const services = { ...given, storage: metrics.watching(given.storage) };
  const log = services.options.log ?? (() => {});
  const refuse = (c: Ctx, refusal: Refusal) => {
    metrics.refused(refusal.code);
    return problemResponse(c, refusal);
  };
  app.use(requestLog(log));
  app.use(unknownProxy(log, services));
  app.use(metrics.counted);
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
      onMethodNotAllowed: (c, allow) => refuse(c, new Refusal('method-not-allowed', { allow })),
    }),
  );
  healthRoutes(app, services);
  metricsRoute(app, metrics, services.options);
  openApiRoute(app);
  definitionRoutes(app, services);
  submissionRoutes(app, services);
  ownRoutes(app, services);
  resultsRoutes(app, services);
  buildRoutes(app, services.options);
  pageRoutes(app, services);
  previewRoutes(app);
  siteRoutes(app, services.options);
  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? refuse(c, new Refusal('not-found')) : notFoundPage(c),
  );
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    if (error instanceof Busy) return refuse(c, new Refusal('busy', { retryAfter: 1 }));
    logFailure(log, { requestId: c.get('requestId') }, error);
    return refuse(c, refusalOf(error));
  });
  return app;
}

/** In how many seconds there may be room again. */
const RETRY_AFTER = 5;

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Unavailable)) return new Refusal('internal');
  return new Refusal('unavailable', { retryAfter: RETRY_AFTER });
}

const gzip = compress({ encoding: 'gzip' });

/** What is fetched is compressed; a receipt is short, and holds a secret that its size could tell of. */
const compressed: MiddlewareHandler<Env> = (c, next) =>
  c.req.method === 'GET' ? gzip(c, next) : next();

/** Any page may ask, and no cookie ever goes along: there are none. */
const anyOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: [
    'content-type',
    'idempotency-key',
    PROOF_HEADER,
    PREVIEW_HEADER,
    'authorization',
    'accept',
  ],
  exposeHeaders: ['retry-after', 'etag', 'date', 'age'],
  maxAge: 86_400,
});

const crossOrigin: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('cross-origin-resource-policy', 'cross-origin');
};
