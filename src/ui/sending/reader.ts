import { html, nothing, type TemplateResult } from 'lit';
import { numberFormat } from '../../i18n/format.ts';
import type { Say } from '../../i18n/message.ts';
import type { NumberReader } from '../../rules/typed-number.ts';
import { typedAt, withTyped, type Typing } from '../../rules/typing.ts';
import { button } from '../parts/button.ts';
import { idFor } from '../parts/ids.ts';
import type { Reader, Speech, TypedInput, TypedView } from '../view.ts';

/** @param numbers with or without amounts, as a form asks for them */
export function readerOf(numbers: NumberReader): Reader {
  return {
    ...numbers,
    problem: (input, view) => problem(input, view, numbers),
    which: (input, view, onChosen) => which(input, view, onChosen, numbers),
  };
}

/** @returns what is wrong with what was typed and left, in words */
function problem<S extends Typing>(
  { pointer, currency, value }: Pick<TypedInput<S>, 'pointer' | 'currency' | 'value'>,
  view: TypedView<S>,
  { readNumber }: NumberReader,
): string | undefined {
  const { state, f } = view;
  const say = spoken(view);
  const text = typedAt(state, pointer);
  if (text === undefined || !Number.isNaN(value)) return undefined;
  const read = readNumber(text, f.lang, currency);
  // It is being mended.
  if (read && 'value' in read) return undefined;
  if (read && 'either' in read) return say('whichNumber');
  const problem = read && 'problem' in read ? read.problem : undefined;
  if (problem === 'negative') return say('notNegative');
  if (problem === 'other-currency')
    return say('otherCurrency', { name: currencyName(currency, f) });
  return say('notANumber');
}

/** The question what was meant, where a number can be read in two ways: a button for each. */
function which<S extends Typing>(
  input: TypedInput<S>,
  view: TypedView<S>,
  onChosen: (id: string) => void,
  { readNumber }: NumberReader,
): TemplateResult | typeof nothing {
  const { pointer, currency, value, put } = input;
  const { state, f } = view;
  const say = spoken(view);
  const text = typedAt(state, pointer);
  if (text === undefined || !Number.isNaN(value)) return nothing;
  const read = readNumber(text, f.lang, currency);
  if (!read || !('either' in read)) return nothing;
  const choose = (one: number) => {
    const next = withTyped(put(view.now(), one), pointer);
    view.change(next, input.said?.(next));
    onChosen(idFor(pointer));
  };
  return html`<div class="row" role="group" aria-label=${say('whichNumber')}>
    ${read.either.map((one) =>
      button({
        label: f.money(one, currency),
        onClick: () => choose(one),
      }),
    )}
  </div>`;
}

/** @returns a currency as one writes amounts in it: "Danish kroner" */
function currencyName(currency = '', { lang }: Speech<'common'>['f']): string {
  const named = { style: 'currency', currency, currencyDisplay: 'name' } as const;
  const parts = numberFormat(lang, named).formatToParts(100);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** The first act's views speak with the words of the second, once both are here. */
function spoken<S>({ say }: TypedView<S>): Say<'sending'> {
  return say as unknown as Say<'sending'>;
}
