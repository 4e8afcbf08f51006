import type { Hono } from 'hono';
import { pickText } from '../../protocol/pick-text.ts';
import type { Results } from '../../protocol/results.ts';
import { visibilityAt } from '../../protocol/visibility.ts';
import { resourceOf, resources, votedResources } from '../resources/registry.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { isTrial } from '../taking-part/trial.ts';
import { RESULTS_WIDGET, TAG_PREFIX } from '../tags.ts';
import { shownIn, type Shown } from './catalogue.ts';
import { originOf, type Ctx, type Env, type Services } from './context.ts';
import { isPublished } from './definitions.ts';
import { shownTo } from './find.ts';
import { escapeHtml } from './html.ts';
import { itemPage, toVote } from './item-page.ts';
import { here, itemPath } from './links.ts';
import { languageOf, languagesOf } from './page-language.ts';
import { drawnForm } from './plain/drawn-forms.ts';
import { freshened, plainFormOf } from './plain/forms.ts';
import { plainView } from './plain/make-view.ts';
import { oembedOf } from './oembed.ts';
import { imageOrigins, pictureOrigins } from './page-policy.ts';
import { sendPage, type Page } from './page.ts';
import { notFoundPage } from './refusal-pages.ts';
import { isRaster, rasterOf, sharedOf } from './shared.ts';
import { resultsOf } from './results.ts';
import { resultsFallback } from './results-page.ts';

/** What a widget may keep on the device, as `?remember=` asks for it; see the tags' attribute. */
const REMEMBER = new Set(['device', 'tab', 'no']);

/**
 * `/{resource}/{id}`: a page with the widget alone, for who has no page of their own;
 * `/{resource}/{id}/items/{item}` with all of one thing to choose; and `/{resource}/{id}/results`
 * with what came out. `?remember=no` is for a screen that many share, `?lang=` for another language.
 */
export function pageRoutes(app: Hono<Env>, services: Services): void {
  for (const { name } of resources) {
    app.get(`/${name}/:id`, async (c) => {
      const stored = await pageOf(c, services, name);
      if (!stored) return notFoundPage(c, services);
      return sendPage(c, services, await widgetPage(c, services, stored));
    });
  }
  for (const { name } of votedResources) {
    app.get(`/${name}/:id/items/:item`, async (c) => {
      const stored = (await pageOf(c, services, name)) as Voted | undefined;
      if (!stored) return notFoundPage(c, services);
      return sendItemPage(c, services, stored);
    });
    app.get(`/${name}/:id/results`, async (c) => {
      const stored = await pageOf(c, services, name);
      if (!stored) return notFoundPage(c, services);
      const results = await resultsOf(services, stored as Voted);
      return sendPage(c, services, resultsPage(c, services, stored, results));
    });
  }
}

/** A preview has a page of its own. */
async function pageOf(c: Ctx, services: Services, name: Stored['resource']) {
  const stored = await shownTo(c, services, name);
  return stored && !isTrial(stored) ? stored : undefined;
}

/** @returns an attribute for the tag, with a blank before it; empty where nothing is asked for */
function rememberOf(c: Ctx): string {
  const asked = c.req.query('remember') ?? '';
  return REMEMBER.has(asked) ? ` remember="${asked}"` : '';
}

/** @returns what all pages of a definition have, in the language that is asked for */
function pageFor(c: Ctx, services: Services, { resource, definition }: Stored) {
  const spoken = languageOf(c, languagesOf(definition), definition.language);
  const asked = c.get('language');
  const query = asked === undefined ? '' : `?lang=${encodeURIComponent(asked)}`;
  return {
    ...spoken,
    oembed: oembedOf(originOf(c, services), c.req.path + query),
    runs: true,
    definition: here(c)(`/api/${resource}/${definition.id}`),
    // As it is in no list of ours either.
    unlisted: visibilityAt(definition, services.now()) !== 'public',
    images: imageOrigins(definition),
  };
}

async function shownOf(
  c: Ctx,
  services: Services,
  stored: Voted,
  language: string,
): Promise<Shown> {
  const rest = { stored, to: here(c), now: services.now() };
  return shownIn(language, { ...rest, isPublished: await isPublished(services, stored) });
}

async function widgetPage(c: Ctx, services: Services, stored: Stored): Promise<Page> {
  const page = pageFor(c, services, stored);
  const { definition } = stored;
  const title = pickText(definition.title, page.language, definition.language);
  const form = plainFormOf(stored.resource);
  const view = form && plainView(form, { ...page, stored: await freshened(form, stored, services), to: here(c), now: services.now(), runs: true }); // prettier-ignore
  const list = view ? `
        ${drawnForm(form, view, await isPublished(services, stored))}` : ''; // prettier-ignore
  // The heading is the fallback and, in its slot, the title that the widget shows.
  const html = `${tagOf(c, stored)}
        <h1 slot="heading"${langOf(title.lang, page.language)}>${escapeHtml(title.value)}</h1>${list}
      ${endOf(stored)}`;
  const shared = await sharedOf(c, services, stored, page.language);
  return { ...page, title: title.value, html, shared, styled: true, asks: list.includes('<form') };
}

async function sendItemPage(c: Ctx, services: Services, stored: Voted): Promise<Response> {
  const page = pageFor(c, services, stored);
  const { resource, definition } = stored;
  const shown = await shownOf(c, services, stored, page.language);
  const id = c.req.param('item') ?? '';
  const item = definition.items.find((one) => one.id === id);
  if (!item) return notFoundPage(c, services, toVote(shown));
  const { html, title, description, image } = itemPage(item, shown);
  const endpoint = `${originOf(c, services)}/api/${resource}/${definition.id}`;
  const vote = pickText(definition.title, page.language, definition.language);
  return sendPage(c, services, {
    ...page,
    title: `${title} – ${vote.value}`,
    html: `${html}
      ${tagOf(c, stored, ` item="${escapeHtml(id)}"`)}
        <h2 slot="heading"${langOf(vote.lang, page.language)}>${escapeHtml(vote.value)}</h2>
      ${endOf(stored)}`,
    shared: {
      title,
      description,
      url: `${originOf(c, services)}${itemPath(resource, definition.id, id)}`,
      image: isRaster(image)
        ? URL.parse(image, endpoint)?.href
        : await rasterOf(c, services, stored),
    },
  });
}

function tagOf(c: Ctx, stored: Stored, more = ''): string {
  const { resource, definition } = stored;
  const endpoint = here(c)(`/api/${resource}/${definition.id}`);
  return `<${TAG_PREFIX}${resourceOf(stored).widget} endpoint="${endpoint}"${more}${rememberOf(c)}>`;
}

function endOf(stored: Stored): string {
  return `</${TAG_PREFIX}${resourceOf(stored).widget}>`;
}

/** @returns an attribute, where a text is in another language than the page */
function langOf(lang: string, page: string): string {
  return lang === page ? '' : ` lang="${escapeHtml(lang)}"`;
}

function resultsPage(c: Ctx, services: Services, stored: Stored, results: Results): Page {
  const page = pageFor(c, services, stored);
  const to = here(c);
  const endpoint = `/api/${results.resource}/${results.id}/results`;
  const fallback = resultsFallback(results, endpoint, to, page.language);
  const tag = TAG_PREFIX + RESULTS_WIDGET;
  const html = `<${tag} endpoint="${to(endpoint)}"${rememberOf(c)}>
        ${fallback.html}
      </${tag}>`;
  return {
    ...page,
    definition: to(endpoint),
    images: pictureOrigins(stored.definition),
    title: fallback.title,
    html,
  };
}
