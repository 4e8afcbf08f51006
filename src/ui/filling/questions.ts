import { html, type TemplateResult } from 'lit';
import type { Answer, Answers, Contact, Field } from '../../protocol/fields.ts';
import { answerTo } from '../../rules/answers.ts';
import { contactFields } from '../../rules/contact.ts';
import { pointerToken } from '../../rules/pointer.ts';
import type { Typing } from '../../rules/typing.ts';
import { idFor } from '../parts/ids.ts';
import type { View } from '../view.ts';
import { kindOf } from './fields/index.ts';
import type { FieldContext, FieldSpeech } from './fields/kind.ts';

/** A list of questions, what was answered, and where the answers stand in the submission. */
export interface Questions<S extends Typing> {
  readonly fields: readonly Field[];
  readonly answers: Answers;
  /** Such as `/answers` or `/people/0`. */
  readonly pointer: string;
  readonly put: (state: S, field: string, answer: Answer | undefined) => S;
}

const AUTOCOMPLETE: Record<string, AutoFill> = { '/contact/name': 'name' };

/**
 * All questions of a list, one below the other.
 * @param around what is drawn around the input of a long text
 */
export function questionsTemplate<S extends Typing>(
  { fields, answers, pointer, put }: Questions<S>,
  view: View<unknown, S, 'fields' | 'choosing' | 'steps' | 'common'>,
  around?: (field: Field) => FieldContext['around'],
): TemplateResult[] {
  return fields.map((field) => {
    const at = pointerTo(pointer, field);
    const id = idFor(at);
    const context: FieldContext<Field, S> = {
      field,
      pointer: at,
      id,
      view,
      answer: answerTo(answers, field.id),
      error: view.errors.get(id),
      autocomplete: AUTOCOMPLETE[at],
      around: around?.(field),
      put: (state, answer) => put(state, field.id, answer),
    };
    return kindOf(field)?.template(context) ?? html``;
  });
}

/** The questions of how to reach a person, in the reader's language. */
export function contactQuestions<S extends Typing>(
  contact: Contact | undefined,
  answers: Answers,
  put: Questions<S>['put'],
  { say }: FieldSpeech,
): Questions<S> {
  const fields = contactFields(contact, (part) => say(part));
  return { fields, answers, pointer: '/contact', put };
}

export function pointerTo(pointer: string, field: Field): string {
  return `${pointer}/${pointerToken(field.id)}`;
}
