import type { Hono } from 'hono';
import { htmlOf, scriptLine, written } from '../../builder/pasted.ts';
import { BUILDER_WORDS } from '../../builder/words.ts';
import en from '../../builder/words/en.json' with { type: 'json' };
import { createFormat } from '../../i18n/format.ts';
import { phrase } from '../../i18n/message.ts';
import { buildFiles } from '../build-files.ts';
import { buildFolder } from '../package-root.ts';
import { originOf, type Env, type Services } from './context.ts';
import { escapeHtml } from './html.ts';
import { here } from './links.ts';
import { nameOf, OUR_LANGUAGES } from './page-language.ts';
import { sendPage } from './page.ts';
import { wordsIn } from './page-words.ts';
import { wordsForReader } from './reader-words.ts';

/**
 * `/embed`: the lines that an editor pastes, for what is here or at any address. Its script
 * (`builder/page.ts`) asks that address from the browser; the server asks nobody.
 */
export function builderPage(app: Hono<Env>, services: Services): void {
  app.get('/embed', async (c) => {
    const { lang, offered } = await wordsForReader(c, services);
    const words = BUILDER_WORDS[lang] ?? en;
    const format = createFormat(lang);
    const say = (key: keyof typeof en) => phrase(words[key], {}, format);
    const [to, origin] = [here(c), originOf(c, services)];
    const script = `${origin}/samskab.js`;
    const files = buildFiles(services.options.build ?? buildFolder);
    const given = {
      words: { ...kinds(lang), ...words },
      languages: Object.fromEntries(OUR_LANGUAGES.map((tag) => [tag, nameOf(tag)])),
      files: files && { core: files.core, parts: files.parts },
      script,
      release: await services.releases.ownName(),
    };
    const html = `<h1>${escapeHtml(say('title'))}</h1>
      <p>${escapeHtml(say('lead'))}</p>
      <div id="builder" data-api="${to('/api')}" data-given="${escapeHtml(JSON.stringify(given))}">
        <noscript>
          <p>${escapeHtml(say('noScript'))}</p>
          <pre dir="ltr" tabindex="0"><code>${escapeHtml(example(origin, script))}</code></pre>
        </noscript>
      </div>
      <script type="module" src="${to('/samskab/builder.js')}"></script>`;
    const page = { language: lang, offered, title: say('title'), html, runs: true, looks: true };
    return sendPage(c, services, page);
  });
}

/** What the front page calls what there is. */
function kinds(lang: string): object {
  const { ideas, budget, ballot, event, results, language } = wordsIn(lang, 'pages');
  return { ideas, budget, ballot, event, results, language };
}

function example(origin: string, script: string): string {
  const [endpoint, page] = [`${origin}/api/ballots/…`, `${origin}/ballots/…`];
  const pasted = {
    form: 'div',
    widget: 'voting-ballot',
    endpoint,
    page,
    text: 'Stem her',
  } as const;
  return `${scriptLine(script)}\n\n${htmlOf(written(pasted))}`;
}
