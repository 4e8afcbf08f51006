import { html, nothing, type TemplateResult } from 'lit';
import { numberFormat } from '../../i18n/format.ts';
import { decimals } from '../../rules/currency.ts';
import { typedAt, withTyped, type Typing } from '../../rules/typing.ts';
import { idFor } from '../parts/ids.ts';
import type { TypedInput, TypedView } from '../view.ts';

/**
 * An input for a number. Nothing is rewritten while somebody types; what stands there is understood
 * when they leave it, and what cannot be understood stays.
 */
export function typedInput<S extends Typing>(
  input: TypedInput<S>,
  view: TypedView<S>,
): TemplateResult {
  const { pointer, currency, value, empty, put } = input;
  const { state, now, f } = view;
  const change = (next: S) => view.change(next, input.said?.(next));
  const onInput = (event: Event) => {
    const text = (event.target as HTMLInputElement).value;
    if (input.whole) return view.change(withTyped(now(), pointer, text));
    // What is not clear yet leaves the number as it was; so does nothing, where nothing is wrong.
    const blank = text.trim() === '' && !Number.isNaN(empty);
    const clear = blank ? empty : (view.reader()?.clearNumber(text, f.lang, currency) ?? value);
    change(withTyped(put(now(), Number.isNaN(clear) ? empty : clear), pointer, text));
  };
  const onLeave = (event: Event) => {
    const text = (event.target as HTMLInputElement).value;
    const typed = typedAt(now(), pointer);
    if (typed === undefined && text === asWritten(input, f.lang)) return;
    const reader = view.reader();
    // Autofill may fire this alone: it is kept until it can be understood.
    if (!reader) return typed === text ? undefined : change(withTyped(now(), pointer, text));
    const read = reader.readNumber(text, f.lang, currency);
    const number = read ? ('value' in read ? read.value : Number.NaN) : empty;
    if (!Number.isNaN(number)) return change(withTyped(put(now(), number), pointer));
    // Where it was left before, it is asked about already.
    if (typed === text && Number.isNaN(value)) return;
    const next = withTyped(put(now(), Number.NaN), pointer, text);
    // What is wrong is heard too: the focus has gone on.
    view.change(next, reader.problem({ ...input, value: Number.NaN }, { ...view, state: next }));
  };
  return html`<input
    part="input"
    id=${idFor(pointer)}
    type="text"
    inputmode=${input.decimals || currency ? 'decimal' : 'numeric'}
    autocomplete="off"
    placeholder=${empty === 0 ? f.number(0) : nothing}
    .value=${typedAt(state, pointer) ?? asWritten(input, f.lang)}
    aria-label=${input.label ?? nothing}
    aria-describedby=${input.describedBy ?? nothing}
    aria-invalid=${input.invalid ? 'true' : nothing}
    aria-required=${input.required ? 'true' : nothing}
    @input=${onInput}
    @change=${onLeave}
  />`;
}

/** @returns a number as its reader writes it; amounts with their groups, so that they are read right */
function asWritten<S extends Typing>({ value, currency }: TypedInput<S>, lang: string): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (!currency) {
    return numberFormat(lang, { useGrouping: false, maximumFractionDigits: 10 }).format(value);
  }
  const digits = decimals(currency);
  const whole = value % 10 ** digits === 0;
  return numberFormat(lang, { minimumFractionDigits: whole ? 0 : digits }).format(
    value / 10 ** digits,
  );
}
