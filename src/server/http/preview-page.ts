import type { Hono } from 'hono';
import { directionOf } from '../../i18n/direction.ts';
import { SLUG } from '../../protocol/grammar.ts';
import { resources } from '../resources/registry.ts';
import type { Resource } from '../resources/resource.ts';
import { TAG_PREFIX } from '../tags.ts';
import { trialId } from '../trial-id.ts';
import type { Env, Services } from './context.ts';
import { keepOutOfIndexes } from './find.ts';
import { escapeHtml } from './html.ts';
import { here, previewPath, type To } from './links.ts';
import { allPageWords, type PageWords } from './page-words.ts';
import { sendPage, type Page } from './page.ts';
import { wordsForReader } from './reader-words.ts';
import { notFoundPage } from './refusal-pages.ts';

/**
 * `/preview/{resource}/{id}`: the same page whether there is such a draft or not. Its script
 * (`embed/preview.ts`) has the token, which stands in the fragment, and asks with it.
 */
export function previewRoutes(app: Hono<Env>, services: Services): void {
  for (const resource of resources) {
    const path = previewPath(resource.name, ':id');
    // The same page about one thing to choose, whether there is such a thing or not.
    for (const route of resource.voting ? [path, `${path}/items/:item`] : [path]) {
      app.get(route, async (c) => {
        const id = c.req.param('id') ?? '';
        if (!SLUG.test(id)) return notFoundPage(c, services);
        keepOutOfIndexes(c);
        // Until the script has the draft, and its language.
        const reader = await wordsForReader(c, services);
        const asked = { id, item: c.req.param('item') };
        return sendPage(c, services, previewPage(resource, asked, reader, here(c)));
      });
    }
  }
}

function previewPage(
  { name, widget }: Resource,
  { id, item }: { readonly id: string; readonly item: string | undefined },
  { lang, say }: PageWords,
  to: To,
): Page {
  const words = allPageWords();
  const one = item === undefined ? '' : ` data-item="${escapeHtml(item)}"`;
  const html = `<noscript>
        ${words.map((one) => paragraph(one, escapeHtml(one.say('previewScript')))).join('\n        ')}
      </noscript>
      <div role="status">
        ${words.flatMap(told).join('\n        ')}
      </div>
      <div id="preview" data-tag="${TAG_PREFIX}${widget}" data-endpoint="${to(`/api/${name}/${trialId(id)}`)}"${one}></div>
      <script type="module" src="${to('/samskab/preview.js')}"></script>`;
  return { language: lang, title: say('draft'), html, runs: true, unlisted: true };
}

/** What the script shows one of, in the language of the draft or else of the browser. */
function told(words: PageWords): string[] {
  const { say } = words;
  const draft = `<strong>${escapeHtml(say('draft'))}</strong> ${escapeHtml(say('draftMeans'))}`;
  return [
    paragraph(words, draft, ' class="draft" data-told="draft" hidden'),
    paragraph(words, escapeHtml(say('previewEnded')), ' data-told="ended" hidden'),
    paragraph(words, escapeHtml(say('previewLost')), ' data-told="lost" hidden'),
  ];
}

function paragraph({ lang }: PageWords, html: string, more = ''): string {
  return `<p lang="${lang}" dir="${directionOf(lang)}"${more}>${html}</p>`;
}
