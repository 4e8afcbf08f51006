/**
 * Says to developers and web editors why something does not show: which element, what is wrong, what to
 * write. Fetched where that is so; whoever reads the page has plain words, or the fallback.
 */
import { addressOf, type AddressFault } from './address.ts';
import { WIDGET_OF } from './widget-of.ts';

/** What was told on this page, by every version on it: `#samskab-check` shows it there too. */
export interface Told {
  readonly element: Element;
  readonly text: string;
}

/** What is wrong with what was pasted; a failure brings why. */
export type Fault =
  AddressFault | 'unknown' | 'foreign' | 'led' | 'ugc' | 'value' | 'type' | 'loop' | 'failed';

const EXAMPLE = 'Write an address as https://deltag.example.dk/api/ballots/kvarterpuljen.';
const NAMES = Object.values(WIDGET_OF).sort().join(', ');

const FAULTS: Readonly<Record<Exclude<Fault, 'failed'>, (detail: string) => string>> = {
  unknown: (name) => `there is no widget "${name}". Write one of: ${NAMES}.`,
  'no-endpoint': () => `it has no address. Write data-endpoint="…". ${EXAMPLE}`,
  blank: (given) => `there is a blank in the address "${given}". ${EXAMPLE}`,
  scheme: (given) => `the address "${given}" must begin with https://. ${EXAMPLE}`,
  mixed: (given) => `this page is read by https, and "${given}" would be by http, which browsers refuse. Write https://.`, // prettier-ignore
  broken: (given) => `"${given}" is no address. ${EXAMPLE}`,
  foreign: (origin) =>
    `${origin} is not the server that the script is from, so nothing of it is shown. If this site trusts it, write data-servers="${origin}" on the script's tag.`,
  led: (origin) => `the address leads to ${origin}, which this page does not trust. Write the address that is there, and name that server in data-servers on the script's tag.`, // prettier-ignore
  ugc: () =>
    'it is marked as written by visitors (rel="ugc" or "nofollow"), so it stays a link. If it is your own, take that out.',
  value: (given) => {
    const [data] = /^(data-)?/.exec(given) as unknown as [string];
    const then = given.includes('remember') ? ': nothing is kept on the device' : ', and is left out'; // prettier-ignore
    return `${given} means nothing here${then}. Write ${data}lang="da", ${data}remember="device", "tab" or "no", ${data}history="on" or "off".`;
  },
  type: (type) => {
    const widget = widgetOf(type);
    return widget
      ? `the address answers with a definition of type "${type}". Write data-samskab="${widget}".`
      : `the address answers with no definition. ${EXAMPLE}`;
  },
  loop: () =>
    'the page takes it away each time that it is there, so it stays a link now. Look for the script of the page that cleans or draws this place.',
};

const told = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.told')] ??= []) as Told[];

/** @param text what is wrong and what to write */
function tell(element: Element, text: string, ...more: unknown[]): void {
  // Two versions on a page find the same.
  if (told.some((one) => one.element === element && one.text === text)) return;
  told.push({ element, text });
  console.error(`samskab: ${nameOf(element)}: ${text}`, ...more);
}

/** @returns an element as it is written in the page, with what tells it from others */
export function nameOf(element: Element): string {
  const names = ['data-samskab', 'data-endpoint', 'data-servers', 'endpoint', 'href', 'src'];
  const shown = names.filter((name) => element.hasAttribute(name));
  const attributes = shown.map(
    (name) => ` ${name}="${shortened(element.getAttribute(name) ?? '')}"`,
  );
  return `<${element.localName}${attributes.join('')}>`;
}

function shortened(value: string): string {
  return value.length > 120 ? `${value.slice(0, 119)}…` : value;
}

/** @param detail what stands there; where it failed, why, with the address */
export async function tellFault(
  element: Element,
  fault: Fault,
  detail: unknown,
  at = '',
): Promise<void> {
  if (fault === 'failed') return tellFailure(element, detail, at);
  // Another version on the page may be from that server.
  if (fault === 'foreign') await new Promise((done) => setTimeout(done, 1000));
  if (!claimed()?.has(element) || fault !== 'foreign') tell(element, FAULTS[fault](String(detail)));
}

function claimed(): WeakSet<Element> | undefined {
  return (globalThis as Record<symbol, unknown>)[Symbol.for('samskab.claimed')] as never;
}

/** @param at where it was looked for, where the element does not say so itself */
export function tellFailure(element: Element, error: unknown, at?: string): void {
  const { endpoint = '' } = element as { readonly endpoint?: string };
  const { name, status } = error as { readonly name?: string; readonly status?: number };
  const fault = endpoint === '' ? undefined : addressOf(endpoint.trim());
  if (typeof fault === 'string') return tell(element, FAULTS[fault](endpoint));
  if (name === 'ValueError') return tell(element, FAULTS.value((error as Error).message));
  const isRefusal = name === 'RefusedError';
  const text = isRefusal ? refusalText(at ?? endpoint, status) : failureText(at ?? endpoint, error);
  tell(element, text, ...(isRefusal ? [] : [error]));
}

function refusalText(url: string, status: number | undefined): string {
  if (status !== 404 && status !== 410) {
    return `${url} answers ${status}. Ask those who run that server.`;
  }
  return `${url} answers ${status}: nothing is there. Perhaps the id at its end is misspelt, or it is a draft still. ${EXAMPLE}`;
}

function widgetOf(type: unknown): string | undefined {
  return typeof type === 'string' && Object.hasOwn(WIDGET_OF, type) ? WIDGET_OF[type] : undefined;
}

/** Errors are known by their names: the code around has its own class, as has each version. */
function failureText(url: string, error: unknown): string {
  const { name, message = '', cause } = error as Partial<Error>;
  if (name !== 'UnreadableError') {
    return (
      `${url} is not reached. Open it in a tab. If it shows JSON there, its server must allow this page to read it (CORS), ` +
      'and the Content-Security-Policy of this page must name it in connect-src. If it does not, it is down, or leads from one address to the next in a loop.'
    );
  }
  const { type } = (cause ?? {}) as { readonly type?: unknown };
  const widget = widgetOf(type);
  if (widget) {
    return `${message}, and this is of type "${type}". Write <samskab-${widget}>, or data-samskab="${widget}".`;
  }
  return /page|JSON|type/.test(message) ? `${message}. ${EXAMPLE}` : `${message}.`;
}
