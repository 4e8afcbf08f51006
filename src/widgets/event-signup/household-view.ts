import { html, nothing, type TemplateResult } from 'lit';
import type { EventDefinition } from '../../protocol/events.ts';
import { bring, maxAdults, maxChildren, type SignupState } from '../../rules/event.ts';
import { idFor } from '../../ui/field-parts.ts';
import { stepperTemplate } from '../../ui/stepper.ts';
import type { TypedNumbers } from '../../ui/typed-numbers.ts';
import type { EventWords } from './words.ts';

type Who = 'adults' | 'children';

export function householdTarget(who: Who): string {
  return idFor(`/${who}`);
}

/** How many come. */
export function householdView(
  state: SignupState,
  definition: EventDefinition,
  errors: ReadonlyMap<string, string>,
  typed: TypedNumbers,
  words: EventWords,
  onChange: (state: SignupState) => void,
): TemplateResult {
  const { m, f } = words;
  const most = { adults: maxAdults(definition), children: maxChildren(definition) };
  const counter = (who: Who) => {
    const id = householdTarget(who);
    const count = state[who];
    const now = Number.isNaN(count) ? 0 : count;
    const error = errors.get(id);
    const set = (value: number) => onChange(bring(state, who, value));
    return html`
      <div class="field" part="field" ?data-invalid=${error !== undefined}>
        <label for=${id} part="label">${m[who]}</label>
        ${error ? html`<p class="error" part="error" id="${id}-error">${error}</p>` : nothing}
        ${stepperTemplate(
          {
            id,
            name: m[who],
            describedBy: error ? `${id}-error` : undefined,
            text: typed.text(who, count, f.lang),
            invalid: error !== undefined,
            canMore: now < most[who],
            canLess: now > 0,
            onMore: () => set(now + 1),
            onLess: () => set(now - 1),
            onType: (value, text) => set(typed.take(who, value, text)),
          },
          words,
        )}
      </div>
    `;
  };
  return html`
    <fieldset class="field">
      <legend>${m.householdHeading}</legend>
      <div class="household">
        ${counter('adults')} ${most.children > 0 ? counter('children') : nothing}
      </div>
    </fieldset>
  `;
}
