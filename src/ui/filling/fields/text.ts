import { html, nothing, type TemplateResult } from 'lit';
import type { Field, FieldOf } from '../../../protocol/fields.ts';
import { characters } from '../../../rules/answers.ts';
import type { Typing } from '../../../rules/typing.ts';
import { describedBy, labelled } from '../field.ts';
import {
  partsOf,
  type Asked,
  type FieldContext,
  type FieldKind,
  type ReviewSpeech,
} from './kind.ts';

/** How a line of text is typed, and what browsers may fill in. */
interface Line {
  /** Never `email`: browsers rewrite what stands in one, letter by letter. */
  readonly type: 'text' | 'tel';
  readonly inputmode?: string;
  readonly autocomplete?: AutoFill;
}

/** A kind that is a line of text is a row here. */
const LINES = {
  'short-text': { type: 'text' },
  email: { type: 'text', inputmode: 'email', autocomplete: 'email' },
  telephone: { type: 'tel', autocomplete: 'tel' },
} as const satisfies Partial<Record<Field['kind'], Line>>;

type LineKind = keyof typeof LINES;
type TextKind = LineKind | 'long-text';

function line<S extends Typing>(context: FieldContext<FieldOf<LineKind>, S>): TemplateResult {
  const { field, view, put } = context;
  const { type, inputmode, autocomplete }: Line = LINES[field.kind];
  const parts = partsOf(context, textLimits(context));
  const onInput = (event: Event) => view.change(put(view.now(), textOf(event)));
  const onLeave = (event: Event) => {
    const text = textOf(event);
    // What comes along when an address is pasted is taken off when it is left.
    const tidied = field.kind === 'email' ? view.tidyEmail(text) : text;
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
  const { view, put, around = (input) => input } = context;
  const parts = partsOf(context, textLimits(context));
  const onText = (event: Event) => {
    const text = textOf(event);
    if (text !== (context.answer ?? '')) view.change(put(view.now(), text));
  };
  return labelled(
    parts,
    around(
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
    ),
  );
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}

/**
 * The limits as a hint, and near the upper one how much is left, in a long text once it is begun: a
 * hint, not a shout at every key.
 */
function textLimits({ field, answer, error, view: { say } }: Asked): string | undefined {
  const { minLength = 0, maxLength } = field as { minLength?: number; maxLength?: number };
  const length = characters(typeof answer === 'string' ? answer : '');
  const least =
    minLength > 1 && length < minLength && !error ? say('tooShort', { limit: minLength }) : '';
  if (maxLength === undefined) return least || undefined;
  const left = maxLength - length;
  if (left < 0) return say('charactersOver', { count: -left });
  const most =
    left < maxLength / 4 || (length > 0 && field.kind === 'long-text')
      ? say('charactersLeft', { count: left })
      : say('atMostCharacters', { count: maxLength });
  return least ? `${least}. ${most}` : most;
}

const words: Pick<FieldKind<TextKind>, 'shown' | 'problem'> = {
  shown: (answer) => html`<bdi>${String(answer)}</bdi>`,
  problem: ({ code, limit = 0, by = 0 }, _field, { say }: ReviewSpeech) =>
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

const lineKind: FieldKind<LineKind> = { ...words, template: line };
export const lineKinds: Readonly<Record<LineKind, unknown>> = {
  'short-text': lineKind,
  email: lineKind,
  telephone: lineKind,
};
export const longTextKind: FieldKind<'long-text'> = { ...words, template: longText };
