import type { ShownText } from '../../../protocol/pick-text.ts';
import { escapeHtml } from '../html.ts';
import type { PlainView } from './view.ts';

/** Pieces of HTML that all plain forms are made of. */

/** @returns the id of the field with a name; an id of a definition may have blanks in it */
export function idOf(name: string): string {
  return encodeURIComponent(name).replace(/'/g, '%27');
}

/** @returns attributes as HTML, with a blank before each; what is undefined or false is left out */
export function attributes(given: Readonly<Record<string, string | boolean | undefined>>): string {
  return Object.entries(given)
    .map(([name, value]) => {
      if (value === undefined || value === false) return '';
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
    })
    .join('');
}

/** @returns a text as HTML that says which language it is in, where that is another than the words' */
export function shown(
  { value, lang }: ShownText,
  { lang: around }: Pick<PlainView, 'lang'>,
): string {
  const html = escapeHtml(value);
  if (lang === around) return html;
  return `<bdi lang="${escapeHtml(lang)}">${html}</bdi>`;
}

/** @returns a paragraph with what somebody wrote: its lines stay lines */
export function prose(text: ShownText, view: Pick<PlainView, 'lang'>): string {
  return `<p class="prose">${shown(text, view)}</p>`;
}

/** What stands around a field. */
interface Around {
  readonly id: string;
  /** HTML. */
  readonly label: string;
  /** HTML, a line each. */
  readonly hints?: readonly string[];
  readonly error?: string | undefined;
}

/** @returns the ids of what a field is described by */
export function describedBy({ id, hints = [], error }: Omit<Around, 'label'>): string | undefined {
  const ids = [...(hints.length > 0 ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function hintsAndError({ id, hints = [], error }: Omit<Around, 'label'>): string {
  const hint = hints.length === 0 ? '' : `<div class="hint" id="${id}-hint">${hints.map((one) => `<p>${one}</p>`).join('')}</div>`; // prettier-ignore
  return hint + errorLine(id, error);
}

export function errorLine(id: string, error: string | undefined): string {
  return error === undefined ? '' : `<p class="error" id="${id}-error">${escapeHtml(error)}</p>`;
}

/** @param control the HTML of one input, with the id */
export function labelled(around: Around, control: string): string {
  const { id, label, error } = around;
  return `<div class="field"${error ? ' data-invalid' : ''}><label for="${id}">${label}</label>${hintsAndError(around)}${control}</div>`;
}

/** Several inputs that are one question. The first of them, or the group itself, is what is led to. */
export function grouped(around: Around, controls: string): string {
  const { id, label, error } = around;
  const by = attributes({ 'aria-describedby': describedBy(around) });
  return `<fieldset class="field" id="${id}" tabindex="-1"${error ? ' data-invalid' : ''}${by}><legend>${label}</legend>${hintsAndError(around)}${controls}</fieldset>`;
}

interface Choice {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly checked: boolean;
  /** HTML. */
  readonly label: string;
  readonly off?: boolean;
  readonly more?: Readonly<Record<string, string | boolean | undefined>>;
}

export function choice({ label, off, more, ...input }: Choice): string {
  return `<div class="choice"><input${attributes({ ...input, disabled: off, ...more })} /><label for="${input.id}">${label}</label></div>`;
}

/** A way on. The first of a form is what Enter presses. */
export function stepButton(step: string, label: string, look = ''): string {
  return `<button name="step" value="${step}"${attributes({ class: look || undefined })}>${escapeHtml(label)}</button>`;
}

export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}" />`;
}
