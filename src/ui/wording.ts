import type { Group, MessagesFor, MessagesOf } from '../i18n/en.ts';
import type { Format } from '../i18n/format.ts';
import { RefusedError, UnreachableError } from '../protocol/client.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { Text } from '../protocol/text.ts';
import type { ShownText } from '../protocol/pick-text.ts';

/** Everything a template needs to speak to a person. */
interface Speech<M> {
  readonly m: M;
  readonly f: Format;
  /** A text of the definition, in the reader's language if it is there. */
  readonly t: (text: Text) => ShownText;
}

/** The same without the words of a form; `G` says which groups of messages there are. */
export type WordsOf<G extends Group> = Speech<MessagesOf<G>>;

/** What a template needs to speak to a person; `G` says which groups of messages it uses. */
export type Words<G extends Group = 'common'> = Speech<MessagesFor<G>>;

/** How a number in a problem is written: as itself, or as the money it is. */
export type Amount = (value: number) => string;

/** @returns a broken rule in plain words, that say what to do */
export function problemWords(
  { code, limit = 0, by = 0 }: RuleProblem,
  { m, f }: Words,
  amount: Amount = f.number,
): string {
  switch (code) {
    case 'required':
      return m.required;
    case 'too-few':
      return m.tooFew(f, limit);
    case 'too-many':
      return m.tooMany(f, limit, by);
    case 'too-small':
    case 'under-budget':
      return m.tooSmall(amount(limit));
    case 'too-large':
    case 'over-budget':
      return m.tooLarge(amount(limit));
    case 'off-step':
      return m.offStep(amount(limit));
    case 'not-a-number':
      return m.notANumber;
    case 'unknown-option':
    case 'unknown-field':
    case 'unknown-item':
    case 'unknown-date':
      return m.unknown;
    case 'duplicate':
    case 'bad-rank':
      return m.notInOrder;
    default:
      // Codes of one widget alone have their words there; a code of a newer server is still told of.
      return m.malformed;
  }
}

/** @returns why something was not sent, and what to do */
export function failureWords(error: unknown, { m }: Words): string {
  if (error instanceof UnreachableError) return m.failUnreachable;
  if (!(error instanceof RefusedError)) return m.failUnreadable;
  const byCode: Record<string, string> = {
    closed: m.failClosed,
    'not-open-yet': m.upcomingNoTime,
    'not-found': m.failNotFound,
    'in-flight': m.failInFlight,
    'too-large': m.failTooLarge,
    'too-many-requests': m.failBusy,
    rule: m.failRule,
  };
  const { code } = error.problem;
  if (Object.hasOwn(byCode, code)) return byCode[code] ?? m.failOther;
  return error.status >= 500 ? m.failServer : m.failOther;
}
