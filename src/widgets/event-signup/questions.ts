import type { EventDefinition } from '../../protocol/events.ts';
import { answer, answerFor, type SignupState } from '../../rules/event.ts';
import { contactQuestions, type Questions } from '../../ui/filling/questions.ts';
import type { View } from '../../ui/view.ts';
import type { EventGroups } from './groups.ts';

export type EventView = View<EventDefinition, SignupState, EventGroups>;

export interface NamedQuestions extends Questions<SignupState> {
  /** Whom the questions are about, where they are about one person. */
  readonly who?: string;
}

/** The questions about each person, about the household, and how to reach it. */
export function groupsOf(view: EventView): NamedQuestions[][] {
  const { definition, state } = view;
  const { people, answers, contact } = state;
  const { personFields = [], fields = [] } = definition;
  const put = (group: 'answers' | 'contact'): Questions<SignupState>['put'] => {
    return (now, field, value) => answer(now, group, field, value);
  };
  return [
    personFields.length === 0
      ? []
      : people.map((own, index) => ({
          fields: personFields,
          answers: own,
          pointer: `/people/${index}`,
          put: (now, field, value) => answerFor(now, index, field, value),
          who: personName(index, view),
        })),
    [{ fields, answers, pointer: '/answers', put: put('answers') }],
    [contactQuestions(definition.contact, contact, put('contact'), view)],
  ];
}

export function personName(index: number, { state: { adults }, say }: EventView): string {
  return index < adults
    ? say('adult', { index: index + 1 })
    : say('child', { index: index - adults + 1 });
}
