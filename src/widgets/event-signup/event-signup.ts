import { html, nothing, type TemplateResult } from 'lit';
import type { EventDefinition } from '../../protocol/events.ts';
import { asTyped, initial, restore, type SignupState } from '../../rules/event.ts';
import { kindOf, loadKinds } from '../../ui/filling/fields/index.ts';
import { questionsTemplate } from '../../ui/filling/questions.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification } from '../../ui/form.ts';
import { shown } from '../../ui/parts/shown.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import { datesView, type Places } from './dates-view.ts';
import { eventStyles } from './event-signup.styles.ts';
import { groups, type EventGroups } from './groups.ts';
import { householdView } from './household-view.ts';
import { groupsOf, type EventView } from './questions.ts';

/**
 * Signs a household up for a meal, a workshop or a shift, or puts it on the waiting list. On the
 * page that a receipt's link leads to, it shows the sign-up and cancels it.
 *
 * @tag samskab-event-signup
 * @csspart stepper - A number with − and + around it.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that, nor for what another tab has sent.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabEventSignup extends FormElement<EventDefinition, SignupState, EventGroups> {
  static override styles = [...baseStyles, eventStyles];

  protected readonly groups = groups;
  protected readonly form: FormSpecification<EventDefinition, SignupState, EventGroups> = {
    type: 'event',
    initial,
    restore,
    asTyped,
    pages: () => [
      {
        owns: ['/dates', '/adults', '/children', '/people', '/answers', '/contact'],
        heading: ({ say }) => say('eventHeading'),
        body: (view) => signupPage(view, this.#later?.places),
      },
    ],
    prepare: ({ fields = [], personFields = [] }) => loadKinds([...fields, ...personFields]),
    sending: async () => {
      this.#later = await import('./sending.ts');
      return this.#later.act(kindOf);
    },
  };

  /** What came with the second act. */
  #later: typeof import('./sending.ts') | undefined;

  protected override renderClosed(view: EventView): unknown {
    return this.#later?.calledOff(view);
  }
}

function signupPage(view: EventView, places: Places | undefined): TemplateResult {
  const { definition, say, t } = view;
  const [people, household, contact] = groupsOf(view);
  return html`
    ${
      definition.place === undefined
        ? nothing
        : html`<p><strong>${say('where')}:</strong> ${shown(t(definition.place))}</p>`
    }
    ${datesView(view, places)} ${householdView(view)}
    ${people?.map(
      (list) => html`
        <fieldset class="person stack">
          <legend>${list.who}</legend>
          ${questionsTemplate(list, view)}
        </fieldset>
      `,
    )}
    ${household?.map((list) => questionsTemplate(list, view))}
    ${contact?.map((list) =>
      list.fields.length === 0
        ? nothing
        : html`<h4>${say('contactHeading')}</h4>
            ${questionsTemplate(list, view)}`,
    )}
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-event-signup': SamskabEventSignup;
  }
}
