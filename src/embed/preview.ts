/**
 * What a page with the preview of a draft runs. The token that opens it stands in the fragment of
 * the link, which no server and no log sees: it is taken out of the address bar, kept for a reload as
 * long as the tab is open, and sent in a header with what the widget asks. The widget knows nothing
 * of it.
 */
import { directionOf } from '../i18n/direction.ts';
import { languageFor } from '../i18n/language-for.ts';
import { pickText } from '../protocol/pick-text.ts';
import type { Text } from '../protocol/text.ts';

/** What of a definition this needs. */
interface Titled {
  readonly title: Text;
  readonly language: string;
}

/** The widget's properties that are set here. */
interface Widget extends HTMLElement {
  endpoint: string;
  fetch: typeof fetch;
  remember: string;
}

/** What a mail program puts behind it, such as a full stop, is no part of it. */
const TOKEN = /^#([0-9a-f]{32})(?![\w-])/;
/** The pages about single items of a draft are opened by the same token. */
const kept = `samskab-preview:${location.pathname.replace(/\/items\/[^/]*$/, '')}`;
const place = document.querySelector<HTMLElement>('#preview');
const told = [...document.querySelectorAll<HTMLElement>('[data-told]')];

/** @returns the token; kept, and no longer in the address */
function takeToken(): string | undefined {
  const [, given] = TOKEN.exec(location.hash) ?? [];
  if (given === undefined) return storage()?.getItem(kept) ?? undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  storage()?.setItem(kept, given);
  return given;
}

/** A browser that keeps nothing still shows what the link opens, until it is loaded again. */
function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Shows one of what the page can say, in one of its languages. */
function tell(what: 'draft' | 'ended' | 'lost', tag: string): void {
  const language = languageFor(tag, (one) => told.some(({ lang }) => lang === one));
  for (const element of told) {
    element.hidden = element.dataset['told'] !== what || element.lang !== language;
    if (element.hidden) continue;
    const word = element.querySelector('strong')?.textContent;
    if (word) document.title = `${word} – ${document.title}`;
  }
}

/** @returns a `fetch` that sends the token to this server, and to no other */
function asking(token: string): typeof fetch {
  return (input, init = {}) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin === location.origin) {
      request.headers.set('samskab-preview', token);
    }
    return fetch(request);
  };
}

function show(place: HTMLElement, definition: Titled, ask: typeof fetch): void {
  const { language } = definition;
  const { value, lang } = pickText(definition.title, language, language);
  keepLanguage(document.querySelectorAll<HTMLElement>('header, footer'));
  Object.assign(document.documentElement, { lang: language, dir: directionOf(language) });
  // What follows is whose it is.
  document.title = document.title.replace(/^.*?(?= – )/, () => value);
  tell('draft', language);
  const widget = document.createElement(place.dataset['tag'] ?? '') as Widget;
  const heading = document.createElement('h1');
  Object.assign(heading, { slot: 'heading', lang, textContent: value });
  widget.append(heading);
  const { item } = place.dataset;
  if (item !== undefined) widget.setAttribute('item', item);
  // Nothing of a trial stays on the device: who loads the page again can try again.
  Object.assign(widget, { endpoint: endpointOf(place), fetch: ask, remember: 'no' });
  place.append(widget);
}

/** What stands around the draft is in the language of who reads it, and stays in it. */
function keepLanguage(elements: Iterable<HTMLElement>): void {
  const { lang, dir } = document.documentElement;
  for (const element of elements) Object.assign(element, { lang: element.lang || lang, dir });
}

function endpointOf(place: HTMLElement): string {
  return new URL(place.dataset['endpoint'] ?? '', document.baseURI).href;
}

async function begin(place: HTMLElement): Promise<void> {
  const token = takeToken();
  if (token === undefined) return tell('ended', navigator.language);
  const ask = asking(token);
  try {
    const response = await ask(endpointOf(place));
    if (response.ok) show(place, (await response.json()) as Titled, ask);
    else tell(response.status === 404 ? 'ended' : 'lost', navigator.language);
  } catch {
    tell('lost', navigator.language);
  }
}

// Another link to the same page changes its fragment alone.
addEventListener('hashchange', () => {
  if (TOKEN.test(location.hash)) location.reload();
});
if (place) void begin(place);
