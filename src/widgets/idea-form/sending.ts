import type { IdeasDefinition } from '../../protocol/ideas.ts';
import { ideaRules, type IdeaState } from '../../rules/idea.ts';
import type { KindOf } from '../../ui/filling/fields/kind.ts';
import { answersReview } from '../../ui/sending/answers-review.ts';
import { explainAnswer } from '../../ui/sending/explain-answer.ts';
import { secondAct } from '../../ui/sending/second-act.ts';
import type { IdeaGroups } from './groups.ts';
import { questionsOf } from './questions.ts';

/** The second act of an idea. @param kindOf of the questions, as they were fetched */
export const act = (kindOf: KindOf) => ({
  sending: secondAct<IdeasDefinition, IdeaState, IdeaGroups>({
    rules: ideaRules,
    explain: (problem, view) => explainAnswer(problem, questionsOf(view), view, kindOf),
    review: (view) => questionsOf(view).flatMap((list) => answersReview(list, view, kindOf)),
    repeats: true,
  }),
});
