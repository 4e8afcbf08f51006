import type { Field, FieldOf } from '../../../../protocol/fields.ts';
import { isDate } from '../../../../protocol/grammar.ts';
import { escapeHtml } from '../../html.ts';
import {
  attributes,
  choice,
  describedBy,
  grouped,
  hintsAndError,
  idOf,
  labelled,
  shown,
} from '../parts.ts';
import { numberInput } from '../typed.ts';
import type { PlainView } from '../view.ts';
import { lengthWords } from '../voted/limits.ts';
import { fieldName } from './questions.ts';
import { TICKED } from './read.ts';

/** What browsers may fill in, by the name of the field. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = { 'contact.name': 'name' };
const LINES = {
  'short-text': {},
  email: { inputmode: 'email', autocapitalize: 'none', spellcheck: 'false', autocomplete: 'email' },
  telephone: { type: 'tel', autocomplete: 'tel' },
} as const;

/** @returns a question as HTML: its label, what helps, what is wrong, and the field */
export function fieldHtml(field: Field, group: string, view: PlainView): string {
  const name = fieldName(group, field);
  const id = idOf(name);
  // Of what is stored already, whatever is left blank stays.
  const keeps = view.keeps?.has(group) ?? false;
  const required = field.required && !keeps;
  const mark = field.required || keeps ? '' : ` <span class="hint">${escapeHtml(view.say('optional'))}</span>`; // prettier-ignore
  const around = {
    id,
    label: shown(view.t(field.label), view) + mark,
    hints: [
      ...(field.hint === undefined ? [] : [shown(view.t(field.hint), view)]),
      ...limitsOf(field, view).map(escapeHtml),
    ],
    error: view.errors.get(id),
  };
  const shared = {
    id,
    name,
    'aria-describedby': describedBy(around),
    'aria-invalid': around.error ? 'true' : undefined,
    'aria-required': required ? 'true' : undefined,
  };
  const value = view.typed.get(name) ?? '';
  switch (field.kind) {
    case 'long-text':
      // The first end of a line in it is none that anybody typed.
      return labelled(around, `<textarea${attributes({ ...shared, rows: '5' })}>\n${escapeHtml(value)}</textarea>`); // prettier-ignore
    case 'single-choice':
    case 'multiple-choice':
      return grouped(around, options(field, name, view));
    case 'consent':
      return consent(around, shared, value === TICKED);
    case 'number':
    case 'money':
      return labelled(
        around,
        number({ ...field, required: required ?? false }, name, describedBy(around), view),
      );
    case 'date': {
      // A browser drops what is no date from a field for one: half of one stays a text.
      const type = value === '' || isDate(value) ? 'date' : 'text';
      const { min, max = '9999-12-31' } = field;
      return labelled(around, `<input${attributes({ type, ...shared, value, min, max })} />`);
    }
    default: {
      const line = { type: 'text', autocomplete: AUTOCOMPLETE[name], ...LINES[field.kind] };
      return labelled(around, `<input${attributes({ ...line, ...shared, value })} />`);
    }
  }
}

type Around = Parameters<typeof labelled>[0];

/** The label stands behind its box, so hint and error stand above both. */
function consent(
  around: Around,
  shared: Readonly<Record<string, string | undefined>>,
  checked: boolean,
): string {
  const { id, error, label } = around;
  const box = choice({
    type: 'checkbox',
    name: shared['name'] ?? '',
    value: TICKED,
    id,
    checked,
    label,
    more: shared,
  });
  return `<div class="field"${error ? ' data-invalid' : ''}>${hintsAndError(around)}${box}</div>`;
}

function options(
  field: FieldOf<'single-choice' | 'multiple-choice'>,
  name: string,
  view: PlainView,
): string {
  const type = field.kind === 'single-choice' ? 'radio' : 'checkbox';
  const chosen = new Set(view.typed.getAll(name));
  return field.options
    .map((option, index) =>
      choice({
        type,
        name,
        value: option.id,
        id: `${idOf(name)}-${index}`,
        checked: chosen.has(option.id),
        label: shown(view.t(option.label), view),
      }),
    )
    .join('');
}

function number(
  field: FieldOf<'number' | 'money'>,
  name: string,
  described: string | undefined,
  view: PlainView,
): string {
  const unit = field.kind === 'number' && field.unit ? shown(view.t(field.unit), view) : undefined;
  return numberInput(
    {
      name,
      currency: field.kind === 'money' ? field.currency : undefined,
      decimals: field.kind === 'money' || (field.step ?? 1) % 1 !== 0,
      required: field.required,
      describedBy: described,
      ...(unit !== undefined && { unit }),
    },
    view,
  );
}

/** What must be kept to, before it is met. */
function limitsOf(field: Field, view: PlainView): string[] {
  const { say, f } = view;
  switch (field.kind) {
    case 'short-text':
    case 'long-text': {
      const { minLength: least = 0, maxLength: most } = field;
      return [
        ...(least > 1 ? [say('tooShort', { limit: least })] : []),
        ...(most === undefined ? [] : [say('atMostCharacters', { count: most })]),
      ];
    }
    case 'multiple-choice':
      return lengthWords(field, view);
    case 'number':
    case 'money': {
      const written = (value: number) => field.kind === 'money' ? f.money(value, field.currency) : f.number(value); // prettier-ignore
      const step = field.kind === 'number' && field.step !== 1 ? field.step : undefined;
      return [
        ...(field.min === undefined ? [] : [say('tooSmall', { limit: written(field.min) })]),
        ...(field.max === undefined ? [] : [say('tooLarge', { limit: written(field.max) })]),
        ...(step === undefined ? [] : [say('offStep', { step: written(step) })]),
      ];
    }
    default:
      return [];
  }
}
