import { phaseAt } from '../../../protocol/phase.ts';
import type { Definition } from '../../../protocol/resources.ts';
import { parseJson } from '../../defining/json.ts';
import { Mistake } from '../../mistake.ts';
import { ask, NoAnswer, type Answer, type Asking } from './ask.ts';
import { corsProblem, listIn } from './cors.ts';
import { few, quoted, type Findings } from './findings.ts';

/** @returns what JSON.parse gives; undefined where it is none, which has been told */
export function readBody({ url, bytes, headers }: Answer, found: Findings): unknown {
  const type = headers.get('content-type');
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type ?? '')?.[1];
  if (type === null || !/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    const says = type === null ? 'nothing' : quoted(type);
    found.should('content-type', `Content-Type says ${says}, and should say application/json: what lies between may change it, or refuse it`); // prettier-ignore
  } else if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    found.must('content-type', `Content-Type says ${quoted(charset)}: JSON is UTF-8, and read as that whatever it says`); // prettier-ignore
  } else found.fine('content-type', type);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    found.must('json', `${url} is not in UTF-8: letters such as æ, ø and å are lost`);
    return undefined;
  }
  if (text.startsWith('\uFEFF')) {
    found.should('json', 'it begins with a byte order mark (U+FEFF), which many programs refuse: save without it'); // prettier-ignore
  }
  return parsed(text, url, found);
}

function parsed(text: string, url: string, found: Findings): unknown {
  if (text.trim() === '') {
    found.must('json', `${url} answers with nothing`);
    return undefined;
  }
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    found.must('json', `${url} ${aroundIn(text) ?? `${error.message}: it begins with ${quoted(text.trimStart())}`}`); // prettier-ignore
    return undefined;
  }
}

/** @returns what stands beside a JSON that is whole, as the end of a sentence */
function aroundIn(text: string): string | undefined {
  const from = text.search(/[{[]\s*["\]}]/);
  const to = text.lastIndexOf('}') + 1;
  if (from < 0 || !isJson(text.slice(from, to))) return undefined;
  const [before, after] = [text.slice(0, from), text.slice(to)].map((part) => part.trim());
  return before
    ? `says something before its JSON, as where a program prints its warnings into it: ${quoted(before)}`
    : `says something behind its JSON, as where what keeps pages signs them: ${quoted(after ?? '')}`;
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

/** Looks at what stands around a definition: who may read it, until when, by which clock. */
export function checkHeaders(
  { headers }: Answer,
  definition: Partial<Definition>,
  { origin, now }: { readonly origin: string; readonly now: number },
  found: Findings,
): void {
  const problem = corsProblem(headers, origin);
  if (problem === undefined) found.fine('get-cors', 'a page elsewhere may read it');
  else found.must('get-cors', `the answer to GET ${problem}: no page elsewhere can show it`);
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === origin && !listIn(headers, 'vary').includes('origin')) {
    found.should('get-cors', `it names the page that asks without "Vary: Origin": what a cache keeps for one page is no good for the next (or answer "*")`); // prettier-ignore
  }
  if (headers.has('set-cookie')) {
    found.should('cookies', 'it sets a cookie, which no widget sends back: taking part needs none');
  } else found.fine('cookies', 'no cookie is set');
  checkClock(headers, now, found);
  checkCache(headers, definition, found);
}

/** In milliseconds: further apart than this, one of two clocks is wrong. */
const APART = 60_000;

function checkClock(headers: Headers, now: number, found: Findings): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) {
    found.should('clock', 'there is no Date in the answer: what is open goes by the clock of each telephone then'); // prettier-ignore
    return;
  }
  const by = date + Number(headers.get('age') ?? 0) * 1000 - now;
  if (Math.abs(by) > APART) {
    const many = Math.round(Math.abs(by) / 1000);
    found.should('clock', `the server's clock (Date) is ${many} seconds ${by > 0 ? 'ahead of' : 'behind'} the one here: it decides what is open`); // prettier-ignore
  }
  const exposed = listIn(headers, 'access-control-expose-headers');
  const hidden = ['date', 'age', 'retry-after'].filter((name) => !exposed.includes(name) && !exposed.includes('*')); // prettier-ignore
  if (hidden.length > 0) {
    found.should('clock', `Access-Control-Expose-Headers lacks ${few(hidden)}: a page elsewhere cannot tell the server's time, or how long to wait`); // prettier-ignore
  } else found.fine('clock', `the server says that it is ${new Date(date).toISOString()}, and a page may read that`); // prettier-ignore
}

function checkCache(headers: Headers, definition: Partial<Definition>, found: Findings): void {
  const control = headers.get('cache-control');
  if (control === null) {
    found.should('cache', 'there is no Cache-Control: a browser may keep it as long as it likes. Say "no-cache", or some seconds'); // prettier-ignore
    return;
  }
  const [, seconds = '0'] = /max-age\s*=\s*"?(\d+)/i.exec(control) ?? [];
  const isKept = !/no-cache|no-store/i.test(control) && Number(seconds) > 0;
  const from = Date.parse(headers.get('date') ?? '') || Date.now();
  const until = from + Number(seconds) * 1000;
  const next = [definition.opens, definition.closes]
    .map((time) => Date.parse(time ?? ''))
    .find((time) => time > from && time < until);
  if (isKept && next !== undefined) {
    found.should('cache', `it may be kept for ${seconds} seconds (Cache-Control), past ${new Date(next).toISOString()}, when what it says changes`); // prettier-ignore
  } else if (isKept && Number(seconds) > 3600) {
    found.should('cache', `it may be kept for ${seconds} seconds (Cache-Control): whoever mends a word waits as long`); // prettier-ignore
  } else found.fine('cache', control);
}

/** Asks for something that is not there: a refusal, too, must be there for a page to read. */
export async function checkNotFound(
  endpoint: string,
  asking: Asking,
  found: Findings,
): Promise<void> {
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = `${path.slice(0, path.lastIndexOf('/'))}/samskab-check-nothing-here`;
  try {
    const { status, headers } = await ask(url.href, asking);
    if (status !== 404) {
      found.should('not-found', `${url.pathname} answers with ${status}: what is not there is 404`);
    } else if (corsProblem(headers, asking.origin) !== undefined) {
      found.should('not-found', 'a 404 has no Access-Control-Allow-Origin: a widget with a wrong address says that there is no connection, not that it is wrong'); // prettier-ignore
    } else found.fine('not-found', 'what is not there is 404, and a page may read that');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    found.should('not-found', `${url.href} ${error.message}`);
  }
}

/** Holds what a definition says of its time against the clock of its server. */
export function checkPhase(definition: Definition, { headers }: Answer, found: Findings): void {
  const { phase, opens, closes } = definition;
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const by = phaseAt({ ...(opens && { opens }), ...(closes && { closes }) }, now);
  if (phase === undefined && opens === undefined && closes === undefined) {
    found.fine('phase', 'it is always open');
  } else if (phase === undefined) {
    found.should('phase', 'there is no `phase`: each device goes by its own clock then');
    // An event is closed, too, when its last date is over.
  } else if (phase !== by && !(definition.type === 'event' && phase === 'closed')) {
    found.must('phase', `\`phase\` says ${quoted(phase)}, and by \`opens\`, \`closes\` and the server's own Date it is ${by}`); // prettier-ignore
  } else found.fine('phase', `it is ${phase}`);
}
