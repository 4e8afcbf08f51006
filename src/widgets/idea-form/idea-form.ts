import { html, nothing, type TemplateResult } from 'lit';
import type { IdeasDefinition } from '../../protocol/ideas.ts';
import { asTyped, initial, restore, type IdeaGroup, type IdeaState } from '../../rules/idea.ts';
import { kindOf, loadKinds } from '../../ui/filling/fields/index.ts';
import { questionsTemplate } from '../../ui/filling/questions.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification, Page } from '../../ui/form.ts';
import { shown } from '../../ui/parts/shown.ts';
import { groups, type IdeaGroups } from './groups.ts';
import { questionsOf, type IdeaView } from './questions.ts';

/**
 * Takes an idea, alone or in the voice of a made-up person, as in a future workshop
 * (*fremtidslab*): its questions come from the definition.
 *
 * @tag samskab-idea-form
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that, nor for what another tab has sent.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabIdeaForm extends FormElement<IdeasDefinition, IdeaState, IdeaGroups> {
  protected readonly groups = groups;
  protected readonly form: FormSpecification<IdeasDefinition, IdeaState, IdeaGroups> = {
    type: 'ideas',
    initial,
    restore,
    asTyped,
    pages: ({ persona }) => (persona ? [personaPage, ideaPage] : [ideaPage]),
    prepare: ({ persona, fields }) => loadKinds([...(persona?.fields ?? []), ...fields]),
    sending: async () => (await import('./sending.ts')).act(kindOf),
  };
}

const personaPage: Page<IdeasDefinition, IdeaState, IdeaGroups> = {
  owns: ['/persona'],
  heading: ({ definition, say, t }) => {
    const { title } = definition.persona ?? {};
    return title === undefined ? say('ideaPersonaHeading') : t(title).value;
  },
  body: (view) => {
    const { intro } = view.definition.persona ?? {};
    return html`
      <p class="prose">
        ${intro === undefined ? view.say('ideaPersonaIntro') : shown(view.t(intro))}
      </p>
      ${group('persona', view)}
    `;
  },
};

const ideaPage: Page<IdeasDefinition, IdeaState, IdeaGroups> = {
  owns: ['/answers', '/contact'],
  heading: ({ say }) => say('ideaHeading'),
  body: (view) => {
    const contact = group('contact', view);
    return html`
      ${group('answers', view)}
      ${contact.length > 0 ? html`<h4>${view.say('contactHeading')}</h4>` : nothing} ${contact}
    `;
  },
};

function group(name: IdeaGroup, view: IdeaView): TemplateResult[] {
  const list = questionsOf(view).find(({ pointer }) => pointer === `/${name}`);
  return list ? questionsTemplate(list, view) : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-idea-form': SamskabIdeaForm;
  }
}
