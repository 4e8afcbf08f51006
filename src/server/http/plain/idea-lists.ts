import type { IdeasDefinition } from '../../../protocol/ideas.ts';
import type { IdeaState } from '../../../rules/idea.ts';
import { contactQuestions, type Questions } from './answers/questions.ts';
import type { PlainView } from './view.ts';

export type IdeaView = PlainView<IdeasDefinition, IdeaState>;

/** All that is asked: of the made-up person, of the idea, and how to reach whose it is. */
export function listsOf(view: IdeaView): Questions[] {
  const { definition, state } = view;
  return [
    { fields: definition.persona?.fields ?? [], answers: state.persona, group: 'persona' },
    { fields: definition.fields, answers: state.answers, group: 'answers' },
    contactQuestions(definition, state.contact, view),
  ];
}
