import { html } from 'lit';
import { answerTo } from '../../rules/answers.ts';
import type { Typing } from '../../rules/typing.ts';
import type { KindOf, ReviewSpeech } from '../filling/fields/kind.ts';
import { pointerTo, type Questions } from '../filling/questions.ts';
import { idFor } from '../parts/ids.ts';
import { shown } from '../parts/shown.ts';
import type { ReviewRow } from './review.ts';

/** The answers of a list, for a last look. */
export function answersReview<S extends Typing>(
  { fields, answers, pointer }: Questions<S>,
  speech: ReviewSpeech,
  kindOf: KindOf,
): ReviewRow[] {
  return fields.map((field) => {
    const label = speech.t(field.label);
    const answer = answerTo(answers, field.id);
    const at = pointerTo(pointer, field);
    return {
      label: shown(label),
      name: label.value,
      value:
        answer === undefined
          ? html`<span class="quiet">${speech.say('notAnswered')}</span>`
          : kindOf(field)?.shown(answer, field, speech),
      pointer: at,
      target: idFor(at),
    };
  });
}
