import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { EventDefinition } from '../../protocol/events.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { answerTo } from '../../rules/answers.ts';
import * as event from '../../rules/event.ts';
import type { SignupState } from '../../rules/event.ts';
import {
  answersReview,
  contactQuestions,
  explainAnswer,
  questionsTemplate,
  type Questions,
} from '../../ui/answers.ts';
import { shown } from '../../ui/field-parts.ts';
import type { ReviewRow, SummaryEntry } from '../../ui/frame.ts';
import type { Labels, RuleSet, Step } from '../../ui/contract.ts';
import { ParticipationElement } from '../../ui/participation.ts';
import { baseStyles } from '../../ui/styles.ts';
import { TypedNumbers } from '../../ui/typed-numbers.ts';
import { problemWords } from '../../ui/wording.ts';
import { DATES_TARGET, dateName, datesReview, datesView, placesView } from './dates-view.ts';
import { eventStyles } from './event-signup.styles.ts';
import { householdTarget, householdView } from './household-view.ts';
import type { ManageController } from './manage.ts';
import { receiptToken } from './receipt-token.ts';
import { groups, type EventWords } from './words.ts';

/**
 * Signs a household up for a meal, a workshop or a shift, or puts it on the waiting list. On the
 * page that a receipt's link leads to, it shows the sign-up and cancels it.
 *
 * @tag samskab-event-signup
 * @slot - The fallback: shown until the widget is there, and without JavaScript.
 * @slot heading - In place of the title.
 * @slot footer - Below everything.
 * @csspart stepper - A number with − and + around it.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabEventSignup extends ParticipationElement<
  EventDefinition,
  SignupState,
  'fields' | 'event'
> {
  static override styles = [...baseStyles, eventStyles];

  protected readonly groups = groups;
  protected readonly rules: RuleSet<EventDefinition, SignupState> = event.eventRules;

  /** The sign-up behind a receipt's link; its code is fetched for those who come by one. */
  #manage: ManageController | undefined;
  readonly #typed = new TypedNumbers();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { loading } = this.exchange;
    if (loading.status === 'ready') void this.#openManage(loading.definition);
  }

  protected labels({ m }: EventWords): Labels {
    return { send: m.eventSend, sent: m.eventSent, again: m.eventAgain };
  }

  protected steps(definition: EventDefinition, words: EventWords): Step[] {
    return [
      {
        heading: words.m.eventSend,
        owns: ['/dates', '/adults', '/children', '/people', '/answers', '/contact'],
        body: () => this.#renderForm(definition, words),
      },
    ];
  }

  protected review(definition: EventDefinition, words: EventWords): ReviewRow[] {
    const { m, f } = words;
    return [
      datesReview(this.state, definition, words),
      ...(['adults', 'children'] as const).map((who) => ({
        label: m[who],
        name: m[who],
        value: f.number(this.state[who]),
        target: householdTarget(who),
      })),
      ...this.#questions(definition, words).flatMap((list) => reviewOf(list, words)),
    ];
  }

  protected explain(
    problem: RuleProblem,
    definition: EventDefinition,
    words: EventWords,
  ): SummaryEntry {
    const { m, f } = words;
    const text = { full: m.full, nobody: m.nobody }[problem.code as string];
    const said = text ?? problemWords(problem, words);
    const [, where = '', index = ''] = problem.pointer.split('/');
    if (where === 'dates') {
      const date = definition.dates.find(({ id }) => id === this.state.dates[Number(index)]);
      const name = index !== '' && date ? dateName(date, definition, words) : m.when;
      return { name, text: said, target: DATES_TARGET };
    }
    if (where === 'adults' || where === 'children') {
      return { name: m[where], text: said, target: householdTarget(where) };
    }
    const lists = this.#questions(definition, words);
    const entry = explainAnswer(problem, lists, words);
    const who = where === 'people' ? personName(Number(index), this.state, { m, f }) : undefined;
    return who ? { ...entry, name: `${who}: ${entry.name}` } : entry;
  }

  protected override renderReceipt(definition: EventDefinition, words: EventWords): unknown {
    const { delivery } = this.exchange;
    if (delivery.status !== 'sent') return nothing;
    return placesView(delivery.receipt.places ?? [], definition, words);
  }

  protected override renderInstead(
    definition: EventDefinition,
    words: EventWords,
  ): TemplateResult | undefined {
    return this.#manage?.render(definition, words);
  }

  readonly #onHash = (): void => this.requestUpdate();

  async #openManage(definition: EventDefinition): Promise<void> {
    if (!receiptToken() && !this.#manage) return;
    const { ManageController } = await import('./manage.ts');
    this.#manage ??= new ManageController(this, this.exchange);
    this.#manage.open(definition);
  }

  #renderForm(definition: EventDefinition, words: EventWords): TemplateResult {
    const errors = this.errors(definition, words);
    const { m, t } = words;
    const [people, household, contact] = this.#groups(definition, words);
    return html`
      ${this.#manage?.unknown ? html`<p class="notice">${m.receiptUnknown}</p>` : nothing}
      ${
        definition.place === undefined
          ? nothing
          : html`<p><strong>${m.where}:</strong> ${shown(t(definition.place))}</p>`
      }
      ${datesView(this.state, definition, errors.get(DATES_TARGET), words, (state) =>
        this.change(state),
      )}
      ${householdView(this.state, definition, errors, this.#typed, words, (state) =>
        this.change(state),
      )}
      ${people?.map(
        (list, person) => html`
          <fieldset class="person stack">
            <legend>${list.who}</legend>
            ${questionsTemplate(list, errors, words, (field, answer) =>
              this.change(event.answerFor(this.state, person, field, answer)),
            )}
          </fieldset>
        `,
      )}
      ${household?.map((list) =>
        questionsTemplate(list, errors, words, (field, answer) =>
          this.change(event.answer(this.state, 'answers', field, answer)),
        ),
      )}
      ${contact?.map((list) =>
        list.fields.length === 0
          ? nothing
          : html`
              <h4>${m.contactHeading}</h4>
              ${questionsTemplate(list, errors, words, (field, answer) =>
                this.change(event.answer(this.state, 'contact', field, answer)),
              )}
            `,
      )}
    `;
  }

  #questions(definition: EventDefinition, words: EventWords): NamedQuestions[] {
    return this.#groups(definition, words).flat();
  }

  #groups(definition: EventDefinition, words: EventWords): NamedQuestions[][] {
    const { people, answers, contact } = this.state;
    const { personFields = [], fields = [] } = definition;
    return [
      personFields.length === 0
        ? []
        : people.map((own, index) => ({
            fields: personFields,
            answers: own,
            pointer: `/people/${index}`,
            who: personName(index, this.state, words),
          })),
      [{ fields, answers, pointer: '/answers' }],
      [contactQuestions(definition.contact, contact, words)],
    ];
  }
}

/** Of a large family only what was answered: seven times "not answered" tells nobody anything. */
function reviewOf(list: NamedQuestions, words: EventWords): ReviewRow[] {
  const { who, fields, answers } = list;
  if (!who) return answersReview(list, words);
  const answered = fields.filter(({ id }) => answerTo(answers, id) !== undefined);
  return answersReview({ ...list, fields: answered }, words).map((row) => ({
    ...row,
    label: html`${who}: ${row.label}`,
    name: `${who}: ${row.name}`,
  }));
}

interface NamedQuestions extends Questions {
  /** Whom the questions are about, where they are about one person. */
  readonly who?: string;
}

function personName(index: number, { adults }: SignupState, { m, f }: Pick<EventWords, 'm' | 'f'>) {
  return index < adults ? m.adult(f, index + 1) : m.child(f, index - adults + 1);
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-event-signup': SamskabEventSignup;
  }
}
