import { html, nothing, type TemplateResult } from 'lit';
import { parseNumber } from '../i18n/format.ts';
import { button } from './button.ts';
import type { Words } from './wording.ts';

/** A number with a button on either side: reachable by tap, by key and by typing. */
export interface Stepper {
  readonly id: string;
  /** What is counted, for the names of the buttons; a visible label with `for` names the input. */
  readonly name: string;
  /** The name of the input, where no visible label is for it. */
  readonly label?: string;
  readonly describedBy?: string | undefined;
  /** What stands in the input: a number as the reader writes it, or what was typed instead of one. */
  readonly text: string;
  readonly invalid?: boolean;
  readonly unit?: string | undefined;
  readonly canMore: boolean;
  readonly canLess: boolean;
  readonly onMore: () => void;
  readonly onLess: () => void;
  /** @param value what was typed as a number, or undefined where it is none */
  readonly onType: (value: number | undefined, typed: string) => void;
}

export function stepperTemplate(stepper: Stepper, { m, f }: Words): TemplateResult {
  const onInput = (event: InputEvent) => {
    const typed = (event.target as HTMLInputElement).value;
    stepper.onType(parseNumber(typed, f.lang), typed);
  };
  return html`
    <span class="stepper" part="stepper">
      ${step('−', m.lessOf(stepper.name), stepper.canLess, stepper.onLess)}
      <input
        part="input"
        id=${stepper.id}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        .value=${stepper.text}
        aria-label=${stepper.label ?? nothing}
        aria-describedby=${stepper.describedBy ?? nothing}
        aria-invalid=${stepper.invalid ? 'true' : nothing}
        @input=${onInput}
      />
      ${stepper.unit ? html`<span class="unit">${stepper.unit}</span>` : nothing}
      ${step('+', m.moreOf(stepper.name), stepper.canMore, stepper.onMore)}
    </span>
  `;
}

function step(sign: string, name: string, can: boolean, onClick: () => void): TemplateResult {
  const label = html`<span aria-hidden="true">${sign}</span>`;
  return button({ label, name, look: 'step-button', off: !can, onClick });
}
