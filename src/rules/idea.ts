import type { Answer, Answers } from '../protocol/fields.ts';
import type { IdeaSubmission, IdeasDefinition } from '../protocol/ideas.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { answerProblems, isAnswers, noAnswers, withAnswer } from './answers.ts';
import { contactFields } from './contact.ts';
import type { Rules } from './rules.ts';
import { tidyAnswers } from './tidy.ts';
import { typingOf, type Typing } from './typing.ts';

/** The three groups of questions that an idea can have. */
export type IdeaGroup = 'persona' | 'answers' | 'contact';

export type IdeaState = { readonly [G in IdeaGroup]: Answers } & Typing;

export const ideaRules = {
  type: 'ideas',
  initial,
  problems,
  toSubmission,
  fromSubmission,
  restore,
} satisfies Rules<IdeasDefinition, IdeaState>;

export function initial(): IdeaState {
  return { persona: {}, answers: {}, contact: {} };
}

export function answer(
  state: IdeaState,
  group: IdeaGroup,
  field: string,
  value: Answer | undefined,
): IdeaState {
  return { ...state, [group]: withAnswer(state[group], field, value) };
}

function problems(state: IdeaState, definition: IdeasDefinition): RuleProblem[] {
  return [
    ...answerProblems(definition.persona?.fields ?? [], state.persona, '/persona'),
    ...answerProblems(definition.fields, state.answers, '/answers'),
    ...answerProblems(contactFields(definition.contact), state.contact, '/contact'),
  ];
}

/** The answers as they are sent and stored: e-mail addresses and telephone numbers tidied. */
function toSubmission(state: IdeaState, definition: IdeasDefinition): IdeaSubmission {
  return asTyped(tidied(state, definition));
}

/** @returns what would be sent, with the answers as they were typed */
export function asTyped({ persona, answers, contact }: IdeaState): IdeaSubmission {
  return {
    answers,
    ...(noAnswers(persona) ? {} : { persona }),
    ...(noAnswers(contact) ? {} : { contact }),
  };
}

function tidied({ persona, answers, contact }: IdeaState, definition: IdeasDefinition): IdeaState {
  return {
    persona: tidyAnswers(definition.persona?.fields ?? [], persona),
    answers: tidyAnswers(definition.fields, answers),
    contact: tidyAnswers(contactFields(definition.contact), contact),
  };
}

function fromSubmission(submission: IdeaSubmission): IdeaState {
  return {
    persona: submission.persona ?? {},
    answers: submission.answers,
    contact: submission.contact ?? {},
  };
}

export function restore(draft: unknown): IdeaState | undefined {
  const { answers, persona, contact } = (draft ?? {}) as Partial<IdeaSubmission>;
  if (!isAnswers(answers)) return undefined;
  return {
    answers,
    persona: isAnswers(persona) ? persona : {},
    contact: isAnswers(contact) ? contact : {},
    ...typingOf(draft),
  };
}
