import type { Hono } from 'hono';
import { directionOf } from '../../i18n/direction.ts';
import type { Results } from '../../protocol/results.ts';
import { pickText } from '../../protocol/pick-text.ts';
import { visibilityAt } from '../../protocol/visibility.ts';
import { resourceOf, resources, votedResources } from '../resources/registry.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { isTrial } from '../taking-part/trial.ts';
import { RESULTS_WIDGET, TAG_PREFIX } from '../tags.ts';
import type { Ctx, Env, Services } from './context.ts';
import { fromPage } from './from-page.ts';
import { shownTo } from './find.ts';
import { escapeHtml } from './html.ts';
import { PAGE_STYLES } from './page-styles.ts';
import { resultsOf } from './results.ts';
import { resultsFallback } from './results-page.ts';

/** What a page may load: its own scripts, styles and data, and nothing from elsewhere. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html samskab',
].join('; ');

/** What a widget may keep on the device, as `?remember=` asks for it; see the tags' attribute. */
const REMEMBER = new Set(['device', 'tab', 'no']);

export const NO_ROBOTS = '\n    <meta name="robots" content="noindex" />';

/**
 * `/{resource}/{id}`: a page with the widget alone, for who has no page of their own; and
 * `/{resource}/{id}/results` with what came out. `?remember=no` is for a screen that many share.
 */
export function pageRoutes(app: Hono<Env>, services: Services): void {
  app.get('/samskab/page.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8');
    return c.body(PAGE_STYLES);
  });
  for (const { name } of resources) {
    app.get(`/${name}/:id`, async (c) => {
      const stored = await pageOf(c, services, name);
      if (!stored) return notFoundPage(c);
      const head = script(c) + robotsFor(stored, services);
      return htmlResponse(c, widgetPage(c, stored, head), 200);
    });
  }
  for (const { name } of votedResources) {
    app.get(`/${name}/:id/results`, async (c) => {
      const stored = await pageOf(c, services, name);
      if (!stored) return notFoundPage(c);
      const results = await resultsOf(services, stored as Voted);
      const head = script(c) + robotsFor(stored, services);
      return htmlResponse(c, resultsPage(c, results, head), 200);
    });
  }
}

/** A preview has a page of its own. */
async function pageOf(c: Ctx, services: Services, name: Stored['resource']) {
  const stored = await shownTo(c, services, name);
  return stored && !isTrial(stored) ? stored : undefined;
}

export function notFoundPage(c: Ctx): Response {
  const body = '<h1>404</h1>\n<p>There is nothing at this address.</p>';
  return htmlResponse(c, page(c, 'en', 'Not found', body), 404);
}

export function htmlResponse(c: Ctx, html: string, status: 200 | 404): Response {
  c.header('content-security-policy', PAGE_POLICY);
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'no-cache');
  return c.html(html, status);
}

/** @returns an attribute for the tag, with a blank before it; empty where nothing is asked for */
function rememberOf(c: Ctx): string {
  const asked = c.req.query('remember') ?? '';
  return REMEMBER.has(asked) ? ` remember="${asked}"` : '';
}

/** @returns what keeps a page out of search engines that is in no list of ours either */
function robotsFor({ definition }: Stored, { now }: Services): string {
  return visibilityAt(definition, now()) === 'public' ? '' : NO_ROBOTS;
}

function widgetPage(c: Ctx, stored: Stored, head: string): string {
  const { resource, definition } = stored;
  const { id, language } = definition;
  const title = pickText(definition.title, language, language).value;
  const tag = TAG_PREFIX + resourceOf(stored).widget;
  // The heading is the fallback and, in its slot, the title that the widget shows.
  const body = `<${tag} endpoint="${fromPage(c.req.path, `/api/${resource}/${id}`)}"${rememberOf(c)}>
        <h1 slot="heading">${escapeHtml(title)}</h1>
      </${tag}>`;
  return page(c, language, title, body, head);
}

function resultsPage(c: Ctx, results: Results, head: string): string {
  const endpoint = `/api/${results.resource}/${results.id}/results`;
  const { title, html } = resultsFallback(results, endpoint, c.req.path);
  const tag = TAG_PREFIX + RESULTS_WIDGET;
  const body = `<${tag} endpoint="${fromPage(c.req.path, endpoint)}"${rememberOf(c)}>
        ${html}
      </${tag}>`;
  return page(c, results.language, title, body, head);
}

export function script(c: Ctx): string {
  return `\n    <script type="module" src="${fromPage(c.req.path, '/samskab.js')}"></script>`;
}

export function page(c: Ctx, language: string, title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${fromPage(c.req.path, '/samskab/page.css')}" />${head}
  </head>
  <body>
    <main>
      ${body}
    </main>
  </body>
</html>
`;
}
