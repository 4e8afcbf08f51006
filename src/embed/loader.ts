/**
 * The one script that a page needs, as a module or not. It looks which widgets are on the page, in which
 * language, and fetches those and nothing else: the code they share, the widget with its words, and,
 * at the same time, the definition. Four requests to a working widget, this one included.
 */
import { answerOf } from './definitions.ts';
import { fetchWidget, languageOf } from './fetching.ts';
import { files, get } from './files.ts';
import type { Loading } from './upgrading.ts';

/** The history of the page, once a form has come: `ui/page-history` puts it there. */
interface Hearing {
  hear(event: PopStateEvent): void;
}
/** What is far away: a tag that is defined meanwhile shows its fallback, see `ui/element`. */
type Waiting = Element & { samskabWaits?: boolean };
type Root = Document | ShadowRoot;

/** What all versions on a page share. */
const shared = globalThis as unknown as Record<symbol, unknown> & { samskab?: unknown };
const TRAIL = Symbol.for('samskab.trail.1');
const PREFIX = 'samskab-';
const tags = files.widgets.map((name) => PREFIX + name).join();
/** A tag that is defined already is nothing to look for: all others are among these. */
const UNDEFINED = ':not(:defined)';
const PASTED = '[data-samskab],a.samskab[href],a[href$="#samskab"],script[data-words]';
/** Where a script says so, links that stand alone too. */
let links = '';
/** The commonest of those that can have no root of their own: there are thousands on a page. */
const MAY_HAVE_ROOT = ':not(a,b,br,em,i,img,li,option,path,strong,td,tr)';

/**
 * Some browsers ask those who listen for `popstate` in the order in which they began: a router that
 * began before a form has come would take a step within the form for one of its own.
 */
addEventListener('popstate', (event) => (shared[TRAIL] as Hearing | undefined)?.hear(event), {
  capture: true,
});

/** What this version has seen, and what any of them shows. */
const seen = new WeakSet<Element>();
const claimed = (shared[Symbol.for('samskab.claimed')] ??= new WeakSet()) as WeakSet<Element>;
const roots = new Set<Root>();

/** The widgets in elements that stay where they are. */
const made = new WeakMap<Node, Element | undefined>();

const observer = new MutationObserver((changes) => {
  findLinks();
  for (const { addedNodes, target } of changes) {
    for (const node of addedNodes) if (node instanceof Element) look(node);
    // Drawn anew by the page, without what was made of it.
    const widget = made.get(target);
    if (widget && addedNodes.length > 0 && !target.contains(widget)) again(target as Element);
  }
});

/** Finds what is in a root, also in what is added later. */
function watch(root: Root): void {
  if (roots.has(root)) return;
  roots.add(root);
  findLinks();
  observer.observe(root, { childList: true, subtree: true });
  look(root);
}

/** Once for all that a page adds: it may be thousands. */
function findLinks(): void {
  links = document.querySelector('script[data-links~="alone"]') ? ',a[href]' : '';
}

function look(root: Element | Root): void {
  if (root instanceof Element) meet(root);
  for (const element of root.querySelectorAll(`${PASTED},${UNDEFINED}${links}`)) meet(element);
  // A page may have ten thousand.
  for (const element of root.querySelectorAll(MAY_HAVE_ROOT)) {
    if (element.shadowRoot) lookInto(element);
  }
}

function meet(element: Element): void {
  if (element.matches(`${PASTED},${tags}${links}`)) see(element);
  lookInto(element);
}

/** Goes on in an open shadow root, which a host that is not defined yet has later. */
function lookInto(element: Element): void {
  const { localName, shadowRoot } = element;
  if (shadowRoot) {
    if (!localName.startsWith(PREFIX)) watch(shadowRoot);
  } else if (element.matches(UNDEFINED)) {
    customElements.whenDefined(localName).then(
      () => element.shadowRoot && lookInto(element),
      () => undefined,
    );
  }
}

