/**
 * What survives in a CMS becomes a widget: `<div data-samskab="voting-ballot" data-endpoint="…">`, and a
 * link, whose type comes from its definition. What was there before stays as the fallback, and where
 * anything is wrong it is all there is. Fetched where a page has such a thing.
 */
import { addressOf, tidied } from '../ui/address.ts';
import type { Fault } from '../ui/telling.ts';
import { WIDGET_OF } from '../ui/widget-of.ts';
import { isTrusted, takeOver } from './trust.ts';
import type { Answer } from './definitions.ts';
import { isAlone, outermost } from './link.ts';

/** What the loader does for whatever it finds. */
export interface Loading {
  /** The names of all widgets. */
  readonly widgets: readonly string[];
  /** Fetches a widget in the language of a place. @returns whether it came */
  readonly load: (name: string, at: Element) => Promise<boolean>;
  /** Asks for a definition, and for what it will need. */
  readonly answerOf: (url: string, at: Element) => Promise<Answer>;
  /** Tries once more when the line is back. */
  readonly again: (element: Element) => void;
  /** Says to other versions on the page that this one shows it. @returns whether none did */
  readonly claim: (element: Element) => boolean;
}

interface Found {
  readonly url: string;
  readonly answer: Answer;
  /** Of the definition. */
  readonly type: string;
}

/** This lies beside the script, on the same server. */
const own = import.meta.url;

type Tell = (fault: Fault, detail?: unknown, at?: string) => void;

const preloaded = (globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] as Map<string, Promise<Answer>>; // prettier-ignore
/** Milliseconds: what has waited longer may be over. */
const FRESH = 5000;
const begun = new Map<string, number[]>();
const MARKED = 'a[rel~="ugc" i], a[rel~="nofollow" i]';

/**
 * Makes of an element what it is marked as.
 * @param isMarked whether somebody said so; else it is a link that may be one
 * @returns the widget, where it is in an element that stays where it is
 */
export async function begin(
  element: HTMLElement,
  isMarked: boolean,
  loading: Loading,
): Promise<Element | undefined> {
  const { again, claim } = loading;
  const tell: Tell = (...what) => isMarked && void tellOf(element, ...what);
  if (!isMarked && !isAlone(element)) return undefined;
  // A link within the page.
  if ((element as HTMLAnchorElement).href?.split('#')[0] === location.href.split('#')[0]) return undefined; // prettier-ignore
  if (element.localName !== 'iframe') return upgrade(element, loading, tell);
  if (!trustedAddress(element, 'src', tell) || !claim(element)) return undefined;
  try {
    (await import('./framing.ts')).fit(element as HTMLIFrameElement);
  } catch (error) {
    // It keeps its height meanwhile, and scrolls in itself.
    console.error('samskab: could not load', 'framing', error);
    again(element);
  }
  return undefined;
}

/** Shows on the page what was found on it. */
export async function check(roots: Iterable<Document | ShadowRoot>, selector: string) {
  (await import('./checking.ts')).show(roots, selector, own);
}

/** What says it is fetched where something is wrong. */
async function tellOf(element: Element, ...what: Parameters<Tell>): Promise<void> {
  (await import('../ui/telling.ts')).tellFault(element, ...what);
}

/** Makes a widget of what is at an address, once everything is there that it needs. */
async function upgrade(element: HTMLElement, loading: Loading, tell: Tell) {
  const { widgets, load, again, claim } = loading;
  const isLink = element.localName === 'a';
  const name = isLink ? undefined : nameIn(element);
  if (name !== undefined && !widgets.includes(name)) return void tell('unknown', name);
  const url = trustedAddress(element, isLink ? 'href' : 'data-endpoint', tell);
  if (!url || !claim(element)) return undefined;
  if (isInLoop(`${name} ${url}`)) return void tell('loop');
  const early = name === undefined ? undefined : load(name, element);
  try {
    const found = await find(url, element, loading);
    if (!isTrusted(found.answer[0].url || url, own)) return void tell('led', new URL(found.answer[0].url).origin); // prettier-ignore
    const its = WIDGET_OF[found.type] ?? '';
    if (its === '' || (name ?? its) !== its) return void tell('type', found.type);
    if (await (early ?? load(its, element))) return await place(element, its, found, tell);
  } catch (error) {
    tell('failed', error, url);
    again(element);
  }
  return undefined;
}

/** @returns where something is looked for; undefined where it is not, which is told */
function trustedAddress(element: Element, attribute: string, tell: Tell) {
  const given = tidied(element.getAttribute(attribute));
  const url = addressOf(given);
  if (typeof url === 'string') return void tell(url, given);
  if (element.matches(MARKED) || element.querySelector(MARKED)) return void tell('ugc');
  if (!isTrusted(url.href, own)) return void tell('foreign', url.origin);
  url.hash = '';
  return url.href;
}

/** @returns the name of a widget, as somebody may have written it */
function nameIn(element: Element): string {
  return tidied(element.getAttribute('data-samskab'))
    .toLowerCase()
    .replace(/^samskab-/, '');
}

/** A page that takes away what it did not write would be at it for ever. */
function isInLoop(what: string): boolean {
  const now = performance.now();
  const times = (begun.get(what) ?? []).filter((time) => now - time < 10_000);
  begun.set(what, [...times, now]);
  return times.length > 19;
}

/** @returns the definition at an address, or at the page there. @throws what came instead */
async function find(url: string, element: Element, { answerOf }: Loading): Promise<Found> {
  let [at, answer] = [url, await answerOf(url, element)];
  if (answer[0].ok && /^\s*</.test(answer[1])) {
    preloaded.delete(url);
    const { definitionOf } = await import('../protocol/client/follow-page.ts');
    at = definitionOf(answer[1], url, answer[0].url);
    answer = await answerOf(at, element);
  }
  preloaded.delete(at);
  const [{ ok, status }, text] = answer;
  // Known by its name where it is told.
  if (!ok) throw Object.assign(new Error(), { name: 'RefusedError', status });
  return { url: at, answer, type: typeIn(text) };
}

function typeIn(text: string): string {
  try {
    return String((JSON.parse(text) as { type?: unknown } | null)?.type);
  } catch {
    return '';
  }
}

async function place(element: HTMLElement, name: string, { url, answer }: Found, tell: Tell) {
  const tag = `samskab-${name}`;
  await customElements.whenDefined(tag);
  const isLink = element.localName === 'a';
  const outer = isLink ? outermost(element) : element;
  const since = performance.now();
  await untilFree(outer);
  if (!outer.isConnected) return undefined;
  const widget = document.createElement(tag);
  takeOver(element, widget, (written) => tell('value', written));
  widget.setAttribute('endpoint', url);
  if (performance.now() - since < FRESH) preloaded.set(url, Promise.resolve(answer));
  if (isLink) {
    outer.before(widget);
    widget.append(outer);
    return undefined;
  }
  widget.append(...element.childNodes);
  element.append(widget);
  return widget;
}

/** What has the focus is not replaced. */
async function untilFree(element: Element): Promise<void> {
  // No `:focus-within`, which does not hold while another window or frame has it.
  while (element.contains((element.getRootNode() as Document | ShadowRoot).activeElement)) {
    await new Promise((done) =>
      element.addEventListener('focusout', () => setTimeout(done), { once: true }),
    );
  }
}
