import * as v from 'valibot';
import { isWebAddress } from '../../protocol/grammar.ts';
import { ResultsSchema, type CountedResults } from '../../protocol/results.ts';
import { Mistake } from '../mistake.ts';

/** What was published somewhere, and the ballots it rests on. */
export interface PublishedCount {
  readonly results: CountedResults;
  /** The address of the ballots. */
  readonly address: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const TIMEOUT = 60_000;

/**
 * @param endpoint the address of a ballot, a budget or its results
 * @throws Mistake where nothing was published there, or nobody answers
 */
export async function publishedCount(endpoint: string): Promise<PublishedCount> {
  const address = addressOf(endpoint);
  const response = await get(address);
  const results = v.safeParse(ResultsSchema, await response.json().catch(() => undefined));
  if (!results.success) {
    const at = v.getDotPath(results.issues[0]);
    const where = at === null ? '' : `: see "${at}"`;
    throw new Mistake(`count: ${address} does not answer with results${where}`);
  }
  const { output } = results;
  if (output.state === 'not-counted') {
    throw new Mistake(`count: nothing is published at ${address} yet`);
  }
  const link = output.links?.ballots;
  if (link === undefined) throw new Mistake(`count: the ballots are not published at ${address}`);
  const ballots = new URL(link, address).href;
  const { body } = await get(ballots);
  if (!body) throw new Mistake(`count: ${ballots} is empty`);
  return { results: output, address: ballots, bytes: body };
}

function addressOf(endpoint: string): string {
  if (!isWebAddress(endpoint)) {
    throw new Mistake(`count: --endpoint is an address such as https://…, not "${endpoint}"`);
  }
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/results') ? path : `${path}/results`;
  return url.href;
}

async function get(address: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    const { cause, message } = error as Error;
    throw new Mistake(
      `count: no answer from ${address}: ${cause instanceof Error ? cause.message : message}`,
    );
  }
  if (!response.ok) throw new Mistake(`count: ${address} answers with ${response.status}`);
  return response;
}
