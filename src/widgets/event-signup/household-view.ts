import { html, nothing, type TemplateResult } from 'lit';
import { bring, maxAdults, maxChildren, type SignupState } from '../../rules/event.ts';
import { withTyped } from '../../rules/typing.ts';
import { typedInput } from '../../ui/filling/typed-input.ts';
import type { TypedInput } from '../../ui/view.ts';
import { idFor } from '../../ui/parts/ids.ts';
import { live } from '../../ui/parts/live.ts';
import { stepperTemplate } from '../../ui/parts/stepper.ts';
import type { EventView } from './questions.ts';

type Who = 'adults' | 'children';

export function householdTarget(who: Who): string {
  return idFor(`/${who}`);
}

/** What the numbers mean for each date; it comes with the second act. */
export interface Meaning {
  readonly meaning: (view: EventView) => unknown;
  readonly meaningOf: (state: SignupState, view: EventView) => string[];
}

/** How many come. */
export function householdView(view: EventView, told: Meaning | undefined): TemplateResult {
  const { definition, say } = view;
  const children = maxChildren(definition);
  return html`
    <fieldset class="field">
      <legend>${say('householdHeading')}</legend>
      <div class="household">
        ${counter('adults', maxAdults(definition), view, told)}
        ${children > 0 ? counter('children', children, view, told) : nothing}
      </div>
      ${told?.meaning(view)}
    </fieldset>
  `;
}

function counter(
  who: Who,
  most: number,
  view: EventView,
  told: Meaning | undefined,
): TemplateResult {
  const { state, errors, say, f } = view;
  const id = householdTarget(who);
  const count = state[who];
  const now = Number.isNaN(count) ? 0 : count;
  const limit = say('tooLarge', { limit: f.number(most) });
  const said = (given: SignupState) => {
    const total = `${say(who)}: ${f.number(given[who])}`;
    const more = [
      ...(given[who] >= most ? [`${limit}.`] : []),
      ...(told?.meaningOf(given, view) ?? []),
    ];
    return more.length === 0 ? total : `${total}. ${more.join(' ')}`.replace(/\.$/, '');
  };
  const input: TypedInput<SignupState> = {
    pointer: `/${who}`,
    value: count,
    empty: Number.NaN,
    put: (given, value) => bring(given, who, value ?? Number.NaN),
    said,
    whole: true,
  };
  const error = view.reader()?.problem(input, view) ?? errors.get(id);
  const described = [`${id}-limit`, error && `${id}-error`].filter(Boolean).join(' ');
  const set = (by: number) => () => {
    const next = withTyped(bring(view.now(), who, (view.now()[who] || 0) + by), `/${who}`);
    view.change(next, said(next));
  };
  return html`
    <div class="field" part="field" ?data-invalid=${error !== undefined}>
      <label for=${id} part="label">${say(who)}</label>
      <p class="hint" part="hint" id="${id}-limit">${limit}</p>
      ${error ? html`<p class="error" part="error" id="${id}-error">${live(error)}</p>` : nothing}
      ${stepperTemplate({
        input: typedInput({ ...input, describedBy: described, invalid: error !== undefined }, view),
        more: say('moreOf', { what: say(who) }),
        less: say('lessOf', { what: say(who) }),
        canMore: now < most,
        canLess: now > 0,
        onMore: set(1),
        onLess: set(-1),
      })}
    </div>
  `;
}
