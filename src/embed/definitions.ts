/** Definitions that are asked for while the widget's code is on its way; `protocol/client` takes them. */
import { files, get } from './files.ts';

/** With its body, which can be read only once. */
export type Answer = readonly [Response, string];

const preloaded = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] ??=
  new Map()) as Map<string, Promise<Answer>>;

/**
 * @param language of the words of what it will need
 * @returns what an address answers, asked for once until a widget has taken it
 */
export function answerOf(url: string, language: string): Promise<Answer> {
  const early = preloaded.get(url) ?? ask(url);
  // Who shows it asks again if this fails; nobody needs to hear of it here.
  early.then(([, text]) => importParts(text, language), () => undefined); // prettier-ignore
  preloaded.set(url, early);
  return early;
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
  // Results tell the method too, and draw no ballot.
  if (/"type":\s*"results"/.test(definition)) return;
  // About as many things to choose from as one would search in.
  if ((definition.match(/"id":/g)?.length ?? 0) > 13) importPart('search', language);
  for (const [, value, key] of definition.matchAll(PART)) {
    importPart(value ?? key ?? '', language);
  }
}

function importPart(part: string, language: string): void {
  if (!Object.hasOwn(files.parts, part)) return;
  get(files.parts[part] ?? '', language).catch(() => undefined);
}
