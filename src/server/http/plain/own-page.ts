import { originOf, type Ctx, type Services } from '../context.ts';

/**
 * A form elsewhere must not vote with somebody's hand. Browsers say where a form was: the newer ones
 * in `Sec-Fetch-Site` (which nothing on a page can set), all others in `Origin`. What neither says,
 * as a terminal, is nobody's browser.
 *
 * @returns whether a form was sent from a page of this server, or from no page
 */
export function isFromOwnPage(c: Ctx, services: Services): boolean {
  const site = c.req.header('sec-fetch-site');
  // `none`: somebody asked the browser itself, as with "load again".
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  // Whether a proxy speaks https is not known everywhere; the host is what nobody else can have.
  const host = hostOf(origin);
  if (host === undefined) return false;
  return host === hostOf(c.req.url) || host === hostOf(originOf(c, services));
}

/** Without a port that is the usual one: some proxies say it, and no browser does. */
function hostOf(url: string): string | undefined {
  return URL.parse(url)?.host.replace(/:(80|443)$/, '');
}
