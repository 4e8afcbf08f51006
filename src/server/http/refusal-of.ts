import { Busy } from '../storage/busy.ts';
import { Unavailable } from '../storage/unavailable.ts';
import { Refusal } from '../taking-part/refusal.ts';

/** In how many seconds there may be room again. */
const RETRY_AFTER = 5;

/** @returns what is told of anything that was thrown */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Busy) return new Refusal('busy', { retryAfter: 1 });
  if (!(error instanceof Unavailable)) return new Refusal('internal');
  return new Refusal('unavailable', { retryAfter: RETRY_AFTER });
}

/** @returns whether the log must tell of it: it is nothing that a request brought about */
export function isFailure(error: unknown): boolean {
  return !(error instanceof Refusal || error instanceof Busy);
}
