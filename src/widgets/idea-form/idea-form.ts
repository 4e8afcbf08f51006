import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../../protocol/fields.ts';
import type { IdeasDefinition } from '../../protocol/ideas.ts';
import { contactFields } from '../../rules/contact.ts';
import { asTyped, initial, type IdeaGroup, type IdeaState } from '../../rules/idea.ts';
import { kindOf, loadKinds } from '../../ui/filling/fields/index.ts';
import { fieldStyles } from '../../ui/filling/fields/styles.ts';
import { questionsTemplate } from '../../ui/filling/questions.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification, Page } from '../../ui/form.ts';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import { groups, type IdeaGroups } from './groups.ts';
import { questionsOf, type IdeaView } from './questions.ts';

/**
 * Takes an idea, alone or in the voice of a made-up person, as in a future workshop
 * (*fremtidslab*): its questions come from the definition.
 *
 * @tag samskab-idea-form
 * @csspart persona - Whom one thinks as: picture and name.
 * @csspart bubble - Around what that person says.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that, nor for what another tab has sent.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabIdeaForm extends FormElement<IdeasDefinition, IdeaState, IdeaGroups> {
  static override styles = [...baseStyles, entryStyles, fieldStyles];

  protected readonly groups = groups;
  protected readonly form: FormSpecification<IdeasDefinition, IdeaState, IdeaGroups> = {
    type: 'ideas',
    initial,
    asTyped,
    pages: (definition) => this.#pages(definition),
    prepare: (definition) => this.#prepare(definition),
    styles: () => [
      ...(this.#persona ? [this.#persona.personaStyles] : []),
      ...(this.#single ? [this.#single.questionPageStyles] : []),
    ],
    sending: async (definition) => (await import('./sending.ts')).act(definition, kindOf),
  };

  /** What came for those with a made-up person, and for those with one question a page. */
  #persona: typeof import('./persona-view.ts') | undefined;
  #single: typeof import('../../ui/filling/question-pages.ts') | undefined;

  async #prepare({ persona, fields, oneQuestionPerPage }: IdeasDefinition): Promise<void> {
    const [view, pages] = await Promise.all([
      persona && import('./persona-view.ts'),
      oneQuestionPerPage && import('../../ui/filling/question-pages.ts'),
      loadKinds([...(persona?.fields ?? []), ...fields]),
    ]);
    this.#persona = view;
    this.#single = pages || undefined;
  }

  #pages(definition: IdeasDefinition): IdeaPage[] {
    const { persona, fields, contact } = definition;
    if (!this.#single) return persona ? [this.#personaPage, this.#ideaPage] : [this.#ideaPage];
    const { questionPages } = this.#single;
    const [first] = persona?.fields ?? [];
    return [
      ...questionPages(persona?.fields ?? [], '/persona', (field, view: IdeaView) => [
        field === first ? this.#persona?.personaIntro(view) : this.#chip(view),
        this.#group('persona', view, field),
      ]),
      ...questionPages(fields, '/answers', (field, view: IdeaView) => [
        this.#chip(view),
        this.#group('answers', view, field),
      ]),
      ...(contactFields(contact).length > 0 ? [this.#contactPage] : []),
    ];
  }

  readonly #personaPage: IdeaPage = {
    owns: ['/persona'],
    heading: (view) => this.#persona?.personaHeading(view) ?? '',
    body: (view) => html`${this.#persona?.personaIntro(view)} ${this.#group('persona', view)}`,
  };

  readonly #ideaPage: IdeaPage = {
    owns: ['/answers', '/contact'],
    heading: ({ say }) => say('ideaHeading'),
    body: (view) => {
      const contact = this.#group('contact', view);
      return html`
        ${this.#chip(view)} ${this.#group('answers', view)}
        ${contact.length > 0 ? html`<h4>${view.say('contactHeading')}</h4>` : nothing} ${contact}
      `;
    },
  };

  /** How to reach somebody is one question. */
  readonly #contactPage: IdeaPage = {
    owns: ['/contact'],
    heading: ({ say }) => say('contactHeading'),
    body: (view) => html`${this.#chip(view)} ${this.#group('contact', view)}`,
  };

  #chip(view: IdeaView): unknown {
    return this.#persona && view.definition.persona
      ? this.#persona.personaChip(view, kindOf)
      : nothing;
  }

  /** @param only this one question */
  #group(name: IdeaGroup, view: IdeaView, only?: Field): TemplateResult[] {
    const list = questionsOf(view).find(({ pointer }) => pointer === `/${name}`);
    if (!list) return [];
    const { persona, fields } = view.definition;
    // The person says the first long text of the idea.
    const speaks = name === 'answers' && persona && fields.find(({ kind }) => kind === 'long-text');
    return questionsTemplate(only ? { ...list, fields: [only] } : list, view, (field) =>
      field === speaks ? this.#persona?.bubble(view) : undefined,
    );
  }
}

type IdeaPage = Page<IdeasDefinition, IdeaState, IdeaGroups>;

declare global {
  interface HTMLElementTagNameMap {
    'samskab-idea-form': SamskabIdeaForm;
  }
}
