import { Unavailable } from '../../unavailable.ts';
import { sqlState } from './dialect.ts';

/**
 * Kinds of trouble that are nobody's mistake, by how PostgreSQL's codes begin: the connection is
 * lost, there is no room or too much at once, it is shut down, the disk fails.
 */
const PASSING = /^(?:08|53|57P|58)/;

/** The same, where nobody answers at all. */
const NO_ANSWER = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE'],
]);

/** What says that a connection was there and is no more; the driver has no other name for it. */
const LOST = /^Connection terminated|Client has encountered a connection error/;

/** @returns whether a connection was lost that had been there: another may be had at once */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as Error & { code?: string };
  // Whoever runs the database ended it, or it was started again.
  return LOST.test(error.message) || ['57P01', 'ECONNRESET', 'EPIPE'].includes(code);
}

/** @returns the error, as Unavailable where the database is to blame */
export function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '' } = error as Error & { code?: string };
  if (LOST.test(error.message) || NO_ANSWER.has(code)) {
    return new Unavailable('PostgreSQL does not answer', { cause: error });
  }
  const state = sqlState(error) ?? '';
  return PASSING.test(state)
    ? new Unavailable(`PostgreSQL cannot do it now (${state})`, { cause: error })
    : error;
}
