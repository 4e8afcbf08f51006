import { html, nothing, type TemplateResult } from 'lit';
import { currencySign, parseNumber } from '../i18n/format.ts';
import type { Answer, Field, FieldOf } from '../protocol/fields.ts';
import { characters } from '../rules/answers.ts';
import { decimals } from '../rules/currency.ts';
import { choiceTemplate } from './choice.ts';
import {
  describedBy,
  descriptions,
  grouped,
  labelled,
  optionalMark,
  shown,
  type FieldParts,
} from './field-parts.ts';
import type { Words } from './wording.ts';

/** One question as it stands: what was answered and what is wrong with that. */
export interface FieldContext {
  readonly id: string;
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
  readonly words: Words<'fields'>;
  /** The token for `autocomplete`, where browsers know the answer. */
  readonly autocomplete?: AutoFill | undefined;
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** A question with its input, whatever its kind. */
export function fieldTemplate(field: Field, context: FieldContext): TemplateResult {
  switch (field.kind) {
    case 'long-text':
      return longText(field, context);
    case 'single-choice':
    case 'multiple-choice':
      return choices(field, context);
    case 'number':
    case 'money':
      return numeric(field, context);
    case 'consent':
      return consent(field, context);
    case 'short-text':
    case 'email':
    case 'telephone':
    case 'date':
      return line(field, context);
  }
}

const INPUT_TYPES = {
  'short-text': 'text',
  email: 'email',
  telephone: 'tel',
  date: 'date',
} as const;

function line(field: FieldOf<keyof typeof INPUT_TYPES>, context: FieldContext): TemplateResult {
  const parts = partsOf(field, context, textLimits(field, context));
  return labelled(
    parts,
    html`<input
      part="input"
      id=${parts.id}
      type=${INPUT_TYPES[field.kind]}
      .value=${String(context.answer ?? '')}
      autocomplete=${context.autocomplete ?? nothing}
      min=${('min' in field && field.min) || nothing}
      max=${('max' in field && field.max) || nothing}
      aria-describedby=${describedBy(parts) ?? nothing}
      aria-invalid=${context.error ? 'true' : nothing}
      aria-required=${field.required ? 'true' : nothing}
      @input=${onText(context)}
    />`,
  );
}

function longText(field: FieldOf<'long-text'>, context: FieldContext): TemplateResult {
  const parts = partsOf(field, context, textLimits(field, context));
  return labelled(
    parts,
    html`<textarea
      part="input"
      id=${parts.id}
      rows="5"
      .value=${String(context.answer ?? '')}
      aria-describedby=${describedBy(parts) ?? nothing}
      aria-invalid=${context.error ? 'true' : nothing}
      aria-required=${field.required ? 'true' : nothing}
      @input=${onText(context)}
    ></textarea>`,
  );
}

/** A text input with digits: what was typed stays as it was typed, also if it is no number. */
function numeric(field: FieldOf<'number' | 'money'>, context: FieldContext): TemplateResult {
  const { f } = context.words;
  const digits = field.kind === 'money' ? decimals(field.currency) : 0;
  const parts = partsOf(field, context, numericLimits(field, context));
  const onInput = (event: InputEvent) => {
    const typed = (event.target as HTMLInputElement).value;
    const value = parseNumber(typed, f.lang);
    context.onAnswer(value === undefined ? typed : scaled(value, digits));
  };
  return labelled(
    parts,
    html`<span class="with-unit">
      <input
        part="input"
        id=${parts.id}
        type="text"
        inputmode=${field.kind === 'number' && (field.step ?? 1) % 1 === 0 ? 'numeric' : 'decimal'}
        autocomplete="off"
        .value=${keepTyping(context, digits)}
        aria-describedby=${describedBy(parts) ?? nothing}
        aria-invalid=${context.error ? 'true' : nothing}
        aria-required=${field.required ? 'true' : nothing}
        @input=${onInput}
      />
      ${unitOf(field, context)}
    </span>`,
  );
}

function unitOf(field: FieldOf<'number' | 'money'>, { words }: FieldContext) {
  if (field.kind === 'money')
    return html`<span>${currencySign(field.currency, words.f.lang)}</span>`;
  return field.unit ? shown(words.t(field.unit)) : nothing;
}

/** Exact where floating point is not: 19.99 kr. are 1999 øre, 19.999 kr. are not a whole number. */
function scaled(value: number, digits: number): number {
  const exact = value * 10 ** digits;
  const rounded = Math.round(exact);
  return Math.abs(exact - rounded) < 1e-6 ? rounded : exact;
}

/** The answer as text, unless the person is still typing the same number in another way ("1," or "01"). */
function keepTyping(context: FieldContext, digits: number) {
  const { answer, words } = context;
  if (typeof answer !== 'number') return String(answer ?? '');
  const plain = new Intl.NumberFormat(words.f.lang, {
    useGrouping: false,
    maximumFractionDigits: 10,
  }).format(answer / 10 ** digits);
  return plain;
}

function choices(
  field: FieldOf<'single-choice' | 'multiple-choice'>,
  context: FieldContext,
): TemplateResult {
  const several = field.kind === 'multiple-choice';
  const { answer, words, id } = context;
  const chosen = Array.isArray(answer) ? answer : answer === undefined ? [] : [String(answer)];
  const toggle = (option: string, on: boolean) => {
    if (!several) return context.onAnswer(option);
    const rest = chosen.filter((one) => one !== option);
    context.onAnswer(on ? [...rest, option] : rest);
  };
  return grouped(
    partsOf(field, context, several ? choiceLimits(field, words) : undefined),
    field.options.map((option, index) =>
      choiceTemplate({
        id: `${id}-${index}`,
        name: id,
        type: several ? 'checkbox' : 'radio',
        checked: chosen.includes(option.id),
        label: shown(words.t(option.label)),
        onToggle: (on) => toggle(option.id, on),
      }),
    ),
  );
}

/** The label stands behind its box, so hint and error stand above both. */
function consent(field: FieldOf<'consent'>, context: FieldContext): TemplateResult {
  const parts = partsOf(field, context);
  return html`
    <div class="field" part="field" ?data-invalid=${parts.error !== undefined}>
      ${descriptions(parts)}
      ${choiceTemplate({
        id: parts.id,
        name: parts.id,
        type: 'checkbox',
        checked: context.answer === true,
        label: html`${shown(parts.label)} ${optionalMark(parts)}`,
        describedBy: describedBy(parts),
        invalid: parts.error !== undefined,
        onToggle: (on) => context.onAnswer(on || undefined),
      })}
    </div>
  `;
}

function onText(context: FieldContext) {
  return (event: InputEvent) =>
    context.onAnswer((event.target as HTMLInputElement | HTMLTextAreaElement).value);
}

function partsOf(field: Field, context: FieldContext, limits?: string): FieldParts {
  const { words, id, error } = context;
  return {
    id,
    error,
    limits,
    label: words.t(field.label),
    hint: field.hint === undefined ? undefined : words.t(field.hint),
    optional: field.required ? undefined : words.m.optional,
  };
}

/** The limit as a hint, and near it how much is left: a hint, not a shout at every key. */
function textLimits(field: Field, { answer, words: { m, f } }: FieldContext): string | undefined {
  if (!('maxLength' in field) || field.maxLength === undefined) return undefined;
  if (field.kind === 'multiple-choice') return undefined;
  const left = field.maxLength - characters(typeof answer === 'string' ? answer : '');
  if (left < 0) return m.charactersOver(f, -left);
  return left < field.maxLength / 4
    ? m.charactersLeft(f, left)
    : m.atMostCharacters(f, field.maxLength);
}

function choiceLimits(
  { minLength = 0, maxLength }: { minLength?: number; maxLength?: number },
  { m, f }: Words<'fields'>,
): string | undefined {
  if (maxLength !== undefined) return m.chooseBetween(f, minLength, maxLength);
  return minLength > 0 ? m.chooseAtLeast(f, minLength) : undefined;
}

function numericLimits(
  field: FieldOf<'number' | 'money'>,
  { words: { m, f } }: FieldContext,
): string | undefined {
  const say = (value: number) =>
    field.kind === 'money' ? f.money(value, field.currency) : f.number(value);
  const limits = [
    field.min === undefined ? undefined : m.tooSmall(say(field.min)),
    field.max === undefined ? undefined : m.tooLarge(say(field.max)),
  ].filter((limit) => limit !== undefined);
  return limits.length > 0 ? limits.join(' · ') : undefined;
}