function see(element: Element): void {
  const isTag = element.matches(tags);
  if (seen.has(element) || claimed.has(element)) return;
  if (isTag && customElements.get(element.localName)) return;
  // A fallback stays one.
  if (!isTag && element.parentElement?.closest(`${tags},[data-samskab]`)) return;
  seen.add(element);
  if (element.localName === 'script') return addWords(element);
  const act = () => {
    (element as Waiting).samskabWaits = false;
    return begin(element as HTMLElement, isTag);
  };
  if (isNear(element)) return void act();
  (element as Waiting).samskabWaits = true;
  get<typeof import('./waiting.ts')>(files.waiting).then(
    ({ whenNear }) => whenNear(element, act),
    act,
  );
}

/** Not further away than two screens. */
function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  // A page that is not on screen yet has no height.
  const far = innerHeight * 2 || Infinity;
  return element.getClientRects().length > 0 && bottom > -far && top < far + innerHeight;
}

async function begin(element: HTMLElement, isTag: boolean): Promise<void> {
  // Taken away while it waited.
  if (!element.isConnected) return void seen.delete(element);
  // A tag needs no leave: no CMS lets visitors write one.
  if (isTag) return beginTag(element);
  made.set(element, await (await upgrading(element))?.begin(element, element.matches(PASTED), loading)); // prettier-ignore
}

async function beginTag(tag: Element): Promise<void> {
  claimed.add(tag);
  const isLoaded = load(tag.localName.slice(PREFIX.length), tag);
  const endpoint = tag.getAttribute('endpoint');
  try {
    if (endpoint) await answerOf(new URL(endpoint, document.baseURI).href, languageOf(tag));
  } catch {
    // The widget asks again, and says so.
  }
  await isLoaded;
}

async function upgrading(element?: Element): Promise<typeof import('./upgrading.ts') | undefined> {
  try {
    return await get(files.upgrading);
  } catch (error) {
    return element && void lost(element, files.upgrading, error);
  }
}

const loading: Loading = {
  widgets: files.widgets,
  load,
  answerOf: (url, at) => answerOf(url, languageOf(at)),
  again: againOnline,
  claim,
};

function addWords(script: Element): void {
  const list = script.getAttribute('data-words') ?? '';
  get<typeof import('./site-words.ts')>(files.words)
    .then(({ addSiteWords }) => addSiteWords(list))
    .catch((error) => lost(script, files.words, error));
}

async function load(name: string, at: Element): Promise<boolean> {
  try {
    await fetchWidget(name, at);
    return true;
  } catch (error) {
    lost(at, name, error);
    return false;
  }
}

/** A file lost on the way leaves the fallback on the page; it is asked for again when online. */
function lost(element: Element, file: string, error: unknown): void {
  console.error('samskab: could not load', file, error);
  againOnline(element);
}

function againOnline(element: Element): void {
  addEventListener('online', () => again(element), { once: true });
}

function again(element: Element): void {
  seen.delete(element);
  claimed.delete(element);
  see(element);
}

function claim(element: Element): boolean {
  const isFirst = !claimed.has(element);
  claimed.add(element);
  return isFirst;
}

/** Shows on the page what was found, to whoever adds `#samskab-check` to its address. */
async function check(): Promise<void> {
  if (location.hash.includes('samskab-check'))
    (await upgrading())?.check(roots, `${tags},${PASTED}`);
}

/** `samskab.look(root)`, for what is in a root that no page can find: each version looks. */
const lookers = (shared[Symbol.for('samskab.look')] ??= []) as ((root: Element | Root) => void)[];
lookers.push((root) => (root instanceof ShadowRoot ? watch(root) : look(root)));
// An element of that id is no name of the page's; what it has called so itself stays.
if (shared.samskab === undefined || shared.samskab instanceof Element) {
  shared.samskab = Object.freeze({
    look: (root: Element | Root = document) => lookers.forEach((one) => one(root)),
  });
}

function start(): void {
  watch(document);
  check();
  addEventListener('hashchange', check);
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
