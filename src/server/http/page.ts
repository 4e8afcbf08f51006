import { directionOf } from '../../i18n/direction.ts';
import { policyOrigin } from '../../protocol/policy-origin.ts';
import { pickText, type ShownText } from '../../protocol/pick-text.ts';
import type { Site } from '../../protocol/site.ts';
import type { Refusal } from '../taking-part/refusal.ts';
import { originOf, type Ctx, type Services } from './context.ts';
import { dressOf, type Dress } from './dress.ts';
import { escapeHtml } from './html.ts';
import { languageRow } from './language-row.ts';
import type { To } from './links.ts';
import { pageFoot } from './page-foot.ts';
import { sendPackedPage } from './packed.ts';
import { pagePolicy } from './page-policy.ts';

/** A page hosted here: its content; whose it is stands around it. */
export interface Page {
  /** BCP 47. */
  readonly language: string;
  /** What a reader may choose from instead; nothing is offered unless given. */
  readonly offered?: readonly string[];
  /** Plain text; the name of whose it is follows it. */
  readonly title: string;
  /** What stands in `main`. */
  readonly html: string;
  /**
   * Whether the styles of a form stand in it: it is painted without asking for them first. For where
   * people come to; a page that follows has the sheet from there no sooner.
   */
  readonly styled?: boolean;
  /** Whether a widget is in it. */
  readonly runs?: boolean;
  /** Whether a form is in it, which is sent to the page itself. */
  readonly asks?: boolean;
  /** Whether it asks servers elsewhere for definitions; no script of theirs is run. */
  readonly looks?: boolean;
  /** What others show of it where somebody shares its address. */
  readonly shared?: Shared;
  /** Other servers whose pictures it shows, as origins. */
  readonly images?: readonly string[];
  /**
   * Where the definition of its widget is, from the page: a page elsewhere to which this address was
   * given as an endpoint reads it here.
   */
  readonly definition?: string;
  /** How it is shown in a page elsewhere: the whole address of its oEmbed answer. */
  readonly oembed?: string;
  /** Whether search engines are to leave it out. */
  readonly unlisted?: boolean;
}

/** Of HTTP. */
export type PageStatus = 200 | 201 | 500 | 503 | Refusal['status'];

/** All of it is plain text. */
export interface Shared {
  readonly title: string;
  readonly description: string | undefined;
  /** Whole addresses. */
  readonly url: string;
  readonly image: string | undefined;
}

/** Sends a page in the town's dress. */
export async function sendPage(
  c: Ctx,
  services: Services,
  page: Page,
  status: PageStatus = 200,
): Promise<Response> {
  const dress = await dressOf(c, services);
  // What is not there has no address, and looks the same wherever it was looked for.
  const html = inDress(c, page, status === 200 ? dress : { ...dress, address: dress.host });
  const own = policyOrigin(URL.parse(originOf(c, services)));
  c.header(
    'content-security-policy',
    pagePolicy(
      { ...page, own: page.runs ? own : undefined },
      page.styled ? dress.styles.hash : undefined,
    ),
  );
  // To itself a browser must say where a form was: with no referrer at all it says that of none.
  c.header('referrer-policy', page.asks ? 'same-origin' : 'no-referrer');
  // Everybody sees the same of it, and no cookie goes along.
  if (page.definition !== undefined) c.header('access-control-allow-origin', '*');
  // Without a language in its address it is that of who asks, and nobody else's.
  c.header('cache-control', c.get('language') === undefined ? 'private, no-cache' : 'no-cache');
  return status === 200 ? sendPackedPage(c, html) : c.html(html, status);
}

