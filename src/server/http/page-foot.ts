import { pickText, type ShownText } from '../../protocol/pick-text.ts';
import type { Site } from '../../protocol/site.ts';
import type { Dress } from './dress.ts';
import { escapeHtml } from './html.ts';
import type { To } from './links.ts';
import { pageWords, type PageWords } from './page-words.ts';

const LINKS = ['privacy', 'accessibility', 'contact'] as const;

/**
 * What stands under a page: on screen where to read of privacy and accessibility and whom to ask;
 * on paper whose it is, whom to ask, and where and when it was printed.
 */
export function pageFoot(language: string, name: ShownText, dress: Dress): string {
  const words = pageWords(language);
  const lang = words.lang === language ? '' : ` lang="${words.lang}"`;
  const links = dress.site ? linksTo(dress.site.site, language, words, dress.to) : [];
  const list = links.length === 0 ? '' : `
      <ul>${links.join('')}</ul>`; // prettier-ignore
  return `<footer${lang}>${list}
      <p class="paper">${onPaper(language, name, dress, words)}</p>
    </footer>`;
}

type Whose = Pick<Site, 'links' | 'language'>;

function linksTo(site: Whose, wanted: string, { say }: PageWords, to: To): string[] {
  return LINKS.flatMap((kind) => {
    const link = linkTo(kind, site, wanted);
    const text = escapeHtml(say(kind));
    return link === undefined ? [] : `<li><a href="${escapeHtml(to(link))}">${text}</a></li>`;
  });
}

function linkTo(
  kind: (typeof LINKS)[number],
  { links, language }: Whose,
  wanted: string,
): string | undefined {
  const link = links?.[kind];
  return link === undefined ? undefined : pickText(link, wanted, language).value;
}

function onPaper(
  language: string,
  name: ShownText,
  { site, host, address, now }: Dress,
  { say }: PageWords,
): string {
  const contact = site && linkTo('contact', site.site, language);
  const from = say('from', { address, date: dayOf(now) });
  const lines = [
    ...(site ? [`<bdi lang="${escapeHtml(name.lang)}">${escapeHtml(name.value)}</bdi>`] : []),
    ...(contact === undefined
      ? []
      : [`${escapeHtml(say('contact'))}: <bdi>${escapeHtml(readable(contact, host))}</bdi>`]),
    escapeHtml(from),
  ];
  return lines.join('<br />');
}

/** @returns a link as one types or dials it */
function readable(link: string, host: string): string {
  return link.startsWith('/') ? host + link : link.replace(/^(https?:\/\/|mailto:|tel:)/i, '');
}

/** @returns the day by the server's own clock, as `YYYY-MM-DD` */
function dayOf(now: number): string {
  return new Intl.DateTimeFormat('sv').format(now);
}
