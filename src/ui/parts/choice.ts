import { html, nothing, type TemplateResult } from 'lit';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly type: 'checkbox' | 'radio';
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly label: unknown;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly onToggle: (on: boolean) => void;
}

/** One checkbox or radio button, its whole row a target. */
export function choiceTemplate(choice: Choice): TemplateResult {
  return html`
    <div class="choice" part="choice">
      <input
        id=${choice.id}
        name=${choice.name}
        type=${choice.type}
        .checked=${choice.checked}
        ?disabled=${choice.disabled ?? false}
        aria-describedby=${choice.describedBy ?? nothing}
        aria-invalid=${choice.invalid ? 'true' : nothing}
        @change=${(event: Event) => choice.onToggle((event.target as HTMLInputElement).checked)}
      />
      <label for=${choice.id}>${choice.label}</label>
    </div>
  `;
}
