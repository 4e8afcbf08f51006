import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Credential } from '../protocol/selections.ts';
import { describedBy, labelled } from './field-parts.ts';
import type { SummaryEntry } from './frame.ts';
import type { Words } from './wording.ts';

type CodeWords = Words<'code'>;

const ID = 'credential';

/**
 * How a person shows that they may take part: asked for last, beside the button that needs it, and
 * never kept on the device.
 */
export class CredentialController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #code = '';
  #problem: 'missing' | 'unknown' | 'used' | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get hasProblem(): boolean {
    return this.#problem !== undefined;
  }

  /** @returns what to send along; marks the field where nothing was typed */
  take(): Credential | undefined {
    const code = this.#code.trim();
    this.#problem = code === '' ? 'missing' : undefined;
    return code === '' ? undefined : { kind: 'code', code };
  }

  /** @returns whether the server's no is about the code: it is told beside the field then */
  refuse(refusal: string): boolean {
    this.#problem = ({ 'not-eligible': 'unknown', 'already-voted': 'used' } as const)[refusal];
    return this.hasProblem;
  }

  clear(): void {
    this.#code = '';
    this.#problem = undefined;
  }

  summary(words: CodeWords): SummaryEntry[] {
    const text = this.#error(words);
    return text === undefined ? [] : [{ text, target: ID }];
  }

  render(words: CodeWords): TemplateResult {
    const { m, f } = words;
    const own = (value: string) => ({ value, lang: f.lang });
    const error = this.#error(words);
    const parts = { id: ID, error, label: own(m.codeLabel), hint: own(m.codeHint) };
    const onInput = (event: InputEvent) => {
      this.#code = (event.target as HTMLInputElement).value;
      this.#problem = undefined;
      this.#host.requestUpdate();
    };
    return labelled(
      parts,
      html`<input
        part="input"
        id=${ID}
        type="text"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck="false"
        dir="ltr"
        .value=${this.#code}
        aria-describedby=${describedBy(parts) ?? nothing}
        aria-invalid=${error ? 'true' : 'false'}
        aria-required="true"
        @input=${onInput}
      />`,
    );
  }

  #error({ m }: CodeWords): string | undefined {
    if (!this.#problem) return undefined;
    return { missing: m.codeMissing, unknown: m.codeUnknown, used: m.failAlreadyVoted }[
      this.#problem
    ];
  }
}
