import type { Hono } from 'hono';
import { pickText } from '../../protocol/pick-text.ts';
import { isVoted } from '../resources/registry.ts';
import { listDefinitions, type Stored } from '../storage/queries/definitions.ts';
import { asWritten } from './as-written.ts';
import { howToBegin } from './beginning.ts';
import { originOf, type Env, type Services } from './context.ts';
import { siteOf } from './dress.ts';
import { escapeHtml } from './html.ts';
import { here, linkFrom, type To } from './links.ts';
import { listed, type Listed } from './listed.ts';
import { sendPage, type Page } from './page.ts';
import type { PageWords } from './page-words.ts';
import { wordsForReader } from './reader-words.ts';

/** `/`, where no folder of pages has one: what there is, or how to begin. */
export function frontPage(app: Hono<Env>, services: Services): void {
  app.get('/', async (c) => {
    const all = await services.storage.read((db) => listDefinitions(db));
    const entries = listed(all, services.now());
    const words = await wordsForReader(c, services);
    // What nobody may know of is nowhere: with nothing else it is as if there were nothing yet.
    const page =
      entries.open.length + entries.closed.length === 0
        ? howToBegin(words, originOf(c, services), (await siteOf(services)) !== undefined)
        : whatThereIs(entries, words, here(c));
    return sendPage(c, services, { ...page, offered: words.offered });
  });
}

function whatThereIs({ open, closed }: Listed, words: PageWords, to: To): Page {
  const { say, lang } = words;
  const title = say('takePart');
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...(open.length > 0
      ? [heading(say('openNow')), list(open.map((one) => openEntry(one, words, to)))]
      : [`<p class="nothing">${escapeHtml(say('nothingNow'))}</p>`]),
    ...(closed.length > 0
      ? [heading(say('over')), list(closed.map((one) => closedEntry(one, words, to)))]
      : []),
  ];
  return { language: lang, title, html: parts.join('\n      ') };
}

function heading(text: string): string {
  return `<h2>${escapeHtml(text)}</h2>`;
}

function list(entries: readonly string[]): string {
  return `<ul class="ways">
        ${entries.join('\n        ')}
      </ul>`;
}

function openEntry(stored: Stored, words: PageWords, to: To): string {
  const { definition } = stored;
  const what = words.say(definition.type);
  return entry(stored, linkTo(stored, to), words, [what, ...time('openUntil', stored, words)]);
}

function closedEntry(stored: Stored, words: PageWords, to: To): string {
  const what = isVoted(stored) ? [words.say('results')] : [];
  return entry(stored, resultOf(stored, to), words, [...what, ...time('closedOn', stored, words)]);
}

function entry(
  { definition: { title, intro, language } }: Stored,
  link: string,
  { lang }: PageWords,
  facts: readonly string[],
): string {
  const inLanguage = (text: typeof title) => {
    const shown = pickText(text, lang, language);
    const value = escapeHtml(shown.value);
    return shown.lang === lang ? value : `<bdi lang="${escapeHtml(shown.lang)}">${value}</bdi>`;
  };
  const small = facts.map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`).join(' · ');
  return [
    `<li><h3><a href="${escapeHtml(link)}">${inLanguage(title)}</a></h3>`,
    intro === undefined ? '' : `<p>${inLanguage(intro)}</p>`,
    small === '' ? '' : `<p class="small">${small}</p>`,
    '</li>',
  ].join('');
}

/** @returns the page that its owner named, else the one hosted here */
function linkTo({ resource, definition: { id, page } }: Stored, to: To): string {
  const own = page === undefined ? null : linkFrom(to, `/api/${resource}/${id}`, page);
  return own ?? to(`/${resource}/${id}`);
}

function resultOf(stored: Stored, to: To): string {
  const { resource, definition } = stored;
  if (definition.page !== undefined || !isVoted(stored)) return linkTo(stored, to);
  return to(`/${resource}/${definition.id}/results`);
}

function time(
  key: 'openUntil' | 'closedOn',
  { definition: { closes } }: Stored,
  { say, lang }: PageWords,
): string[] {
  return closes === undefined ? [] : [say(key, { when: asWritten(closes, lang) })];
}
