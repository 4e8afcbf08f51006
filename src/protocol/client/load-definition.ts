import { RefusedError } from './errors.ts';
import { parse, readText, request, type RequestOptions } from './request.ts';

/** The loader asks for definitions while the widget's code is still on its way; see embed/loader. */
const preloaded = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] ??=
  new Map()) as Map<string, Promise<readonly [Response, string]>>;

/**
 * Asks an endpoint what to show.
 * @param endpoint an absolute URL
 * @returns what it answered, not checked yet
 * @throws UnreachableError, RefusedError or UnreadableError
 */
export async function loadDefinition(
  endpoint: string,
  options: RequestOptions = {},
): Promise<unknown> {
  const early = options.fetch ? undefined : preloaded.get(endpoint);
  preloaded.delete(endpoint);
  const [response, text] = (await early?.catch(() => undefined)) ?? (await ask(endpoint, options));
  // What is said of it goes by the status alone.
  if (!response.ok) throw new RefusedError(response.status, { code: String(response.status) });
  return parse(text);
}

async function ask(
  endpoint: string,
  options: RequestOptions,
): Promise<readonly [Response, string]> {
  const response = await request(endpoint, {}, options);
  return [response, await readText(response)];
}
