import { html, type TemplateResult } from 'lit';
import type { FieldOf } from '../../../protocol/fields.ts';
import type { Typing } from '../../../rules/typing.ts';
import { choiceTemplate } from '../../parts/choice.ts';
import { shown } from '../../parts/shown.ts';
import { describedBy, descriptions, optionalMark } from '../field.ts';
import { partsOf, type FieldContext, type FieldKind } from './kind.ts';

/** The label stands behind its box, so hint and error stand above both. */
function consent<S extends Typing>(context: FieldContext<FieldOf<'consent'>, S>): TemplateResult {
  const { view, put } = context;
  const parts = partsOf(context);
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
        onToggle: (on) => view.change(put(view.now(), on || undefined)),
      })}
    </div>
  `;
}

export const consentKind: FieldKind<'consent'> = {
  template: consent,
  shown: (_answer, _field, { say }) => say('yes'),
};
