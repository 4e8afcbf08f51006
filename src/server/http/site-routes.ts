import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { findLogo } from '../storage/queries/site.ts';
import type { Env, Services } from './context.ts';
import { accentsIn, sheetOf, siteOf } from './dress.ts';
import { drawnPicture } from './drawn-picture.ts';
import { OURS } from './page-styles.ts';
import { notFoundPage } from './refusal-pages.ts';

/** What a drawing may do where somebody opens it by itself: be looked at. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Pages name them by their version, so that a change is seen at once. */
const MINUTES = 'public, max-age=300';

/** `/samskab/page.css` and `/samskab/share.png` in the town's colour, and `/samskab/logo`. */
export function siteRoutes(app: Hono<Env>, services: Services): void {
  app.get('/samskab/page.css', etag(), async (c) => {
    const { css } = sheetOf(accentsIn(await siteOf(services)));
    c.header('content-type', 'text/css; charset=utf-8');
    c.header('cache-control', MINUTES);
    return c.body(css);
  });
  app.get('/samskab/share.png', etag(), async (c) => {
    const { given } = accentsIn(await siteOf(services)) ?? OURS;
    c.header('content-type', 'image/png');
    c.header('cache-control', MINUTES);
    return c.body(drawnPicture(given));
  });
  app.get('/samskab/logo', etag(), async (c) => {
    const logo = await services.storage.ask(findLogo);
    if (!logo) return notFoundPage(c, services);
    c.header('content-type', logo.type);
    c.header('cache-control', MINUTES);
    c.header('content-security-policy', LOGO_POLICY);
    return c.body(logo.bytes);
  });
}
