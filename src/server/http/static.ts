import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { buildFolder } from '../package-root.ts';
import type { HttpOptions } from '../public.ts';
import type { Env, Services } from './context.ts';
import { fileWithin } from './file-within.ts';
import { originsOfAll, pagePolicy } from './page-policy.ts';

/** A name that changes with its content, such as `core-BX3kq0aZ.js`. */
const HASHED = /-(?=[\w-]*[A-Z0-9_])[\w-]{8}\.\w+$/;

/** The widgets' build: `/samskab.js`, what it loads, and the pinned files in `/samskab/single/`. */
export function buildRoutes(app: Hono<Env>, { build = buildFolder }: HttpOptions): void {
  const loader = filesIn(join(build, 'loader'));
  const single = filesIn(join(build, 'single'), (path) => path.slice('/samskab/single'.length));
  app.get('/samskab.js', forAnyPage, etag(), loader);
  app.get('/samskab/single/*', forAnyPage, etag(), single);
  app.get('/samskab/*', forAnyPage, etag(), loader);
}

/** The pages in the folder of `--site`: `/borgerbudget` is `borgerbudget.html`. */
export function folderRoutes(app: Hono<Env>, services: Services): void {
  const { site } = services.options;
  if (site === undefined) return;
  const clean = filesIn(site, (path) => `${path.replace(/\/$/, '')}.html`);
  app.get('*', strictPage(services), etag(), filesIn(site), clean);
}

/**
 * Serves the files of a folder, which need not be there yet: a build may come later. The library
 * refuses a path that leads out of it before it gets here; links on disk it would follow anywhere.
 */
function filesIn(folder: string, within = (path: string) => path): MiddlewareHandler<Env> {
  return serveStatic<Env>({ rewriteRequestPath: (path) => fileWithin(folder, within(path)) });
}

const YEAR = 'public, max-age=31536000, immutable';
/** A pasted snippet names files that keep their names: a new version is there within five minutes. */
const MINUTES = 'public, max-age=300';

const forAnyPage: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
  c.header('cache-control', cacheControl(c.res, c.req.path));
};

/** A 304 says it again: its headers take the place of those that the browser has kept. */
function cacheControl({ ok, status }: Response, path: string): string {
  if (!ok && status !== 304) return 'no-cache';
  return HASHED.test(path) ? YEAR : MINUTES;
}

const strictPage =
  (services: Services): MiddlewareHandler<Env> =>
  async (c, next) => {
    // What begins with a dot, such as .git or .env, was not meant to be seen.
    if (c.req.path.split('/').some((part) => part.startsWith('.'))) return c.notFound();
    await next();
    c.header('content-security-policy', pagePolicy({ images: await originsOfAll(services) }));
    c.header('referrer-policy', 'strict-origin-when-cross-origin');
    c.header('cache-control', 'no-cache');
  };
