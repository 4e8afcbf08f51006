import { html, nothing, type TemplateResult } from 'lit';
import type { Credential } from '../../protocol/selections.ts';
import { describedBy, labelled } from '../filling/field.ts';
import type { SummaryEntry } from '../form.ts';
import { entryStyles } from '../parts/entry-styles.ts';
import { styled } from '../parts/styled.ts';
import type { Speech } from '../view.ts';

type CodeSpeech = Speech<'common' | 'code'>;

const ID = 'credential';

/**
 * How a person shows that they may take part: asked for last, beside the button that needs it, and
 * never kept on the device.
 */
export class CodeField {
  readonly #redraw: () => void;
  #code = '';
  #problem: 'missing' | 'unknown' | 'used' | undefined;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** Whether the server's last no was about the code. */
  wasRefused = false;

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
    this.wasRefused = this.hasProblem;
    return this.hasProblem;
  }

  clear(): void {
    this.#code = '';
    this.#problem = undefined;
    this.wasRefused = false;
  }

  summary(speech: CodeSpeech): SummaryEntry[] {
    const text = this.#error(speech);
    return text === undefined ? [] : [{ text, target: ID }];
  }

  render(speech: CodeSpeech): TemplateResult {
    const { say, f } = speech;
    const own = (value: string) => ({ value, lang: f.lang });
    const error = this.#error(speech);
    const parts = { id: ID, error, label: own(say('codeLabel')), hint: own(say('codeHint')) };
    const onInput = (event: Event) => {
      this.#code = (event.target as HTMLInputElement).value;
      // What the server said stays while another code is typed: it is why this one was not sent.
      if (this.#problem === 'missing') this.#problem = undefined;
      this.#redraw();
    };
    const input = html`<input
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
      @change=${onInput}
    />`;
    return html`<div ${styled(entryStyles)}>${labelled(parts, input)}</div>`;
  }

  #error({ say }: CodeSpeech): string | undefined {
    if (!this.#problem) return undefined;
    return say(
      ({ missing: 'codeMissing', unknown: 'codeUnknown', used: 'failAlreadyVoted' } as const)[
        this.#problem
      ],
    );
  }
}
