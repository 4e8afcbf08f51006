import { html, nothing, type TemplateResult } from 'lit';
import { answerTo } from '../../rules/answers.ts';
import { personaCalled, personaName } from '../../rules/persona-name.ts';
import type { KindOf, ReviewSpeech } from '../../ui/filling/fields/kind.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import type { IdeaView } from './questions.ts';

export { personaStyles } from './persona.styles.ts';

export function personaHeading({ definition, say, t }: IdeaView): string {
  const { title } = definition.persona ?? {};
  return title === undefined ? say('ideaPersonaHeading') : t(title).value;
}

export function personaIntro({ definition, say, t }: IdeaView): TemplateResult {
  const { intro } = definition.persona ?? {};
  return html`<p class="prose">
    ${intro === undefined ? say('ideaPersonaIntro') : shown(t(intro))}
  </p>`;
}

/** Whom one thinks as stays in sight: the picture, what they are called, and what is short of the rest. */
export function personaChip(view: IdeaView, kindOf: KindOf): unknown {
  const { definition, state } = view;
  const name = personaCalled(definition, state);
  const picture = pictureOf(view);
  if (name === undefined && picture === nothing) return nothing;
  const facts = (definition.persona?.fields ?? []).flatMap((field) => {
    const answer = answerTo(state.persona, field.id);
    const isShort = field.kind === 'number' || field.kind === 'single-choice';
    if (!isShort || answer === undefined || Number.isNaN(answer)) return [];
    return [kindOf(field)?.shown(answer, field, view as unknown as ReviewSpeech)];
  });
  return html`<div class="persona" part="persona">
    ${picture}
    <p>
      ${name === undefined ? nothing : html`<strong dir="auto">${live(name)}</strong>`}
      ${facts.map((fact) => html`<span>${live(fact)}</span>`)}
    </p>
  </div>`;
}

/** The idea is what the person says: where they have a name, it begins with it. */
export function bubble(view: IdeaView): (input: TemplateResult) => TemplateResult {
  const { definition, state, say } = view;
  const name = personaName(definition, state);
  return (input) =>
    html`<div class="bubble" part="bubble">
      ${name === undefined ? nothing : html`<p>${live(say('iAm', { name }))}</p>`} ${input}
    </div>`;
}

function pictureOf({ definition, url, t }: IdeaView) {
  const { picture } = definition.persona ?? {};
  if (!picture) return nothing;
  return html`<img
    src=${new URL(picture.url, url).href}
    alt=${t(picture.alt).value}
    lang=${t(picture.alt).lang}
    width="48"
    height="48"
    decoding="async"
  />`;
}
