import { currencySign, numberFormat } from '../../../i18n/format.ts';
import { readNumber } from '../../../rules/typed-amount.ts';
import type { TypedNumber } from '../../../rules/typed-number.ts';
import { withTyped, type Typing } from '../../../rules/typing.ts';
import { escapeHtml } from '../html.ts';
import { attributes, choice, describedBy, idOf } from './parts.ts';
import type { PlainView } from './view.ts';
import type { Fields } from '../fields.ts';

/** Numbers and amounts, as people type them: read by the same function as in the widget. */

/** Which of two amounts is meant by what stands in a field. */
const WHICH = 'which.';

/** In characters: what is longer is no number, and is not looked at. */
const LONGEST = 200;

function readTyped(
  typed: Fields,
  name: string,
  language: string,
  currency: string | undefined,
): TypedNumber | undefined {
  const text = typed.get(name) ?? '';
  if (text.length > LONGEST) return { problem: 'not-a-number' };
  return readNumber(text, language, currency);
}

/**
 * @returns the number that stands in a field; undefined where it is blank, NaN where it cannot be
 * understood, or may be two amounts of which none was chosen
 */
export function numberIn(
  typed: Fields,
  name: string,
  language: string,
  currency?: string,
): number | undefined {
  const read = readTyped(typed, name, language, currency);
  if (read === undefined) return undefined;
  if ('value' in read) return read.value;
  if (!('either' in read)) return Number.NaN;
  const chosen = typed.get(WHICH + name);
  return read.either.find((one) => String(one) === chosen) ?? Number.NaN;
}

/** Keeps what could not be understood, so that the rules say what is wrong with it. */
export function keepTyped<S extends Typing>(
  state: S,
  pointer: string,
  value: number | undefined,
  text: string | undefined,
): S {
  return Number.isNaN(value) ? withTyped(state, pointer, text ?? '') : state;
}

interface Number {
  readonly name: string;
  readonly currency?: string | undefined;
  /** What is in it before anything was typed. */
  readonly initial?: string;
  readonly decimals?: boolean;
  readonly required?: boolean | undefined;
  /** A name for who does not see what stands around it: ids. */
  readonly labelledBy?: string;
  /** HTML: what stands behind it. */
  readonly unit?: string;
  readonly describedBy?: string | undefined;
}

/** A field for a number, and where what stands in it may be two amounts, the question which. */
export function numberInput(input: Number, view: PlainView): string {
  const { name, currency, initial = '', decimals = currency !== undefined } = input;
  const id = idOf(name);
  const invalid = view.errors.has(id);
  const unit = currency === undefined ? input.unit : escapeHtml(currencySign(currency, view.f.lang)); // prettier-ignore
  const field = `<input${attributes({
    type: 'text',
    id,
    name,
    value: view.typed.get(name) ?? initial,
    inputmode: decimals ? 'decimal' : 'numeric',
    autocomplete: 'off',
    'aria-labelledby': input.labelledBy,
    'aria-describedby': input.describedBy ?? describedBy({ id, error: view.errors.get(id) }),
    'aria-invalid': invalid ? 'true' : undefined,
    'aria-required': input.required ? 'true' : undefined,
  })} />`;
  const behind = unit === undefined ? '' : `<span class="unit">${unit}</span>`;
  return `<span class="with-unit">${field}${behind}</span>${which(name, currency, view)}`;
}

function which(name: string, currency: string | undefined, view: PlainView): string {
  const { typed, f, say } = view;
  const read = readTyped(typed, name, f.lang, currency);
  if (!read || !('either' in read)) return '';
  const id = idOf(name);
  const choices = read.either.map((one, index) =>
    choice({
      type: 'radio',
      name: WHICH + name,
      value: String(one),
      id: `${id}-which-${index}`,
      checked: typed.get(WHICH + name) === String(one),
      label: escapeHtml(f.money(one, currency)),
    }),
  );
  return `<fieldset class="which"><legend>${escapeHtml(say('whichNumber'))}</legend>${choices.join('')}</fieldset>`;
}

/** @returns what is wrong with what was typed where a number belongs; undefined where nothing is */
export function typedProblem(
  name: string,
  currency: string | undefined,
  { typed, f, say }: PlainView,
): string | undefined {
  const read = readTyped(typed, name, f.lang, currency);
  if (read === undefined || 'value' in read) return undefined;
  if ('either' in read) return say('whichNumber');
  if (read.problem === 'negative') return say('notNegative');
  if (read.problem !== 'other-currency' || currency === undefined) return say('notANumber');
  const named = { style: 'currency', currency, currencyDisplay: 'name' } as const;
  const parts = numberFormat(f.lang, named).formatToParts(100);
  const name_ = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return say('otherCurrency', { name: name_ });
}
