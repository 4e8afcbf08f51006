import { html } from 'lit';
import type { EventDefinition } from '../../protocol/events.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { answerTo } from '../../rules/answers.ts';
import { problems, restore, toSubmission, type SignupState } from '../../rules/event.ts';
import { numberReader } from '../../rules/typed-number.ts';
import { tidyEmail } from '../../rules/tidy.ts';
import type { SendingForm, SummaryEntry } from '../../ui/form.ts';
import type { KindOf } from '../../ui/filling/fields/kind.ts';
import { choiceTemplate } from '../../ui/parts/choice.ts';
import { Managing } from '../../ui/managing/managing.ts';
import { answersReview } from '../../ui/sending/answers-review.ts';
import { explainAnswer } from '../../ui/sending/explain-answer.ts';
import { readerOf } from '../../ui/sending/reader.ts';
import { problemWords } from '../../i18n/problem-words.ts';
import type { ReviewRow } from '../../ui/sending/review.ts';
import { secondAct } from '../../ui/sending/second-act.ts';
import type { Reader } from '../../ui/view.ts';
import { dateName, dateTarget, datesTarget } from './dates-view.ts';
import { laterEventStyles } from './later.styles.ts';
import type { EventGroups } from './groups.ts';
import { householdTarget } from './household-view.ts';
import { places } from './places-left.ts';
import { placesView } from './places-view.ts';
import { readPlaces } from './read-places.ts';
import { groupsOf, personName, type EventView, type NamedQuestions } from './questions.ts';

export { calledOff, meaning, meaningOf, places } from './places-left.ts';

/** The second act of a sign-up. @param kindOf of the questions, as they were fetched */
export async function act({ fields = [], personFields = [] }: EventDefinition, kindOf: KindOf) {
  const areAmounts = [...fields, ...personFields].some(({ kind }) => kind === 'money');
  const amounts = areAmounts ? await import('../../ui/sending/numbers.ts') : undefined;
  const reader = amounts?.reader ?? readerOf(numberReader());
  return {
    sending: (form: SendingForm<EventDefinition, SignupState>) => actOf(form, kindOf, reader),
  };
}

function actOf(form: SendingForm<EventDefinition, SignupState>, kindOf: KindOf, reader: Reader) {
  const open = secondAct<EventDefinition, SignupState, EventGroups>({
    rules: {
      problems: (state, event) => problems(state, event, form.clock()),
      toSubmission,
      restore,
    },
    explain: (problem, view) => explain(problem, view, kindOf),
    review: (view, sent) => [
      datesReview(view, sent),
      ...(['adults', 'children'] as const).map((who) => ({
        label: view.say(who),
        name: view.say(who),
        value: view.f.number(view.state[who]),
        pointer: `/${who}`,
        target: householdTarget(who),
      })),
      ...groupsOf(view)
        .flat()
        .flatMap((list) => reviewOf(list, view, kindOf)),
    ],
    receipt: (receipt, view) => placesView(receipt.places ?? [], view),
    reader,
    tidyEmail,
    managing: (host) => new Managing(host),
    choice: choiceTemplate,
    refresh: readPlaces,
    repeats: true,
    styles: [laterEventStyles],
  });
  return open(form);
}

function datesReview(view: EventView, sent?: boolean): ReviewRow {
  const { definition, state, say } = view;
  const chosen = definition.dates.filter(({ id }) => state.dates.includes(id));
  return {
    label: say('when'),
    name: say('when'),
    value: html`<ul>
      ${chosen.map((date) => html`<li>${dateName(date, view)} ${sent ? '' : places(date, view)}</li>`)}
    </ul>`,
    pointer: '/dates',
    target: datesTarget(view),
  };
}

/** Of a large family only what was answered: seven times "not answered" tells nobody anything. */
function reviewOf(list: NamedQuestions, view: EventView, kindOf: KindOf): ReviewRow[] {
  const { who, fields, answers } = list;
  if (!who) return answersReview(list, view, kindOf);
  const answered = fields.filter(({ id }) => answerTo(answers, id) !== undefined);
  return answersReview({ ...list, fields: answered }, view, kindOf).map((row) => ({
    ...row,
    label: html`${who}: ${row.label}`,
    name: `${who}: ${row.name}`,
  }));
}

/** @returns words for what can be wrong with a sign-up alone */
function ownWords({ code }: RuleProblem, { definition, say }: EventView): string | undefined {
  const another = definition.dates.length > 1 ? `. ${say('otherDate')}` : '';
  switch (code) {
    case 'full':
    case 'nobody':
      return say(code);
    case 'date-over':
      return say('dateOver') + another;
    case 'date-cancelled':
      return say('calledOff') + another;
    default:
      return undefined;
  }
}

function explain(problem: RuleProblem, view: EventView, kindOf: KindOf): SummaryEntry {
  const { definition, state, say } = view;
  const text = ownWords(problem, view) ?? problemWords(problem, view);
  const [, where = '', index = ''] = problem.pointer.split('/');
  if (where === 'dates') {
    const date = definition.dates.find(({ id }) => id === state.dates[Number(index)]);
    return index !== '' && date && definition.dates.length > 1
      ? { name: dateName(date, view), text, target: dateTarget(date.id) }
      : {
          name: say('when'),
          text: problem.code === 'required' ? say('noDate') : text,
          target: datesTarget(view),
        };
  }
  if (where === 'adults' || where === 'children') {
    return { name: say(where), text, target: householdTarget(where) };
  }
  const entry = explainAnswer(problem, groupsOf(view).flat(), view, kindOf);
  return where === 'people'
    ? { ...entry, name: `${personName(Number(index), view)}: ${entry.name ?? ''}` }
    : entry;
}
