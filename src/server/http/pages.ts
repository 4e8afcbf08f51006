import type { Hono } from 'hono';
import { pickText } from '../../protocol/pick-text.ts';
import type { Results } from '../../protocol/results.ts';
import { visibilityAt } from '../../protocol/visibility.ts';
import { resourceOf, resources, votedResources } from '../resources/registry.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { isTrial } from '../taking-part/trial.ts';
import { RESULTS_WIDGET, TAG_PREFIX } from '../tags.ts';
import type { Ctx, Env, Services } from './context.ts';
import { shownTo } from './find.ts';
import { escapeHtml } from './html.ts';
import { here } from './links.ts';
import { imageOrigins } from './page-policy.ts';
import { sendPage, type Page } from './page.ts';
import { notFoundPage } from './refusal-pages.ts';
import { resultsOf } from './results.ts';
import { resultsFallback } from './results-page.ts';

/** What a widget may keep on the device, as `?remember=` asks for it; see the tags' attribute. */
const REMEMBER = new Set(['device', 'tab', 'no']);

/**
 * `/{resource}/{id}`: a page with the widget alone, for who has no page of their own; and
 * `/{resource}/{id}/results` with what came out. `?remember=no` is for a screen that many share.
 */
export function pageRoutes(app: Hono<Env>, services: Services): void {
  for (const { name } of resources) {
    app.get(`/${name}/:id`, async (c) => {
      const stored = await pageOf(c, services, name);
      if (!stored) return notFoundPage(c, services);
      return sendPage(c, services, widgetPage(c, stored, isUnlisted(stored, services)));
    });
  }
  for (const { name } of votedResources) {
    app.get(`/${name}/:id/results`, async (c) => {
      const stored = await pageOf(c, services, name);
      if (!stored) return notFoundPage(c, services);
      const results = await resultsOf(services, stored as Voted);
      const images = imageOrigins(stored.definition);
      const page = resultsPage(c, results, isUnlisted(stored, services));
      return sendPage(c, services, { ...page, images });
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

/** @returns whether a page stays out of search engines, as it is in no list of ours either */
function isUnlisted({ definition }: Stored, { now }: Services): boolean {
  return visibilityAt(definition, now()) !== 'public';
}

function widgetPage(c: Ctx, stored: Stored, unlisted: boolean): Page {
  const { resource, definition } = stored;
  const { id, language } = definition;
  const title = pickText(definition.title, language, language).value;
  const tag = TAG_PREFIX + resourceOf(stored).widget;
  // The heading is the fallback and, in its slot, the title that the widget shows.
  const endpoint = here(c)(`/api/${resource}/${id}`);
  const html = `<${tag} endpoint="${endpoint}"${rememberOf(c)}>
        <h1 slot="heading">${escapeHtml(title)}</h1>
      </${tag}>`;
  return { language, title, html, runs: true, unlisted, images: imageOrigins(definition) };
}

function resultsPage(c: Ctx, results: Results, unlisted: boolean): Page {
  const to = here(c);
  const endpoint = `/api/${results.resource}/${results.id}/results`;
  const fallback = resultsFallback(results, endpoint, to);
  const tag = TAG_PREFIX + RESULTS_WIDGET;
  const html = `<${tag} endpoint="${to(endpoint)}"${rememberOf(c)}>
        ${fallback.html}
      </${tag}>`;
  return { language: results.language, title: fallback.title, html, runs: true, unlisted };
}
