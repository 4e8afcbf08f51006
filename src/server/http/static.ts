import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { buildFolder } from '../package-root.ts';
import type { Env, Services } from './context.ts';
import { fileWithin, isFileWithin } from './file-within.ts';
import { originsOfAll, pagePolicy } from './page-policy.ts';
import { HASHED, releaseFiles } from './release-files.ts';

/**
 * The widgets' build: `/samskab.js` and what it loads; of other releases what pages that run them
 * ask for; and `/samskab/1.2.3/…`, all that a release has under names that never change.
 */
export function buildRoutes(app: Hono<Env>, services: Services): void {
  const { build = buildFolder } = services.options;
  const loader = filesIn(join(build, 'loader'));
  const isOwn = (path: string) => isFileWithin(join(build, 'loader'), path);
  const { numbered, ofItsCore, ofOthers } = releaseFiles(services.releases, isOwn);
  app.get('/samskab.js', forAnyPage, etag(), loader);
  app.get('/samskab/:release{[0-9]+\\.[0-9]+\\.[0-9]+[^/]*}/:path{.+}', forEver, numbered);
  app.get('/samskab/*', forAnyPage, ofItsCore, etag(), loader, ofOthers);
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

const forAnyPage = keptFor((path) => (HASHED.test(path) ? YEAR : MINUTES));
const forEver = keptFor(() => YEAR);

/** A 304 says it again: its headers take the place of those that the browser has kept. */
function keptFor(cacheControl: (path: string) => string): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    const isThere = c.res.ok || c.res.status === 304;
    c.header('cache-control', isThere ? cacheControl(c.req.path) : 'no-cache');
  };
}

const strictPage =
  (services: Services): MiddlewareHandler<Env> =>
  async (c, next) => {
    // What begins with a dot, such as .git or .env, was not meant to be seen.
    if (c.req.path.split('/').some((part) => part.startsWith('.'))) return c.notFound();
    await next();
    // No file, but a page of ours, which says for itself what it is and who may keep it.
    if (c.res.headers.has('content-security-policy')) return;
    c.header('content-security-policy', pagePolicy({ images: await originsOfAll(services) }));
    c.header('referrer-policy', 'strict-origin-when-cross-origin');
    c.header('cache-control', 'no-cache');
  };
