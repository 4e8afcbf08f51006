import type { Where } from '../resources/own-route.ts';
import { resources } from '../resources/registry.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import type { Ctx } from './context.ts';
import { isTrial } from '../taking-part/trial.ts';
import { realId } from '../trial-id.ts';

/** @returns the page with the preview of a draft: the token comes in its fragment */
export function previewPath(resource: string, id: string): string {
  return `/preview/${resource}/${id}`;
}

/** Leads from a page hosted here: to a path of this server, or an address elsewhere as it is. */
export type To = (link: string) => string;

/** @returns the page about one thing to choose */
export function itemPath(resource: string, id: string, item: string): string {
  return `/${resource}/${id}/items/${encodeURIComponent(item)}`;
}

/** The pages that are hosted here, and no files or answers of the API. */
const PAGE = new RegExp(`^/($|[?#]|(${resources.map(({ name }) => name).join('|')})/)`);

/** @returns a path, in the language that its page is read in where that was chosen */
function inLanguage(path: string, language: string | undefined): string {
  if (language === undefined || !PAGE.test(path)) return path;
  const [, before = '', fragment = ''] = /^([^#]*)(.*)$/.exec(path) ?? [];
  const sign = before.includes('?') ? '&' : '?';
  return `${before}${sign}lang=${encodeURIComponent(language)}${fragment}`;
}

/**
 * Every link of a page goes through it: a path of this server is told from where the page itself is,
 * so that it holds under whichever path a proxy has put the server. To a page hosted here it takes
 * along the language that was chosen.
 */
export function here(c: Ctx): To {
  const up = '../'.repeat(c.req.path.split('/').length - 2) || './';
  return (link) => {
    if (!/^\/(?!\/)/.test(link)) return link;
    const language = c.get('language');
    return up + inLanguage(link, language).slice(1);
  };
}

/** @param origin without a slash at its end */
function endpointOf(origin: string, { resource, definition }: Stored): string {
  return `${origin}/api/${resource}/${definition.id}`;
}

/** @returns the page that holds the widget: the definition's own, else the one hosted here; of a trial its preview */
function pageOf(origin: string, stored: Stored): string {
  const { page, id } = stored.definition;
  if (isTrial(stored)) return `${origin}${previewPath(stored.resource, realId(id))}`;
  if (page === undefined) return `${origin}/${stored.resource}/${id}`;
  // A path is one of this server, under whichever path that is itself.
  return page.startsWith('/') ? origin + page : page;
}

export function whereIs(origin: string, stored: Stored): Where {
  return { endpoint: endpointOf(origin, stored), page: pageOf(origin, stored) };
}

/** @returns where a link leads that is relative to an endpoint, from a page hosted here */
export function linkFrom(to: To, endpoint: string, link: string): string | null {
  const base = 'https://here.invalid';
  const url = URL.parse(link, base + endpoint);
  return url && (url.origin === base ? to(url.pathname + url.search) : url.href);
}
