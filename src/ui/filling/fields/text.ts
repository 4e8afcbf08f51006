import { html, nothing, type TemplateResult } from 'lit';
import type { FieldOf } from '../../../protocol/fields.ts';
import { characters } from '../../../rules/answers.ts';
import type { Typing } from '../../../rules/typing.ts';
import { describedBy, labelled } from '../field.ts';
import {
  partsOf,
  type Asked,
  type FieldContext,
  type FieldKind,
  type FieldSpeech,
} from './kind.ts';

type TextKind = 'short-text' | 'long-text' | 'email' | 'telephone';

/** How a line of text is typed, and what browsers may fill in. */
interface Line {
  /** Never `email`: browsers rewrite what stands in one, letter by letter. */
  readonly type: 'text' | 'tel';
  readonly inputmode?: string;
  readonly autocomplete?: AutoFill;
}

const LINES: Readonly<Record<Exclude<TextKind, 'long-text'>, Line>> = {
  'short-text': { type: 'text' },
  email: { type: 'text', inputmode: 'email', autocomplete: 'email' },
  telephone: { type: 'tel', autocomplete: 'tel' },
};

function line<S extends Typing>(
  context: FieldContext<FieldOf<Exclude<TextKind, 'long-text'>>, S>,
): TemplateResult {
  const { field, view, put } = context;
  const { type, inputmode, autocomplete } = LINES[field.kind];
  const parts = partsOf(context, textLimits(context));
  const onInput = (event: Event) => view.change(put(view.now(), textOf(event)));
  const onLeave = (event: Event) => {
    const text = textOf(event);
    // What comes along when an address is pasted is taken off when it is left.
    const tidied = field.kind === 'email' ? (view.reader()?.tidyEmail(text) ?? text) : text;
    if (tidied !== (context.answer ?? '')) view.change(put(view.now(), tidied));
  };
  return labelled(
    parts,
    html`<input
      part="input"
      id=${parts.id}
      type=${type}
      inputmode=${inputmode ?? nothing}
      autocapitalize=${inputmode ? 'none' : nothing}
      spellcheck=${inputmode ? 'false' : nothing}
      .value=${String(context.answer ?? '')}
      autocomplete=${context.autocomplete ?? autocomplete ?? nothing}
      aria-describedby=${describedBy(parts) ?? nothing}
      aria-invalid=${context.error ? 'true' : nothing}
      aria-required=${field.required ? 'true' : nothing}
      @input=${onInput}
      @change=${onLeave}
    />`,
  );
}

function longText<S extends Typing>(
  context: FieldContext<FieldOf<'long-text'>, S>,
): TemplateResult {
  const { view, put } = context;
  const parts = partsOf(context, textLimits(context));
  const onText = (event: Event) => {
    const text = textOf(event);
    if (text !== (context.answer ?? '')) view.change(put(view.now(), text));
  };
  return labelled(
    parts,
    html`<textarea
      part="input"
      id=${parts.id}
      rows="5"
      .value=${String(context.answer ?? '')}
      aria-describedby=${describedBy(parts) ?? nothing}
      aria-invalid=${context.error ? 'true' : nothing}
      aria-required=${context.field.required ? 'true' : nothing}
      @input=${onText}
      @change=${onText}
    ></textarea>`,
  );
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}

/** The limit as a hint, and near it how much is left: a hint, not a shout at every key. */
function textLimits({ field, answer, view: { say } }: Asked): string | undefined {
  if (!('maxLength' in field) || field.maxLength === undefined) return undefined;
  const left = field.maxLength - characters(typeof answer === 'string' ? answer : '');
  if (left < 0) return say('charactersOver', { count: -left });
  return left < field.maxLength / 4
    ? say('charactersLeft', { count: left })
    : say('atMostCharacters', { count: field.maxLength });
}

const words: Pick<FieldKind<TextKind>, 'shown' | 'problem'> = {
  shown: (answer) => html`<bdi>${String(answer)}</bdi>`,
  problem: ({ code, limit = 0, by = 0 }, _field, { say }: FieldSpeech) =>
    code === 'too-short'
      ? say('tooShort', { limit })
      : code === 'too-long'
        ? say('tooLong', { limit, by })
        : code === 'not-an-email'
          ? say('notAnEmail')
          : code === 'not-a-telephone'
            ? say('notATelephone')
            : undefined,
};

export const lineKind: FieldKind<Exclude<TextKind, 'long-text'>> = { ...words, template: line };
export const longTextKind: FieldKind<'long-text'> = { ...words, template: longText };
