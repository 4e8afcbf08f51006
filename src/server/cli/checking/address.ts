import { definitionOf } from '../../../protocol/client/follow-page.ts';
import { UnreadableError } from '../../../protocol/client/errors.ts';
import { ask, NoAnswer, type Answer, type Asking } from './ask.ts';
import { corsProblem } from './cors.ts';
import { quoted, type Findings } from './findings.ts';

/** What is said to hold a definition. */
export interface Found {
  /** What widgets are given: what links in the definition are relative to. */
  readonly endpoint: string;
  readonly answer: Answer;
}

/** As often as browsers' patience allows for something that should be there at once. */
const MOST_REDIRECTS = 5;

/**
 * Finds the definition at an address, or from a page that names it.
 * @returns undefined where there is none; why has been told
 */
export async function findDefinition(
  typed: string,
  asking: Asking,
  found: Findings,
): Promise<Found | undefined> {
  const first = await follow(typed, asking, found);
  if (!first) return undefined;
  if (!isPage(first)) return { endpoint: typed, answer: first };
  const endpoint = namedBy(typed, first, found);
  if (endpoint === undefined) return undefined;
  const answer = await follow(endpoint, asking, found);
  if (!answer) return undefined;
  if (!isPage(answer)) return { endpoint, answer };
  found.must('page', `the page names ${endpoint} as its definition, and that is a page too: it is followed once`); // prettier-ignore
  return undefined;
}

/** @returns the answer at the end of all redirects, with a status of 2xx */
async function follow(from: string, asking: Asking, found: Findings): Promise<Answer | undefined> {
  const seen = new Set<string>();
  let url = from;
  for (;;) {
    seen.add(url);
    let answer: Answer;
    try {
      answer = await ask(url, { ...asking, from });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      found.must(error.isLate ? 'timeout' : 'address', `${url} ${error.message}`);
      return undefined;
    }
    const { status, headers } = answer;
    const location = headers.get('location');
    if (status >= 300 && status < 400 && location !== null) {
      const next = URL.parse(location, url)?.href;
      if (next === undefined || !/^https?:/.test(next)) {
        found.must('redirect', `${url} leads on to ${quoted(location)}, which is no address`);
        return undefined;
      }
      if (seen.has(next)) {
        found.must('redirect', `${from} leads round in a circle: ${next} was asked before`);
        return undefined;
      }
      if (seen.size > MOST_REDIRECTS) {
        found.must(
          'redirect',
          `${from} leads on more than ${MOST_REDIRECTS} times, last to ${next}`,
        );
        return undefined;
      }
      found.should('redirect', `${url} leads on to ${next}: give that address, as each visit waits for both, and what is sent is lost on the way`); // prettier-ignore
      if (corsProblem(headers, asking.origin) !== undefined)
        found.must('redirect', `${url} leads on without Access-Control-Allow-Origin: no page elsewhere can follow`); // prettier-ignore
      url = next;
      continue;
    }
    if (status >= 200 && status < 300) return answer;
    found.must('address', `${url} answers with ${status}${meaning(status)}`);
    return undefined;
  }
}

function meaning(status: number): string {
  if (status === 404 || status === 410) return ': there is nothing there';
  if (status === 401 || status === 403) return ': a definition is there for everybody, without a login'; // prettier-ignore
  if (status === 405) return ': GET must be answered';
  if (status === 429) return ': it has been asked too often; try again later';
  return status >= 500 ? ': something is broken there' : '';
}

function isPage({ headers, bytes }: Answer): boolean {
  const type = headers.get('content-type') ?? '';
  if (/\bhtml\b|xhtml/i.test(type)) return !startsAsJson(bytes);
  return /^\s*<(!doctype|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/** What says that it is HTML may be JSON all the same: that is told of as what it is. */
function startsAsJson(bytes: Uint8Array): boolean {
  return /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/** @returns the address that a page names, in the same place as itself: read as widgets read it */
function namedBy(typed: string, { url, bytes }: Answer, found: Findings): string | undefined {
  const html = new TextDecoder().decode(bytes);
  try {
    const address = definitionOf(html, typed, url);
    found.fine('page', `the page names its definition: ${address}`);
    return address;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    found.must('page', `${url}: ${error.message.slice(0, 160)}. Widgets follow <link rel="alternate" type="application/json"> once, on the same server: give the address of the definition itself${askedBy(html, url)}`); // prettier-ignore
    return undefined;
  }
}

/** A tag that is not closed ends where the next begins: a page may have a million. */
const TAGS = /<(?:samskab-[a-z-]+|div)\b[^<>]*>/gi;

/** @returns what a tag on a page asks, for the end of a sentence */
function askedBy(html: string, url: string): string {
  for (const [tag] of html.matchAll(TAGS)) {
    const endpoint = attribute(tag, 'endpoint') ?? attribute(tag, 'data-endpoint');
    if (endpoint)
      return ` (a tag on it asks ${quoted(URL.parse(endpoint, url)?.href ?? endpoint)})`;
  }
  return '';
}

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*'|[^\\s"'>]+)`, 'i').exec(tag) ?? []; // prettier-ignore
  return value?.replace(/^["']|["']$/g, '').replaceAll('&amp;', '&');
}
