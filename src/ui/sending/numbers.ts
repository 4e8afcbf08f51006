import { html, nothing, type TemplateResult } from 'lit';
import { numberFormat } from '../../i18n/format.ts';
import * as amounts from '../../rules/typed-amount.ts';
import { withTyped, type Typing } from '../../rules/typing.ts';
import { button } from '../parts/button.ts';
import { idFor } from '../parts/ids.ts';
import type { Reader, Speech, TypedInput, TypedView } from '../view.ts';
import { spoken, unread } from './reader.ts';

/** What reads numbers and amounts, for forms in which few type any. */
export const reader: Reader = { ...amounts, problem, which };

function problem<S extends Typing>(
  input: Pick<TypedInput<S>, 'pointer' | 'currency' | 'value'>,
  view: TypedView<S>,
): string | undefined {
  const read = unread(input, view, amounts);
  if (!read) return undefined;
  const say = spoken(view);
  if ('either' in read) return say('whichNumber');
  if (read.problem === 'negative') return say('notNegative');
  if (read.problem === 'other-currency') {
    return say('otherCurrency', { name: currencyName(input.currency, view.f) });
  }
  return say('notANumber');
}

/** The question what was meant, where a number can be read in two ways: a button for each. */
function which<S extends Typing>(
  input: TypedInput<S>,
  view: TypedView<S>,
  onChosen: (id: string) => void,
): TemplateResult | typeof nothing {
  const { pointer, currency, put } = input;
  const { f } = view;
  const say = spoken(view);
  const read = unread(input, view, amounts);
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
