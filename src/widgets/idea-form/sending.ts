import { html, nothing } from 'lit';
import type { IdeasDefinition } from '../../protocol/ideas.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { answerTo } from '../../rules/answers.ts';
import { ideaRules, type IdeaState } from '../../rules/idea.ts';
import { tidyEmail } from '../../rules/tidy.ts';
import type { KindOf } from '../../ui/filling/fields/kind.ts';
import type { Questions } from '../../ui/filling/questions.ts';
import { choiceTemplate } from '../../ui/parts/choice.ts';
import { Managing } from '../../ui/managing/managing.ts';
import { answersReview } from '../../ui/sending/answers-review.ts';
import { explainAnswer } from '../../ui/sending/explain-answer.ts';
import { reviewList } from '../../ui/sending/review.ts';
import { secondAct } from '../../ui/sending/second-act.ts';
import type { IdeaGroups } from './groups.ts';
import { questionsOf, type IdeaView } from './questions.ts';

/** The second act of an idea. @param kindOf of the questions, as they were fetched */
export async function act(definition: IdeasDefinition, kindOf: KindOf) {
  const { persona, fields } = definition;
  const areTyped = [...(persona?.fields ?? []), ...fields].some(({ kind }) => NUMBERS.has(kind));
  const numbers = areTyped ? await import('../../ui/sending/numbers.ts') : undefined;
  const sending = secondAct<IdeasDefinition, IdeaState, IdeaGroups>({
    rules: ideaRules,
    explain: (problem, view) => explainAnswer(problem, questionsOf(view), view, kindOf),
    review: (view) => questionsOf(view).flatMap((list) => answersReview(list, view, kindOf)),
    receipt: (receipt, view) => handedIn(receipt, view, kindOf),
    reader: numbers?.reader,
    tidyEmail,
    managing: (host) => new Managing(host),
    choice: choiceTemplate,
    repeats: true,
  });
  return { sending };
}

/** Kinds of questions in whose answers numbers are typed. */
const NUMBERS: ReadonlySet<string> = new Set(['number', 'money']);

/** An idea, as its link shows it: what was answered, and when. */
function handedIn({ withdrawn, received, idea }: Receipt, view: IdeaView, kindOf: KindOf) {
  const { say } = view;
  if (withdrawn) return html`<p>${say('wiped')}</p>`;
  const state = ideaRules.restore(idea);
  // With the receipt itself it does not come.
  if (!state) return nothing;
  const lists = questionsOf({ ...view, state });
  const rows = lists.flatMap((list) => answersReview(answered(list), view, kindOf));
  return html`
    ${received === undefined ? nothing : html`<p>${say('receivedOn', { received })}</p>`}
    ${reviewList(rows, view)}
  `;
}

function answered(list: Questions<IdeaState>): Questions<IdeaState> {
  return {
    ...list,
    fields: list.fields.filter(({ id }) => answerTo(list.answers, id) !== undefined),
  };
}
