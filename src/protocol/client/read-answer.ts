import { readProblem } from '../read-problem.ts';
import { RefusedError } from './errors.ts';
import { parse, readText } from './request.ts';

/**
 * @returns what a server answered
 * @throws UnreachableError, RefusedError or UnreadableError
 */
export async function readAnswer(response: Response): Promise<unknown> {
  const text = await readText(response);
  if (!response.ok) throw refusal(response, text);
  return parse(text);
}

function refusal(response: Response, text: string): RefusedError {
  const problem = readProblem(bodyOf(text)) ?? { code: codeFor(response.status) };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new RefusedError(
    response.status,
    problem,
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
  );
}

/** What a status says by itself, where no code came with it. */
const CODES: Readonly<Record<number, string>> = {
  404: 'not-found',
  410: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
};

function codeFor(status: number): string {
  return CODES[status] ?? (status >= 500 ? 'internal' : 'rule');
}

/** A proxy's error page is HTML; its status still says what happened. */
function bodyOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
