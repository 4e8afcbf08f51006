import { RefusedError } from './errors.ts';
import { parse, readText, request, type RequestOptions } from './request.ts';

/** The loader asks for definitions while the widget's code is still on its way; see embed/loader. */
const preloaded = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] ??=
  new Map()) as Map<string, Promise<readonly [Response, string]>>;

export interface Loaded {
  /** What it answered, not checked yet. */
  readonly definition: unknown;
  /** What the server's clock says by now, in milliseconds since 1970; NaN where it does not tell. */
  readonly at: number;
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
  const early = options.fetch ? undefined : preloaded.get(endpoint);
  preloaded.delete(endpoint);
  const [response, text] = (await early?.catch(() => undefined)) ?? (await ask(endpoint, options));
  // What is said of it goes by the status alone.
  if (!response.ok) throw new RefusedError(response.status, { code: String(response.status) });
  return { definition: parse(text), at: timeOf(response) };
}

/** A cache on the way may have kept it for a while. */
function timeOf({ headers }: Response): number {
  return Date.parse(headers.get('date') ?? '') + Number(headers.get('age')) * 1000;
}

async function ask(
  endpoint: string,
  options: RequestOptions,
): Promise<readonly [Response, string]> {
  const response = await request(endpoint, {}, options);
  return [response, await readText(response)];
}
