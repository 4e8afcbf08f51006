import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import { nearestTag, pickText } from '../../protocol/pick-text.ts';
import { visibilityAt } from '../../protocol/visibility.ts';
import { resourceNamed, resources, votedResources } from '../resources/registry.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { findShown } from '../taking-part/trial.ts';
import { isTrialId } from '../trial-id.ts';
import { originOf, type Ctx, type Env, type Services } from './context.ts';
import { siteOf } from './dress.ts';
import { keepOutOfIndexes } from './find.ts';
import { escapeHtml } from './html.ts';
import { languagesOf } from './page-language.ts';
import { pageWords } from './page-words.ts';

/** CSS pixels, where the page around it names no least. */
const WIDTH = 800;
const HEIGHT = 800;
/** What of an address's query belongs to the page. */
const KEPT = ['lang', 'remember'];

/** A page hosted here, as its address names it. */
interface Asked {
  readonly stored: Stored;
  /** The address, as the server itself writes it. */
  readonly url: string;
  /** What is shown under the definition's own page. */
  readonly more: 'results' | 'item' | undefined;
  readonly item: string | undefined;
  /** BCP 47, where the address names one. */
  readonly language: string;
}

/**
 * `GET /oembed?url=…`: how a page hosted here is shown in one elsewhere, as oembed.com has it. Who
 * knows the address of what is unlisted may embed it; a draft is not there.
 */
export function oembedRoute(app: Hono<Env>, services: Services): void {
  app.get('/oembed', cors({ origin: '*' }), async (c) => {
    c.header('cache-control', 'no-cache');
    const format = c.req.query('format') ?? 'json';
    if (format !== 'json') return c.json(saying(501, `There is JSON alone, and no "${format}".`), 501); // prettier-ignore
    const given = c.req.query('url');
    if (!given) return c.json(saying(400, 'The address of a page of this server is missing: url=…'), 400); // prettier-ignore
    const asked = await find(c, services, given);
    if (!asked) return c.json(saying(404, 'No page of this server has this address.'), 404);
    if (visibilityAt(asked.stored.definition, services.now()) !== 'public') keepOutOfIndexes(c);
    return c.json(await answer(c, services, asked));
  });
}

/** @returns the address of the oEmbed answer for a page, to be found in the head of it */
export function oembedOf(origin: string, path: string): string {
  return `${origin}/oembed?${new URLSearchParams({ url: origin + path, format: 'json' }).toString()}`;
}

async function find(c: Ctx, services: Services, given: string): Promise<Asked | undefined> {
  const url = URL.parse(given);
  const path = url && pathOf(url, [originOf(c, services), new URL(c.req.url).origin]);
  const [, name = '', id = '', more, item] = PAGE.exec(path ?? '') ?? [];
  const resource = resourceNamed(name);
  if (!url || !resource || isTrialId(id)) return undefined;
  if (more !== undefined && !votedResources.includes(resource)) return undefined;
  const now = services.now();
  const stored = await services.storage.ask((db) => findShown(db, { resource: resource.name, id, now })); // prettier-ignore
  if (!stored) return undefined;
  const named = item === undefined ? undefined : decoded(item);
  if (item !== undefined && !(stored as Voted).definition.items.some((one) => one.id === named)) return undefined; // prettier-ignore
  const query = new URLSearchParams(KEPT.flatMap((key) => url.searchParams.getAll(key).map((value) => [key, value]))); // prettier-ignore
  const search = query.size > 0 ? `?${query.toString()}` : '';
  const { definition } = stored;
  const wanted = url.searchParams.get('lang') ?? '';
  return {
    stored,
    url: `${originOf(c, services)}${path}${search}`,
    more: item === undefined ? (more as 'results' | undefined) : 'item',
    item: named,
    language: nearestTag(languagesOf(definition), wanted) ?? definition.language,
  };
}

const PAGE = new RegExp(
  `^/(${resources.map(({ name }) => name).join('|')})/([^/]+)(?:/(results|items/([^/]+)))?$`,
);

/** @returns the path of a page of this server; the same by http and https, which a proxy may change */
function pathOf(url: URL, origins: readonly string[]): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined;
  for (const origin of origins) {
    const base = new URL(origin);
    const before = base.pathname.replace(/\/$/, '');
    if (url.host !== base.host || !url.pathname.startsWith(`${before}/`)) continue;
    return url.pathname.slice(before.length).replace(/\/$/, '');
  }
  return undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

async function answer(c: Ctx, services: Services, asked: Asked): Promise<object> {
  const { url, language } = asked;
  const site = await siteOf(services);
  const origin = originOf(c, services);
  const provider = site
    ? pickText(site.site.name, language, site.site.language).value
    : new URL(origin).host;
  const width = atMost(c.req.query('maxwidth'), WIDTH);
  const height = atMost(c.req.query('maxheight'), HEIGHT);
  const title = titleOf(asked);
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: provider,
    provider_url: `${origin}/`,
    width,
    height,
    html: `<iframe src="${escapeHtml(url)}" width="${width}" height="${height}" title="${escapeHtml(title)}"></iframe>`,
  };
}

function titleOf({ stored: { definition }, more, item, language }: Asked): string {
  const title = pickText(definition.title, language, definition.language).value;
  if (more === 'results') return `${title} – ${pageWords(language).say('results')}`;
  if (more === undefined || !('items' in definition)) return title;
  const found = definition.items.find(({ id }) => id === item);
  return found ? `${pickText(found.name, language, definition.language).value} – ${title}` : title;
}

/** @returns CSS pixels: what is asked for, where that is a number, and no more than is usual */
function atMost(asked: string | undefined, usual: number): number {
  const most = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 0;
  return most > 0 ? Math.min(most, usual) : usual;
}

/** What went wrong, for who reads it in a program or a browser. */
function saying(status: number, detail: string): object {
  return { status, detail };
}
