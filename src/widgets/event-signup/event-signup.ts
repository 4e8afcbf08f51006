import { html, nothing } from 'lit';
import type { EventDefinition } from '../../protocol/events.ts';
import { contactFields } from '../../rules/contact.ts';
import { asTyped, initial, type SignupState } from '../../rules/event.ts';
import { kindOf, loadKinds } from '../../ui/filling/fields/index.ts';
import { fieldStyles } from '../../ui/filling/fields/styles.ts';
import { questionsTemplate } from '../../ui/filling/questions.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification, Page } from '../../ui/form.ts';
import { shown } from '../../ui/parts/shown.ts';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { stepperStyles } from '../../ui/parts/stepper-styles.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import { datesView } from './dates-view.ts';
import { eventStyles } from './event-signup.styles.ts';
import { groups, type EventGroups } from './groups.ts';
import { householdView } from './household-view.ts';
import type { People } from './people-view.ts';
import { groupsOf, type EventView, type NamedQuestions } from './questions.ts';

/**
 * Signs a household up for a meal, a workshop or a shift, or puts it on the waiting list. On the
 * page that a receipt's link leads to, it shows the sign-up and cancels it.
 *
 * @tag samskab-event-signup
 * @csspart stepper - A number with − and + around it.
 * @csspart date - A date to come on, with its leaf and its picture.
 * @csspart person - The questions about one person, folded.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that, nor for what another tab has sent.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabEventSignup extends FormElement<EventDefinition, SignupState, EventGroups> {
  static override styles = [...baseStyles, entryStyles, stepperStyles, fieldStyles, eventStyles];

  protected readonly groups = groups;
  protected readonly form: FormSpecification<EventDefinition, SignupState, EventGroups> = {
    type: 'event',
    initial: (definition) => {
      this.#people?.forget();
      return initial(definition);
    },
    asTyped,
    pages: (definition) => this.#pages(definition),
    prepare: (definition) => this.#prepare(definition),
    styles: () => [
      ...(this.#people ? [this.#people.styles] : []),
      ...(this.#single ? [this.#single.questionPageStyles] : []),
    ],
    reveal: (id) => this.#people?.reveal(id),
    sending: async (definition) => {
      this.#later = await import('./sending.ts');
      return this.#later.act(definition, kindOf);
    },
  };

  /** What came with the second act. */
  #later: typeof import('./sending.ts') | undefined;
  /** What came for those who are asked one by one. */
  #people: People | undefined;
  /** And for those who are asked one question a page. */
  #single: typeof import('../../ui/filling/question-pages.ts') | undefined;

  protected override renderClosed(view: EventView): unknown {
    return this.#later?.calledOff(view);
  }

  async #prepare(definition: EventDefinition): Promise<void> {
    const { fields = [], personFields = [], oneQuestionPerPage } = definition;
    const [people, pages] = await Promise.all([
      personFields.length > 0 && import('./people-view.ts'),
      oneQuestionPerPage && import('../../ui/filling/question-pages.ts'),
      loadKinds([...fields, ...personFields]),
    ]);
    if (people) this.#people ??= new people.People();
    this.#single = pages || undefined;
  }

  #pages({ dates, fields = [], personFields = [], contact }: EventDefinition): EventPage[] {
    const parts = this.#parts;
    const page = (owns: string[], name: EventHeading, ...shown: EventPart[]): EventPage => ({
      owns,
      heading: ({ say }) => say(name),
      body: (view) => html`${shown.map((part) => part(view))}`,
    });
    // What the heading says is not said again above the answers.
    const alone = (part: EventPart) => (view: EventView) =>
      html`<div class="alone">${part(view)}</div>`;
    const [when, who] = [['/dates'], ['/adults', '/children']];
    if (!this.#single) {
      const owns = [...when, ...who, '/people', '/answers', '/contact'];
      return [page(owns, 'eventHeading', ...Object.values(parts))];
    }
    // A single date is told, and nothing is asked there.
    const isTold = dates.length === 1;
    return [
      ...(isTold ? [] : [page(when, 'dateHeading', parts.where, alone(parts.dates))]),
      isTold
        ? page(
            [...when, ...who],
            'householdHeading',
            parts.where,
            parts.dates,
            alone(parts.household),
          )
        : page(who, 'householdHeading', alone(parts.household)),
      ...(personFields.length > 0 ? [page(['/people'], 'peopleHeading', parts.people)] : []),
      ...this.#single.questionPages(fields, '/answers', (field, view: EventView) =>
        groupsOf(view)[1]?.map((list) => questionsTemplate({ ...list, fields: [field] }, view)),
      ),
      ...(contactFields(contact).length > 0
        ? [page(['/contact'], 'contactHeading', parts.contact)]
        : []),
    ];
  }

  readonly #parts = {
    where: ({ definition: { place }, say, t }) =>
      place === undefined
        ? nothing
        : html`<p><strong>${say('where')}:</strong> ${shown(t(place))}</p>`,
    dates: (view) => datesView(view, this.#later?.places),
    household: (view) => householdView(view, this.#later),
    people: (view) => {
      const [people = []] = groupsOf(view);
      const draw = (list: NamedQuestions) => questionsTemplate(list, view);
      return people.length > 0 ? this.#people?.view(people, draw, kindOf, view) : nothing;
    },
    answers: (view) => groupsOf(view)[1]?.map((list) => questionsTemplate(list, view)),
    contact: (view) => {
      const [list] = groupsOf(view)[2] ?? [];
      if (!list || list.fields.length === 0) return nothing;
      const heading = this.#single ? nothing : html`<h4>${view.say('contactHeading')}</h4>`;
      return [heading, questionsTemplate(list, view)];
    },
  } satisfies Record<string, EventPart>;
}

type EventPage = Page<EventDefinition, SignupState, EventGroups>;
type EventPart = (view: EventView) => unknown;
type EventHeading =
  'eventHeading' | 'dateHeading' | 'householdHeading' | 'peopleHeading' | 'contactHeading';

declare global {
  interface HTMLElementTagNameMap {
    'samskab-event-signup': SamskabEventSignup;
  }
}
