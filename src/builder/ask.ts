/** Asks an endpoint from the browser, as a page that shows it would, and says what is wrong. */
import * as v from 'valibot';
import { definitionOf } from '../protocol/client/follow-page.ts';
import { RESOURCES } from '../protocol/resources.ts';
import { ResultsSchema } from '../protocol/results.ts';
import { addressOf, tidied, type AddressFault } from '../ui/address.ts';
import { WIDGET_OF } from '../ui/widget-of.ts';
import type { Text } from '../protocol/text.ts';

/** What of a definition the builder needs. */
export interface Titled {
  readonly type: string;
  readonly title: Text;
  readonly language: string;
  readonly languages?: readonly string[];
}

export interface Found {
  readonly endpoint: string;
  /** The page whose address was given, where that of a page was. */
  readonly page?: string | undefined;
  readonly definition: Titled;
  /** The name of its widget. */
  readonly widget: string;
}

export type Fault =
  | AddressFault
  | 'unreachable'
  | 'noCors'
  | 'leadsOn'
  | 'missing'
  | 'status'
  | 'noDefinition'
  | 'notJson'
  | 'shape';

/** What is wrong, and what about it. */
export interface Wrong {
  readonly fault: Fault;
  readonly server?: string;
  /** Of HTTP. */
  readonly status?: string;
  /** Which field, as `items.0.name`. */
  readonly field?: string;
}

/** Milliseconds. */
const PATIENCE = 20_000;

/** @param given as somebody typed it */
export async function ask(given: string, fetch: typeof globalThis.fetch): Promise<Found | Wrong> {
  const typed = tidied(given);
  const url = addressOf(typed);
  if (typeof url === 'string') return { fault: url };
  // A word alone would be a path of this page.
  if (!/^(https?:|\/)/i.test(typed)) return { fault: 'scheme' };
  url.hash = '';
  return read(url.href, fetch, true);
}

async function read(
  url: string,
  fetch: typeof globalThis.fetch,
  follows: boolean,
): Promise<Found | Wrong> {
  const { host: server } = new URL(url);
  const about = { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) } as const;
  let [response, text]: [Response | undefined, string] = [undefined, ''];
  try {
    response = await fetch(url, { ...about, headers: { accept: 'application/json' } });
    text = await response.text();
  } catch {
    return { fault: await whyNot(url, fetch), server };
  }
  if (response.status === 404 || response.status === 410) return { fault: 'missing', server };
  if (!response.ok) return { fault: 'status', server, status: String(response.status) };
  if (!/^\s*</.test(text)) return judge(url, text);
  try {
    if (follows) {
      const answer = await read(definitionOf(text, url, response.url), fetch, false);
      return 'fault' in answer ? answer : { ...answer, page: url };
    }
  } catch {
    // It names none.
  }
  return { fault: 'noDefinition', server };
}

/** @returns why a browser brought nothing: it says the same of all, so it is asked in other ways */
async function whyNot(url: string, fetch: typeof globalThis.fetch): Promise<Fault> {
  const comes = (more: RequestInit) =>
    fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE), ...more }).then(
      () => true,
      () => false,
    );
  if (await comes({ mode: 'no-cors' })) return 'noCors';
  // In a circle, or to where nobody answers.
  return (await comes({ redirect: 'manual' })) ? 'leadsOn' : 'unreachable';
}

function judge(endpoint: string, text: string): Found | Wrong {
  let definition: Titled;
  try {
    definition = JSON.parse(text) as Titled;
  } catch {
    return { fault: 'notJson' };
  }
  if (typeof definition !== 'object' || definition === null) return { fault: 'notJson' };
  const { type } = definition;
  const widget = Object.hasOwn(WIDGET_OF, type) ? WIDGET_OF[type] : undefined;
  if (widget === undefined) return { fault: 'shape', field: 'type' };
  const resource = Object.values(RESOURCES).find((one) => one.type === type);
  const { issues } = v.safeParse(
    (resource?.definition ?? ResultsSchema) as v.GenericSchema,
    definition,
  );
  if (!issues) return { endpoint, definition, widget };
  return { fault: 'shape', field: v.getDotPath(issues[0]) ?? 'type' };
}
