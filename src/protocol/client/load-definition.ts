import { RefusedError } from './errors.ts';
import { parse, readText, request, type RequestOptions } from './request.ts';

/** The loader asks for definitions while the widget's code is still on its way; see embed/loader. */
const preloaded = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] ??=
  new Map()) as Map<string, Promise<Answer>>;

type Answer = readonly [Response, string];

export interface Loaded {
  /** What it answered, not checked yet. */
  readonly definition: unknown;
  /** What the server's clock says by now, in milliseconds since 1970; NaN where it does not tell. */
  readonly at: number;
  /** Where it came from: the endpoint, or what a page at that address names. */
  readonly url: string;
}

/**
 * Asks an endpoint what to show.
 * @param endpoint an absolute URL
 * @throws UnreachableError, RefusedError or UnreadableError
 */
export async function loadDefinition(
  endpoint: string,
  options: RequestOptions = {},
): Promise<Loaded> {
  let url = endpoint;
  let answer = await answerOf(url, options);
  // A page, which names where the definition is; what is there is followed no further.
  if (/^\s*</.test(answer[1])) {
    const { definitionOf } = await import('./follow-page.ts');
    url = definitionOf(answer[1], url, answer[0].url);
    answer = await answerOf(url, options);
  }
  return { definition: parse(answer[1]), at: timeOf(answer[0]), url };
}

async function answerOf(url: string, options: RequestOptions): Promise<Answer> {
  const early = options.fetch ? undefined : preloaded.get(url);
  preloaded.delete(url);
  const answer = (await early?.catch(() => undefined)) ?? (await ask(url, options));
  const [{ ok, status }] = answer;
  // What is said of it goes by the status alone.
  if (!ok) throw new RefusedError(status, { code: String(status) });
  return answer;
}

/** A cache on the way may have kept it for a while. */
function timeOf({ headers }: Response): number {
  return Date.parse(headers.get('date') ?? '') + Number(headers.get('age')) * 1000;
}

async function ask(endpoint: string, options: RequestOptions): Promise<Answer> {
  const response = await request(endpoint, {}, options);
  return [response, await readText(response)];
}
