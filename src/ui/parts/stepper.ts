import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.ts';

/** A number with a button on either side: reachable by tap, by key and by typing. */
export interface Stepper {
  /** The input. */
  readonly input: TemplateResult;
  readonly unit?: string | undefined;
  /** The names of the buttons, which say what is counted. */
  readonly more: string;
  readonly less: string;
  readonly canMore: boolean;
  readonly canLess: boolean;
  readonly onMore: () => void;
  readonly onLess: () => void;
}

export function stepperTemplate(stepper: Stepper): TemplateResult {
  const { input, unit, more, less, canMore, canLess, onMore, onLess } = stepper;
  return html`
    <span class="stepper" part="stepper">
      ${step('−', less, canLess, onLess)} ${input}
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
      ${step('+', more, canMore, onMore)}
    </span>
  `;
}

function step(sign: string, name: string, can: boolean, onClick: () => void): TemplateResult {
  const label = html`<span aria-hidden="true">${sign}</span>`;
  return button({ label, name, look: 'step-button', off: !can, onClick });
}
