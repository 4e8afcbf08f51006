/**
 * Says to developers why a widget shows nothing: which element, what is wrong, what to write. Fetched
 * where that is so; whoever reads the page has plain words.
 */
import { RefusedError, UnreadableError } from '../protocol/client/errors.ts';

/** What was told on this page, by every version on it: `#samskab-check` shows it there too. */
export interface Told {
  readonly element: Element;
  readonly text: string;
}

const told = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.told')] ??= []) as Told[];

/** @param text what is wrong and what to write */
export function tell(element: Element, text: string, ...more: unknown[]): void {
  told.push({ element, text });
  console.error(`samskab: ${nameOf(element)}: ${text}`, ...more);
}

/** @returns an element as it is written in the page, with what tells it from others */
export function nameOf(element: Element): string {
  const { localName } = element;
  const names = ['data-samskab', 'data-endpoint', 'endpoint', 'href', 'src'];
  const shown = names.filter((name) => element.hasAttribute(name));
  return `<${[localName, ...shown.map((name) => `${name}="${element.getAttribute(name)}"`)].join(' ')}>`;
}

/** Which widget shows a definition, by its type. */
export const WIDGET_OF: Readonly<Record<string, string>> = {
  ballot: 'voting-ballot',
  budget: 'budget-allocator',
  event: 'event-signup',
  ideas: 'idea-form',
  results: 'results',
};

export function tellFailure(element: Element, error: unknown): void {
  const { endpoint = '' } = element as { readonly endpoint?: string };
  tell(element, failureText(error, endpoint), ...(error instanceof RefusedError ? [] : [error]));
}

export function failureText(error: unknown, url: string): string {
  if (error instanceof RefusedError) return refusalText(error.status, url);
  if (error instanceof UnreadableError) return unreadableText(error);
  return (
    `${url} is not reached. Open it in a tab. If it shows JSON there, its server must allow this page to read it (CORS), ` +
    'and the Content-Security-Policy of this page must name it in connect-src. If it does not, it is down, or leads from one address to the next in a loop.'
  );
}

function refusalText(status: number, url: string): string {
  if (status !== 404 && status !== 410) {
    return `${url} answers ${status}. Ask those who run that server.`;
  }
  return `${url} answers ${status}: nothing is there. Perhaps the id at its end is misspelt, or it is a draft still. ${EXAMPLE}`;
}

const EXAMPLE = 'Write an address as https://deltag.example.dk/api/ballots/kvarterpuljen.';

function unreadableText({ message, cause }: UnreadableError): string {
  const { type } = (cause ?? {}) as { readonly type?: unknown };
  if (typeof type === 'string' && Object.hasOwn(WIDGET_OF, type)) {
    const widget = WIDGET_OF[type] ?? '';
    return `${message}, and this is of type "${type}". Write <samskab-${widget}>, or data-samskab="${widget}".`;
  }
  return /page|JSON|type/.test(message) ? `${message}. ${EXAMPLE}` : `${message}.`;
}
