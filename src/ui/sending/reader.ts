import type { Say } from '../../i18n/message.ts';
import type { NumberReader, TypedNumber } from '../../rules/typed-number.ts';
import { typedAt, type Typing } from '../../rules/typing.ts';
import type { Reader, TypedInput, TypedView } from '../view.ts';

type Input<S extends Typing> = Pick<TypedInput<S>, 'pointer' | 'currency' | 'value'>;

/** What reads numbers that are no amounts: one that is not negative is never read in two ways. */
export function readerOf(numbers: NumberReader): Reader {
  return {
    ...numbers,
    problem: (input, view) =>
      unread(input, view, numbers) ? spoken(view)('notANumber') : undefined,
  };
}

/** @returns what was typed and left, where it is no number, or not one alone */
export function unread<S extends Typing>(
  { pointer, currency, value }: Input<S>,
  { state, f }: TypedView<S>,
  { readNumber }: NumberReader,
): Exclude<TypedNumber, { value: number }> | undefined {
  const text = typedAt(state, pointer);
  if (text === undefined || !Number.isNaN(value)) return undefined;
  // A number: it is being mended. What is blank is none.
  const read = readNumber(text, f.lang, currency) ?? { problem: 'not-a-number' };
  return 'value' in read ? undefined : read;
}

/** The first act's views speak with the words of the second, once both are here. */
export function spoken<S>({ say }: TypedView<S>): Say<'sending' | 'amounts'> {
  return say as unknown as Say<'sending' | 'amounts'>;
}
