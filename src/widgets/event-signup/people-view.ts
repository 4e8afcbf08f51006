import { html, type TemplateResult } from 'lit';
import { answerTo } from '../../rules/answers.ts';
import type { KindOf, ReviewSpeech } from '../../ui/filling/fields/kind.ts';
import { pointerTo } from '../../ui/filling/questions.ts';
import { idFor } from '../../ui/parts/ids.ts';
import { peopleStyles } from './people.styles.ts';
import type { EventView, NamedQuestions } from './questions.ts';

/**
 * The questions about each person, folded: what was answered stands in sight. The first is open, and
 * so is one that must be answered; from then on a person's own hand decides, and a new error.
 */
export class People {
  readonly styles = peopleStyles;
  /** By what a person is called: who comes in between moves nobody's fold. */
  readonly #open = new Map<string, boolean>();
  readonly #wrong = new Set<string>();
  #names: readonly string[] = [];

  /** @param questions draws the questions of one person */
  view(
    lists: readonly NamedQuestions[],
    questions: (list: NamedQuestions) => TemplateResult[],
    kindOf: KindOf,
    view: EventView,
  ): TemplateResult {
    this.#names = lists.map(({ who = '' }) => who);
    return html`<div class="people">
      ${lists.map((list, index) => this.#person(list, index, questions(list), kindOf, view))}
    </div>`;
  }

  /** Opens the person in whose questions an element is. */
  reveal(id: string): void {
    const [, index = ''] = /^at%2Fpeople%2F(\d+)/.exec(id) ?? [];
    const name = this.#names[Number(index)];
    if (index !== '' && name !== undefined) this.#open.set(name, true);
  }

  /** Another household. */
  forget(): void {
    this.#open.clear();
    this.#wrong.clear();
  }

  #person(
    list: NamedQuestions,
    index: number,
    questions: TemplateResult[],
    kindOf: KindOf,
    view: EventView,
  ): TemplateResult {
    const { who = '' } = list;
    const open = this.#isOpen(list, index, view);
    const turn = (isOpen: boolean) => {
      if (isOpen === this.#open.get(who)) return;
      this.#open.set(who, isOpen);
      view.redraw();
    };
    return html`<details
      class="person"
      part="person"
      .open=${open}
      @toggle=${({ target }: Event) => turn((target as HTMLDetailsElement).open)}
    >
      <summary
        @click=${(event: Event) => {
          // The browser tells of it a moment later, when another person may stand here.
          event.preventDefault();
          turn(!this.#open.get(who));
        }}
      >
        <strong>${who}</strong> ${answered(list, kindOf, view)}
      </summary>
      <div class="stack" role="group" aria-label=${who} ?hidden=${!open}>${questions}</div>
    </details>`;
  }

  #isOpen(list: NamedQuestions, index: number, { errors }: EventView): boolean {
    const { who = '', fields, answers, pointer } = list;
    const isWrong = fields.some((field) => errors.has(idFor(pointerTo(pointer, field))));
    const isNew = isWrong && !this.#wrong.has(who);
    if (isWrong) this.#wrong.add(who);
    else this.#wrong.delete(who);
    // Decided once: it must not fold under the hands of who answers.
    const open = this.#open.get(who) ?? (index === 0 || fields.some(({ id, required }) => required && answerTo(answers, id) === undefined)); // prettier-ignore
    this.#open.set(who, open || isNew);
    return open || isNew;
  }
}

/** What was answered, as it will be sent. */
function answered({ fields, answers }: NamedQuestions, kindOf: KindOf, view: EventView) {
  // What says yes to consent comes with the second act: its label alone says it too.
  const speech = view as unknown as ReviewSpeech;
  return fields.flatMap((field) => {
    const answer = answerTo(answers, field.id);
    if (answer === undefined || answer === '' || Number.isNaN(answer)) return [];
    if (Array.isArray(answer) && answer.length === 0) return [];
    const label = speech.t(field.label).value;
    const colon = /[?؟:.]$/.test(label) ? '' : ':';
    return field.kind === 'consent'
      ? html`<span>${label}</span>`
      : html`<span>${label}${colon} ${kindOf(field)?.shown(answer, field, speech)}</span>`;
  });
}
