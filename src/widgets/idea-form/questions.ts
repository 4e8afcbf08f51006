import type { IdeasDefinition } from '../../protocol/ideas.ts';
import { answer, type IdeaGroup, type IdeaState } from '../../rules/idea.ts';
import { contactQuestions, type Questions } from '../../ui/filling/questions.ts';
import type { View } from '../../ui/view.ts';
import type { IdeaGroups } from './groups.ts';

export type IdeaView = View<IdeasDefinition, IdeaState, IdeaGroups>;

/** All questions of an idea, in the order in which they are asked. */
export function questionsOf(view: IdeaView): Questions<IdeaState>[] {
  const { definition, state } = view;
  const put = (group: IdeaGroup): Questions<IdeaState>['put'] => {
    return (now, field, value) => answer(now, group, field, value);
  };
  return [
    {
      fields: definition.persona?.fields ?? [],
      answers: state.persona,
      pointer: '/persona',
      put: put('persona'),
    },
    { fields: definition.fields, answers: state.answers, pointer: '/answers', put: put('answers') },
    contactQuestions(definition.contact, state.contact, put('contact'), view),
  ];
}
