/**
 * The one script that a page needs. It looks which widgets are on the page, in which language, and
 * fetches those and nothing else: the code they share, the widget with its words, and, at the same
 * time, the definition. Four requests to a working widget, this one included.
 */

import { languageFor } from '../i18n/language-for.ts';
import { areTogether } from './together.ts';

/** Filled in by the build: the file that all share, and for which tags and languages there is one. */
declare const SAMSKAB_FILES: {
  readonly core: string;
  /** What several widgets begin with, in one language: `LANGUAGE` stands for that. */
  readonly common: string;
  /** Tags without `samskab-`. */
  readonly widgets: readonly string[];
  readonly languages: readonly string[];
  /** What draws a method of voting or a kind of question that has a file of its own; as above. */
  readonly parts: Readonly<Record<string, string>>;
  /** What adds the words that a site brings. */
  readonly words: string;
};

/** With its body, which can be read only once. */
type Answer = readonly [Response, string];

/** The history of the page, once a form has come: `ui/page-history` puts it there. */
interface Hearing {
  hear(event: PopStateEvent): void;
}

const TRAIL = Symbol.for('samskab.trail.1');
const PREFIX = 'samskab-';
const { core, common, widgets, languages, parts, words } = SAMSKAB_FILES;
const SCRIPT = 'script[data-words]';
const tags = widgets.map((name) => PREFIX + name).join();
const selector = `${SCRIPT},${tags}`;

/** Definitions asked for while the widget's code is on its way; `protocol/client` takes them. */
const preloaded = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] ??=
  new Map()) as Map<string, Promise<Answer>>;

/**
 * Some browsers ask those who listen for `popstate` in the order in which they began: a router that
 * began before a form has come would take a step within the form for one of its own.
 */
addEventListener(
  'popstate',
  (event) => (globalThis as Record<symbol, Hearing | undefined>)[TRAIL]?.hear(event),
  { capture: true },
);

const seen = new WeakSet<Element>();

function look(root: Element | Document): void {
  if (root instanceof Element && root.matches(selector)) load(root);
  for (const element of root.querySelectorAll(selector)) load(element);
}

function load(element: Element): void {
  if (seen.has(element) || customElements.get(element.localName)) return;
  seen.add(element);
  if (element.matches(SCRIPT)) return addWords(element);
  const language = languageOf(element);
  const name = element.localName.slice(PREFIX.length);
  const isOne = !areTogether(tags);
  const file = `./samskab/${name}.${language}${isOne ? '' : '.together'}.js`;
  preloadDefinition(name, element.getAttribute('endpoint'), language);
  // Run as soon as it is there, and not only once the widget is too; that one says what went wrong.
  import(/* @vite-ignore */ urlOf(core)).catch(() => undefined);
  if (!isOne) import(/* @vite-ignore */ urlOf(common, language)).catch(() => undefined);
  import(/* @vite-ignore */ urlOf(file)).catch((error) => tryAgain(element, file, error));
  warmUp(language);
}

function addWords(script: Element): void {
  import(/* @vite-ignore */ urlOf(words))
    .then(({ addSiteWords }: typeof import('./site-words.ts')) =>
      addSiteWords(script.getAttribute('data-words') ?? ''),
    )
    .catch((error) => tryAgain(script, words, error));
}

/** The first number that a page formats takes longer than all others: now, while we wait anyway. */
function warmUp(language: string): void {
  setTimeout(() => new Intl.NumberFormat(language).format(0));
}

function preloadDefinition(name: string, endpoint: string | null, language: string): void {
  if (!endpoint) return;
  const url = new URL(endpoint, document.baseURI).href;
  if (preloaded.has(url)) return;
  const answer = ask(url);
  // Results tell the method too, and draw no ballot.
  const read = name === 'results' ? answer : answer.then(([, text]) => importParts(text, language));
  // The widget asks again if this fails; nobody needs to hear of it here.
  read.catch(() => undefined);
  preloaded.set(url, answer);
}

/** Read to its end before the widget asks: it would draw a place kept for what is there already. */
async function ask(url: string): Promise<Answer> {
  const response = await fetch(url, {
    // As a `preload` in the page fetches it, which would be fetched twice otherwise.
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(20_000),
  });
  return [response, await response.text()];
}

/** A method, a kind of question, or something that few definitions have. */
const PART = /"(?:method|kind)":\s*"(\w+)"|"(\w+)":\s*[[{t]/g;

/** What it will need is asked for while the widget itself is still on its way. */
function importParts(definition: string, language: string): void {
  // About as many things to choose from as one would search in.
  if ((definition.match(/"id":/g)?.length ?? 0) > 13) importPart('search', language);
  for (const [, value, key] of definition.matchAll(PART)) {
    importPart(value ?? key ?? '', language);
  }
}

function importPart(part: string, language: string): void {
  if (!Object.hasOwn(parts, part)) return;
  import(/* @vite-ignore */ urlOf(parts[part] ?? '', language)).catch(() => undefined);
}

function languageOf(element: Element): string {
  const isThere = (language: string) => languages.includes(language);
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? '';
  return languageFor(chosen(element) ?? tag, isThere, tag);
}

/** What the reader chose on a page before: see `i18n/chosen.ts`. */
function chosen(element: Element): string | null {
  try {
    return element.getAttribute('remember') === 'no'
      ? null
      : localStorage.getItem('samskab:language');
  } catch {
    return null;
  }
}

/** @param language of the words in it, where there is a file for each */
function urlOf(file: string, language = ''): string {
  return new URL(file.replace('LANGUAGE', language), import.meta.url).href;
}

/** A file lost on the way leaves the fallback on the page; it is asked for again when online. */
function tryAgain(element: Element, file: string, error: unknown): void {
  console.error('samskab: could not load', file, error);
  seen.delete(element);
  addEventListener('online', () => look(element), { once: true });
}

look(document);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node instanceof Element) look(node);
  }
}).observe(document, { childList: true, subtree: true });
