import { RefusedError, UnreachableError } from '../../protocol/client/errors.ts';
import type { Key } from '../../i18n/message.ts';
import type { Speech } from '../view.ts';

type Delivery = 'once' | 'plain';

const BY_CODE: Readonly<Record<string, Key<'sending' | 'common'>>> = {
  closed: 'failClosed',
  'not-open-yet': 'upcomingNoTime',
  'not-found': 'failNotFound',
  'in-flight': 'failInFlight',
  'too-large': 'failTooLarge',
  'too-many-requests': 'failBusy',
};

/** @returns why something was not sent, and what to do */
export function failureWords(
  error: unknown,
  delivery: Delivery,
  { say }: Speech<'sending' | 'common'>,
): string {
  // A plain backend promises nothing: what is tried again may arrive twice.
  const again = say(delivery === 'once' ? 'tryAgainOnce' : 'tryAgainTwice');
  if (error instanceof UnreachableError) return `${say('failUnreachable')} ${again}`;
  if (!(error instanceof RefusedError)) return `${say('failUnreadable')} ${again}`;
  const { problem, status } = error;
  const words = codeWords(problem.code, { say });
  if (words !== undefined) return words;
  return status >= 500 ? `${say('failServer')} ${again}` : say('failOther');
}

/** @returns what a code of a refusal says; undefined where there are no words for it */
export function codeWords(
  code: string,
  { say }: Pick<Speech<'sending' | 'common'>, 'say'>,
): string | undefined {
  const key = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return key && say(key);
}

/** Codes after which sending the same again leads nowhere. */
const FINAL = new Set(['closed', 'not-found', 'not-open-yet']);

export function isFinal(error: unknown): boolean {
  return error instanceof RefusedError && FINAL.has(error.problem.code);
}
