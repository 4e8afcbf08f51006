import { RefusedError } from '../../protocol/client/errors.ts';
import type { Key } from '../../i18n/message.ts';
import type { Speech } from '../view.ts';

/*
 * Fetched where a server says no: that the line is lost, or the server has a problem, must be said
 * without it.
 */
const BY_CODE: Readonly<Record<string, Key<'failing' | 'common'>>> = {
  closed: 'failClosed',
  'not-open-yet': 'upcomingNoTime',
  'not-found': 'failNotFound',
  'in-flight': 'failInFlight',
  'too-large': 'failTooLarge',
  'too-many-requests': 'failBusy',
};

/**
 * @param again what becomes of it when it is sent again, in words
 * @returns why something was not sent, and what to do
 */
export function failureWords(
  error: unknown,
  again: string,
  { say }: Speech<'failing' | 'sending' | 'common'>,
): string {
  if (!(error instanceof RefusedError)) return `${say('failUnreadable')} ${again}`;
  return codeWords(error.problem.code, { say }) ?? say('failOther');
}

/** @returns what a code of a refusal says; undefined where there are no words for it */
export function codeWords(
  code: string,
  { say }: Pick<Speech<'failing' | 'common'>, 'say'>,
): string | undefined {
  const key = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return key && say(key);
}

/** Codes after which sending the same again leads nowhere. */
const FINAL = new Set(['closed', 'not-found', 'not-open-yet']);

export function isFinal(error: unknown): boolean {
  return error instanceof RefusedError && FINAL.has(error.problem.code);
}
