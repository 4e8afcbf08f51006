import { escapeHtml } from '../html.ts';
import type { PlainForm, PlainRow } from './form.ts';
import { attributes, describedBy, hidden, labelled, prose, stepButton } from './parts.ts';
import { VERSION, versionOf } from './version.ts';
import type { PlainView } from './view.ts';
import type { Fields } from '../fields.ts';

/** What is asked for beside what was chosen: it is in no form that comes back. */
export const KEY = 'key';
export const CODE = 'code';
export const STEP = 'step';
const OWN = new Set([KEY, CODE, STEP, VERSION]);

/** The last look: what is sent, what is kept of it, the code where one is asked for, and the way on. */
export function reviewHtml(form: PlainForm, view: PlainView, key: string, error?: string): string {
  const { definition, say, lang, t, typed } = view;
  const privacy =
    definition.privacy === undefined
      ? ''
      : `<div><h2>${escapeHtml(say('privacyHeading'))}</h2>${prose(t(definition.privacy), view)}</div>`;
  const code = 'credential' in definition ? codeHtml(typed.get(CODE) ?? '', error, view) : '';
  return `<div class="plain" lang="${lang}">
          <h2>${escapeHtml(say('checkHeading'))}</h2>
          <form method="post" class="stack">
            ${rowsHtml(form.rows(view))}
            ${privacy}
            ${code}
            <p class="send">${stepButton('send', say(form.sends ?? 'send'), 'primary')} ${stepButton('change', say('change'))}</p>
            ${carried(typed)}${hidden(VERSION, versionOf(view.stored))}${hidden(KEY, key)}
          </form>
        </div>`;
}

/** As a bill: what it is at the start, what it comes to at the edge. */
export function rowsHtml(rows: readonly PlainRow[]): string {
  const divs = rows.map(({ label, value, kind, picture = '' }) => {
    const look = attributes({ class: kind });
    return `<div${look}><dt>${picture}<span>${label}</span></dt><dd>${value}</dd></div>`;
  });
  return `<dl class="review">${divs.join('')}</dl>`;
}

/** All that was typed, as it was typed: it is read again when it is sent, or changed. */
export function carried(typed: Fields): string {
  const kept = [...typed].filter(([name]) => !OWN.has(name));
  return kept.map(([name, value]) => hidden(name, value)).join('');
}

function codeHtml(value: string, error: string | undefined, { say }: PlainView): string {
  const around = {
    id: CODE,
    label: escapeHtml(say('codeLabel')),
    hints: [escapeHtml(say('codeHint'))],
    error,
  };
  const input = attributes({
    type: 'text',
    id: CODE,
    name: CODE,
    value,
    autocomplete: 'one-time-code',
    autocapitalize: 'characters',
    spellcheck: 'false',
    dir: 'ltr',
    'aria-describedby': describedBy(around),
    'aria-invalid': error ? 'true' : undefined,
    'aria-required': 'true',
  });
  return labelled(around, `<input${input} />`);
}
