import { pickText } from '../../protocol/pick-text.ts';
import {
  facts,
  inLanguage,
  linkOf,
  pictureHtml,
  standing,
  type Item,
  type Shown,
} from './catalogue.ts';
import { escapeHtml } from './html.ts';

/** A page about one thing to choose: what stands above the widget, and what others show of the page. */
export interface ItemPage {
  /** Plain text. */
  readonly title: string;
  readonly html: string;
  /** Plain text; undefined where nothing is said of it. */
  readonly description: string | undefined;
  /** Its picture, relative to the endpoint. */
  readonly image: string | undefined;
}

/** All there is to know of an item, for reading and for sharing: it needs no script. */
export function itemPage(item: Item, shown: Shown): ItemPage {
  const { language, stored } = shown;
  const plain = (text: Item['name']) => pickText(text, language, stored.definition.language).value;
  const parts = [
    toVote(shown),
    picture(item, shown),
    `<h1>${inLanguage(item.name, shown)}</h1>`,
    small(item, shown),
    ...(item.description === undefined ? [] : [`<p>${inLanguage(item.description, shown)}</p>`]),
    ...paragraphs(item, shown),
    more(item, shown),
    standing(shown),
  ].filter((part) => part !== '');
  const about = item.description ?? item.text;
  return {
    title: plain(item.name),
    html: `<article class="item">
        ${parts.join('\n        ')}
      </article>`,
    description: about === undefined ? undefined : plain(about),
    image: item.picture?.url,
  };
}

/** @returns the way back to all there is to choose from */
export function toVote(shown: Pick<Shown, 'stored' | 'to' | 'words' | 'language'>): string {
  const { stored, to, words, language } = shown;
  const { resource, definition } = stored;
  const title = pickText(definition.title, language, definition.language).value;
  const back = to(`/${resource}/${definition.id}`);
  return `<p><a href="${escapeHtml(back)}">${escapeHtml(words.say('toVote', { name: title }))}</a></p>`;
}

function picture({ picture }: Item, shown: Shown): string {
  if (!picture) return '';
  const { language, stored, words } = shown;
  const { credit } = picture;
  const by = credit && pickText(credit, language, stored.definition.language).value;
  const caption = by ? `<figcaption class="small">${escapeHtml(words.say('pictureBy', { name: by }))}</figcaption>` : ''; // prettier-ignore
  return `<figure>${pictureHtml(picture, shown)}${caption}</figure>`;
}

function small(item: Item, shown: Shown): string {
  const all = facts(item, shown).map((fact) => `<bdi>${fact}</bdi>`);
  return all.length === 0 ? '' : `<p class="small">${all.join(' · ')}</p>`;
}

/** An empty line begins a paragraph, and each other one a line. */
function paragraphs({ text }: Item, { language, stored }: Shown): string[] {
  if (text === undefined) return [];
  const { value, lang } = pickText(text, language, stored.definition.language);
  const inIts = (html: string) => lang === language ? html : `<bdi lang="${escapeHtml(lang)}">${html}</bdi>`; // prettier-ignore
  return value
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${inIts(escapeHtml(paragraph).replace(/\r?\n/g, '<br />'))}</p>`);
}

function more(item: Item, shown: Shown): string {
  const { say } = shown.words;
  const { place, proposedBy, documents = [], link, formerly = [] } = item;
  const named = (text: Item['name']) => inLanguage(text, shown);
  const anchor = (url: string, html: string) => `<a href="${escapeHtml(linkOf(shown, url))}">${html}</a>`; // prettier-ignore
  const entries: [string, string[]][] = [
    [say('where'), place ? [...(place.label ? [named(place.label)] : []), anchor(mapOf(place), escapeHtml(say('onMap', { name: 'OpenStreetMap' })))] : []], // prettier-ignore
    [say('proposedBy'), proposedBy === undefined ? [] : [named(proposedBy)]],
    [say('papers'), documents.map(({ url, name }) => anchor(url, named(name)))],
  ];
  const list = entries
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `<dt>${escapeHtml(name)}</dt>${values.map((value) => `<dd>${value}</dd>`).join('')}`); // prettier-ignore
  const names = formerly.map(({ name }) => pickText(name, shown.language, shown.stored.definition.language).value); // prettier-ignore
  return [
    ...(names.length === 0 ? [] : [`<p class="small">${escapeHtml(say('formerly', { names }))}</p>`]), // prettier-ignore
    ...(link === undefined ? [] : [`<p>${anchor(link, escapeHtml(say('moreAbout')))}</p>`]),
    ...(list.length === 0 ? [] : [`<dl>${list.join('')}</dl>`]),
  ].join('\n        ');
}

/** A plain link: nobody is told of the reader before they follow it. */
function mapOf({ latitude, longitude }: NonNullable<Item['place']>): string {
  const at = `${latitude}/${longitude}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${at}`;
}
