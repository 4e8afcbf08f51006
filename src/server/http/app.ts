import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { PROOF_HEADER } from '../../protocol/proof.ts';
import { Refusal } from '../taking-part/refusal.ts';
import type { Ctx, Env, Services } from './context.ts';
import { builderPage } from './builder-page.ts';
import { definitionRoutes } from './definitions.ts';
import { PREVIEW_HEADER } from './find.ts';
import { healthRoutes } from './health.ts';
import { logFailure, requestLog } from './log.ts';
import { Metrics } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import { openApiRoute } from './openapi/document.ts';
import { ownRoutes } from './own-routes.ts';
import { frontPage } from './front-page.ts';
import { oembedRoute } from './oembed.ts';
import { pageRoutes } from './pages.ts';
import { plainRoutes } from './plain/routes.ts';
import { pictureRoutes } from './pictures.ts';
import { previewRoutes } from './preview-page.ts';
import { problemResponse } from './problem.ts';
import { isFailure, refusalOf } from './refusal-of.ts';
import { notFoundPage, refusalPage, wantsPage } from './refusal-pages.ts';
import { resultsRoutes } from './results.ts';
import { siteRoutes } from './site-routes.ts';
import { buildRoutes, folderRoutes } from './static.ts';
import { unknownProxy } from './unknown-proxy.ts';
import { submissionRoutes, taking } from './submissions.ts';

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
  openApiRoute(app, services);
  definitionRoutes(app, services);
  const take = taking(services);
  submissionRoutes(app, services, take);
  ownRoutes(app, services);
  resultsRoutes(app, services);
  pictureRoutes(app, services);
  siteRoutes(app, services);
  buildRoutes(app, services);
  oembedRoute(app, services);
  builderPage(app, services);
  pageRoutes(app, services);
  plainRoutes(app, { services, take, refused: (code) => metrics.refused(code) });
  previewRoutes(app, services);
  folderRoutes(app, services);
  frontPage(app, services);
  app.notFound((c) =>
    c.req.path.startsWith('/api/')
      ? refuse(c, new Refusal('not-found'))
      : notFoundPage(c, services),
  );
  app.onError(async (error, c) => {
    if (isFailure(error)) logFailure(log, { requestId: c.get('requestId') }, error);
    const refusal = refusalOf(error);
    const page = wantsPage(c) ? await refusalPage(c, services, refusal) : undefined;
    if (page) metrics.refused(refusal.code);
    return page ?? refuse(c, refusal);
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
