import type { Hono } from 'hono';
import { PICTURE_TYPES, pictureNamed } from '../picture-address.ts';
import { findPicture } from '../storage/queries/pictures.ts';
import type { Env, Services } from './context.ts';
import { notFoundPage } from './refusal-pages.ts';

/** What a drawing may do where somebody opens it by itself: be looked at. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Its name is what is in it: another picture has another. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * `/pictures/{hash}.{kind}`, for any page. Nobody guesses the hash of a draft's picture: who has not
 * seen the preview, or has not the picture itself, does not know it.
 */
export function pictureRoutes(app: Hono<Env>, services: Services): void {
  app.get('/pictures/:file', async (c) => {
    const name = pictureNamed(c.req.param('file'));
    const picture = name && (await services.storage.ask((db) => findPicture(db, name)));
    if (!picture) return notFoundPage(c, services);
    c.header('content-type', PICTURE_TYPES[picture.kind]);
    c.header('cache-control', FOR_EVER);
    c.header('content-security-policy', DRAWING_POLICY);
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    const tag = `"${picture.hash}"`;
    c.header('etag', tag);
    if (c.req.header('if-none-match')?.includes(picture.hash)) return c.body(null, 304);
    return c.body(picture.bytes);
  });
}
