import { html, nothing, type TemplateResult } from 'lit';
import type { IdeasDefinition } from '../../protocol/ideas.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { answer, ideaRules, type IdeaGroup, type IdeaState } from '../../rules/idea.ts';
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
import { groups, type IdeaWords } from './words.ts';

/**
 * Takes an idea, alone or in the voice of a made-up person, as in a future workshop
 * (*fremtidslab*): its questions come from the definition.
 *
 * @tag samskab-idea-form
 * @slot - The fallback: shown until the widget is there, and without JavaScript.
 * @slot heading - In place of the title.
 * @slot footer - Below everything.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabIdeaForm extends ParticipationElement<
  IdeasDefinition,
  IdeaState,
  'fields' | 'idea'
> {
  protected readonly groups = groups;
  protected readonly rules: RuleSet<IdeasDefinition, IdeaState> = ideaRules;

  protected labels({ m }: IdeaWords): Labels {
    return { send: m.ideaSend, sent: m.ideaSent, again: m.ideaAgain };
  }

  protected steps(definition: IdeasDefinition, words: IdeaWords): Step[] {
    const step = {
      heading: words.m.ideaHeading,
      owns: ['/answers', '/contact'],
      body: () => this.#renderIdea(definition, words),
    };
    return definition.persona ? [this.#personaStep(definition, words), step] : [step];
  }

  protected review(definition: IdeasDefinition, words: IdeaWords): ReviewRow[] {
    return this.#questions(definition, words).flatMap((list) => answersReview(list, words));
  }

  protected explain(
    problem: RuleProblem,
    definition: IdeasDefinition,
    words: IdeaWords,
  ): SummaryEntry {
    return explainAnswer(problem, this.#questions(definition, words), words);
  }

  #personaStep(definition: IdeasDefinition, words: IdeaWords): Step {
    const { m, t } = words;
    const { title, intro } = definition.persona ?? {};
    return {
      heading: title === undefined ? m.ideaPersonaHeading : t(title).value,
      owns: ['/persona'],
      body: () => html`
        <p class="prose">${intro === undefined ? m.ideaPersonaIntro : shown(t(intro))}</p>
        ${this.#renderGroup('persona', definition, words)}
      `,
    };
  }

  #renderIdea(definition: IdeasDefinition, words: IdeaWords): TemplateResult {
    const contact = this.#renderGroup('contact', definition, words);
    return html`
      ${this.#renderGroup('answers', definition, words)}
      ${contact.length > 0 ? html`<h4>${words.m.contactHeading}</h4>` : nothing} ${contact}
    `;
  }

  #renderGroup(group: IdeaGroup, definition: IdeasDefinition, words: IdeaWords): TemplateResult[] {
    const list = this.#questions(definition, words).find(({ pointer }) => pointer === `/${group}`);
    if (!list) return [];
    return questionsTemplate(list, this.errors(definition, words), words, (field, value) =>
      this.change(answer(this.state, group, field, value)),
    );
  }

  #questions(definition: IdeasDefinition, words: IdeaWords): Questions[] {
    const { persona, answers, contact } = this.state;
    return [
      { fields: definition.persona?.fields ?? [], answers: persona, pointer: '/persona' },
      { fields: definition.fields, answers, pointer: '/answers' },
      contactQuestions(definition.contact, contact, words),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-idea-form': SamskabIdeaForm;
  }
}
