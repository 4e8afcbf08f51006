import { html, noChange, nothing, type TemplateResult } from 'lit';
import type { FieldOf } from '../../../protocol/fields.ts';
import type { Typing } from '../../../rules/typing.ts';
import { describedBy, labelled } from '../field.ts';
import { partsOf, type FieldContext, type FieldKind } from './kind.ts';

/** Without it some browsers take years of six digits. */
const LAST = '9999-12-31';

/** What stands for a date of which a part is missing: no date, so the rules refuse it. */
const INCOMPLETE = '-';

function date<S extends Typing>(context: FieldContext<FieldOf<'date'>, S>): TemplateResult {
  const { field, view, put, answer } = context;
  const parts = partsOf(context);
  const onInput = ({ target }: Event) => {
    const { value, validity } = target as HTMLInputElement;
    // Without a day there is no value, but the month and the year still stand there.
    const typed = value || (validity.badInput ? INCOMPLETE : undefined);
    if (typed !== answer) view.change(put(view.now(), typed));
  };
  return labelled(
    parts,
    html`<input
      part="input"
      id=${parts.id}
      type="date"
      .value=${answer === INCOMPLETE ? noChange : String(answer ?? '')}
      autocomplete=${context.autocomplete ?? nothing}
      min=${field.min ?? nothing}
      max=${field.max ?? LAST}
      aria-describedby=${describedBy(parts) ?? nothing}
      aria-invalid=${context.error ? 'true' : nothing}
      aria-required=${field.required ? 'true' : nothing}
      @input=${onInput}
      @change=${onInput}
      @blur=${onInput}
    />`,
  );
}

export const dateKind: FieldKind<'date'> = {
  template: date,
  shown: (answer, _field, { f }) => f.date(String(answer)),
  problem: ({ code }, { min, max }, { say }) => {
    if (code === 'not-a-date') return say('notADate');
    if (code === 'short-year') return say('shortYear');
    // A date's bound is a date: it comes from the definition, as problems carry numbers alone.
    if (code === 'too-small' && min) return say('notBefore', { date: min });
    return code === 'too-large' && max ? say('notAfter', { date: max }) : undefined;
  },
};