function inDress(c: Ctx, page: Page, dress: Dress): string {
  const { language, title, html, runs = false, offered = [] } = page;
  const name = nameIn(language, dress);
  const script = runs
    ? `
    <script type="module" src="${dress.to('/samskab/hosted.js')}"></script>
    <script type="module" src="${dress.to('/samskab.js')}"></script>`
    : '';
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="application-name" content="${escapeHtml(name.value)}" />${robots(page)}${colours(dress)}${sharing(page, name.value)}
    <title>${escapeHtml(`${title} – ${name.value}`)}</title>
    <link rel="icon" href="${logoOf(dress) ?? 'data:,'}" />
    ${sheet(page, dress)}${definitionLink(page)}${oembedLink(page)}${script}
  </head>
  <body>
    <header>
      ${whose(language, name, dress)}${languageRow(c, offered, language)}
    </header>
    <main${runs ? ' class="runs"' : ''}>
      ${html}
    </main>
    ${pageFoot(language, name, dress)}
  </body>
</html>
`;
}

/** What is only for paper is asked for last, and nothing waits for it. */
function sheet({ styled }: Page, { styles, to }: Dress): string {
  const href = `${to('/samskab/page.css')}?v=${styles.tag}`;
  if (!styled) return `<link rel="stylesheet" href="${href}" />`;
  return `<style>${styles.first}</style>
    <link rel="stylesheet" media="print" href="${href}" />`;
}

/** As in the Open Graph protocol, which those who show links to others read. */
function sharing({ shared, language }: Page, site: string): string {
  if (!shared) return '';
  const { title, description, url, image } = shared;
  const properties = { type: 'article', title, description, url, image, site_name: site };
  const tags = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`<meta property="og:${name}" content="${escapeHtml(value)}" />`],
  );
  const about = description === undefined ? [] : [`<meta name="description" content="${escapeHtml(description)}" />`]; // prettier-ignore
  const locale = `<meta property="og:locale" content="${escapeHtml(language.replace('-', '_'))}" />`;
  return `\n    ${[...about, ...tags, locale].join('\n    ')}`;
}

function definitionLink({ definition }: Page): string {
  if (definition === undefined) return '';
  return `\n    <link rel="alternate" type="application/json" href="${escapeHtml(definition)}" />`;
}

function oembedLink({ oembed, title }: Page): string {
  if (oembed === undefined) return '';
  return `\n    <link rel="alternate" type="application/json+oembed" href="${escapeHtml(oembed)}" title="${escapeHtml(title)}" />`;
}

function robots({ unlisted }: Page): string {
  return unlisted ? '\n    <meta name="robots" content="noindex" />' : '';
}

/** The bar of a phone's browser: the town's own colour by day, and nothing bright by night. */
function colours({ accents }: Dress): string {
  if (!accents) return '';
  return `
    <meta name="theme-color" content="${accents.given}" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#17191e" media="(prefers-color-scheme: dark)" />`;
}

/** @returns the name of whose it is; where nobody has said so, what the browser shows too */
function nameIn(language: string, { site, host }: Dress): ShownText {
  if (!site) return { value: host, lang: 'en' };
  return pickText(site.site.name, language, site.site.language);
}

function whose(language: string, name: ShownText, dress: Dress): string {
  const { site } = dress;
  const logo = logoOf(dress);
  const home = escapeHtml(site ? homeOf(site.site, language, dress.to) : dress.to('/'));
  const lang = escapeHtml(name.lang);
  const text = escapeHtml(name.value);
  if (logo !== undefined && site?.site.logoHasName) {
    return `<a class="whose" lang="${lang}" href="${home}"><img src="${logo}" alt="${text}" /></a>`;
  }
  // The name beside it says all that the picture would.
  const picture = logo === undefined ? '' : `<img src="${logo}" alt="" />`;
  return `<a class="whose" href="${home}">${picture}<bdi lang="${lang}">${text}</bdi></a>`;
}

type Whose = Pick<Site, 'links' | 'language'>;

function homeOf({ links, language }: Whose, wanted: string, to: To): string {
  return to(links?.home === undefined ? '/' : pickText(links.home, wanted, language).value);
}

/** @returns where the town's logo is; its version lets one that changes be seen at once */
function logoOf({ site, to }: Dress): string | undefined {
  return site?.logoType ? `${to('/samskab/logo')}?v=${site.version}` : undefined;
}
