/**
 * What was found on a page and what is wrong with it, in the words of the console, shown on the page to
 * whoever adds `#samskab-check` to its address. It is for who made the page; nobody else comes here.
 */
import { nameOf, type Told } from '../ui/telling.ts';
import { namedServers, originOf } from './trust.ts';

type Roots = Iterable<Document | ShadowRoot>;

const PREFIX = 'samskab-';
const STYLES = `
  section {
    position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box;
    max-block-size: 60vh; padding: 1em; overflow: auto; color-scheme: light dark;
    border-block-start: 4px solid; background: Canvas; color: CanvasText;
    font: 16px/1.5 system-ui, sans-serif; text-align: start; overflow-wrap: anywhere;
  }
  h2 { margin: 0; font-size: 1.25em }
  p, ol { margin-block: 0.5em }
  li { margin-block-end: 0.75em }
  li > b { display: block }
  [data-wrong] > b::before { content: '✖ ' }
  button { float: inline-end; min-inline-size: 44px; min-block-size: 44px; font: inherit }`;

const LOADING = 'It is being loaded.';
const FAR = 'It waits until somebody comes near, or the page rests.';
/** Milliseconds until a frame is taken for one that says nothing. */
const PATIENCE = 8000;

let place: HTMLElement | undefined;

/**
 * Shows the list, and keeps it true while it is open.
 * @param selector of what the loader looks for
 * @param own the address of the script
 */
export function show(roots: Roots, selector: string, own: string): void {
  if (place?.isConnected) return;
  place = document.createElement('div');
  Object.assign(place, { lang: 'en', dir: 'ltr' });
  const inside = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  inside.adoptedStyleSheets = [sheet];
  const heading = made('h2', 'Samskab on this page');
  heading.tabIndex = -1;
  const close = made('button', 'Close');
  const list = made('div');
  const section = made('section', close, heading, list);
  section.setAttribute('aria-label', 'Samskab on this page');
  inside.append(section);
  document.body.append(place);
  heading.focus();
  const draw = () => {
    const now = listOf(roots, selector, own);
    if (now.textContent !== list.textContent) list.replaceChildren(...now.childNodes);
  };
  draw();
  const timer = setInterval(draw, 500);
  close.addEventListener('click', () => {
    clearInterval(timer);
    place?.remove();
  });
}

function listOf(roots: Roots, selector: string, own: string): HTMLElement {
  const told = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.told')] ??
    []) as Told[];
  const found = [...roots].flatMap((root) => [...root.querySelectorAll(selector)]).filter(isShown);
  const others = told.map(({ element }) => element).filter((one) => !found.includes(one));
  const all = [...new Set([...found, ...others])].filter((one) => one.isConnected);
  const rows = all.map((element) => {
    const wrong = told.filter((one) => one.element === element).map(({ text }) => text);
    if (isSilent(element)) wrong.push(silentText(element as HTMLIFrameElement));
    const row = made('li', made('b', nameOf(element)), ...(wrong.length > 0 ? wrong : [standOf(element)])); // prettier-ignore
    row.toggleAttribute('data-wrong', wrong.length > 0);
    return row;
  });
  return made(
    'div',
    made('p', `The script is from ${originOf(own) || 'nobody knows where'}. ${serversText()}`),
    rows.length > 0 ? made('ol', ...rows) : made('p', 'There is no widget, and nothing marked as one.'), // prettier-ignore
  );
}

/** What a widget was made of is told of as the widget. */
function isShown(element: Element): boolean {
  const isTag = element.localName.startsWith(PREFIX);
  if (isTag || element.localName === 'script') return isTag;
  const widget = [...element.children].some(({ localName }) => localName.startsWith(PREFIX));
  const isInside = element.parentElement?.closest('[data-samskab]') ?? closestTag(element);
  return !widget && !isInside;
}

function closestTag(element: Element): Element | undefined {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.localName.startsWith(PREFIX)) return at;
  }
  return undefined;
}

function standOf(element: Element): string {
  if (element.localName === 'iframe') {
    return { undefined: FAR, 0: 'No fault is known.' }[String(waitedSince(element))] ?? LOADING;
  }
  if (element.shadowRoot?.querySelector('[aria-busy]')) return LOADING;
  return element.shadowRoot ? 'No fault is known.' : FAR;
}

/** @returns since when a frame is waited for, in milliseconds; 0 once something was heard of it */
function waitedSince(frame: Element): number | undefined {
  const frames = (globalThis as Record<symbol, unknown>)[Symbol.for('samskab.frames')];
  return (frames as WeakMap<Element, number> | undefined)?.get(frame);
}

/** No browser tells a page that what it has in a frame was blocked; but it is not heard then. */
function isSilent(frame: Element): boolean {
  const since = waitedSince(frame);
  const { top, bottom } = frame.getBoundingClientRect();
  // A browser may not have asked for it yet.
  const isLazy = frame.matches('[loading=lazy i]') && (bottom < 0 || top > innerHeight);
  return !!since && !isLazy && performance.now() - since > PATIENCE;
}

function silentText({ src }: HTMLIFrameElement): string {
  return (
    `nothing is heard of the page in it. Open ${src} in a tab. If it shows there, a policy may block it here: ` +
    'the Content-Security-Policy of this page must name that server in frame-src, and nothing before that server ' +
    'may add X-Frame-Options, or frame-ancestors without this site. If it is no page of Samskab, take data-samskab out.'
  );
}

function serversText(): string {
  const named = namedServers().filter(Boolean);
  const wrong = named.filter((one) => !originOf(one));
  if (named.length === 0) return 'The page names no other server (data-servers).';
  const odd = wrong.map(
    (one) =>
      ` "${one}" is none: write each whole, as https://deltag.example.dk, with blanks between.`,
  );
  return `In data-servers stands: ${named.join(' ')}.${odd.join('')}`;
}

function made(name: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}
