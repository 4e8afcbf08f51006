import { LitElement, css, html, type TemplateResult } from 'lit';

/**
 * What the times are held against: a form as somebody would write it by hand with Lit, for one
 * purpose, in one language, with its questions in the code. It checks what the browser checks, and
 * it sends. It has no draft, no review and no error summary.
 */
export abstract class HandWrittenForm extends LitElement {
  static override properties = { code: { state: true }, failed: { state: true } };

  static override styles = css`
    :host {
      display: block;
      line-height: 1.5;
    }
    * {
      box-sizing: border-box;
    }
    form,
    .field,
    .list {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.4rem;
    }
    form {
      gap: 1.5rem;
    }
    h2,
    h3,
    p,
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
      min-inline-size: 0;
    }
    .field > label,
    legend {
      font-weight: 600;
      padding: 0;
    }
    .hint {
      color: #55565c;
    }
    input,
    textarea,
    button {
      font: inherit;
      color: inherit;
    }
    input:not([type='checkbox'], [type='radio']),
    textarea {
      inline-size: 100%;
      max-inline-size: 32rem;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 2px solid #767a83;
      border-radius: 0.5rem;
    }
    textarea {
      min-block-size: 8.5rem;
    }
    .choice {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.5rem;
      padding-block: 0.6rem;
    }
    .choice input {
      inline-size: 1.5rem;
      block-size: 1.5rem;
    }
    .item {
      border: 1px solid #d3d8e0;
      border-radius: 0.5rem;
      padding: 0.5rem 1rem 0.75rem;
    }
    .bar {
      position: sticky;
      inset-block-start: 0;
      padding: 0.75rem 1rem;
      border-radius: 0.5rem;
      background: #f1f4f8;
      font-weight: 600;
    }
    button {
      justify-self: start;
      min-block-size: 2.75rem;
      padding: 0.5rem 1.5rem;
      border: 0;
      border-radius: 0.5rem;
      background: #14548c;
      color: #fff;
      font-weight: 600;
    }
    .error {
      color: #b3121f;
      font-weight: 600;
    }
  `;

  /** From the receipt, once it is sent. */
  declare protected code: string | undefined;
  declare protected failed: boolean;
  readonly #key = crypto.randomUUID();

  protected abstract readonly endpoint: string;

  protected override render(): TemplateResult {
    if (this.code) {
      return html`<p role="status">Tak. Din kvittering er <strong>${this.code}</strong>.</p>`;
    }
    return html`
      <form @submit=${this.#send}>
        ${this.fields()}
        ${this.failed ? html`<p class="error" role="alert">Det blev ikke sendt. Prøv igen.</p>` : ''}
        <button>Send</button>
      </form>
    `;
  }

  /** The heading and the questions. */
  protected abstract fields(): TemplateResult;

  /** @returns what is sent */
  protected abstract submission(data: FormData): object;

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': this.#key },
      body: JSON.stringify(this.submission(data)),
    }).catch(() => undefined);
    this.failed = !response?.ok;
    if (response?.ok) this.code = ((await response.json()) as { code: string }).code;
  }
}

/** @returns the fields that were filled in, as an object */
export function filled(data: FormData, names: readonly string[]): Record<string, string> {
  const entries = names.map((name) => [name, String(data.get(name) ?? '')] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
