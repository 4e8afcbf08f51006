import type { EventDefinition } from '../../../../protocol/events.ts';
import { MOST_PEOPLE } from '../../../../protocol/grammar.ts';
import type { RuleProblem } from '../../../../protocol/problem.ts';
import type { Receipt } from '../../../../protocol/receipt.ts';
import { contactFields } from '../../../../rules/contact.ts';
import { eventRules, maxAdults, maxChildren, type SignupState } from '../../../../rules/event.ts';
import { movesOf } from '../../../resources/events/waiting-list.ts';
import { escapeHtml } from '../../html.ts';
import { explainAnswer } from '../answers/explain.ts';
import { contactQuestions, type Questions } from '../answers/questions.ts';
import { keepNumbers, readAnswers } from '../answers/read.ts';
import { answerRows } from '../answers/rows.ts';
import { questionsHtml } from '../answers/sections.ts';
import type { Explained, PlainForm, PlainRow } from '../form.ts';
import { hidden, labelled, shown } from '../parts.ts';
import { problemWords } from '../../../../i18n/problem-words.ts';
import { keepTyped, numberIn, numberInput, typedProblem } from '../typed.ts';
import { DATE, dateId, dateName, datesHtml, datesTarget } from './dates.ts';
import { personName, type EventView } from './event-view.ts';
import { ASKED, askedFor, hasMore, seatsIn, settled, type Household } from './household.ts';
import { managedHtml, placesHtml } from './standing.ts';
import type { Fields } from '../../fields.ts';

const WHO = ['adults', 'children'] as const;

/** A sign-up: dates, how many come, the questions about each and about all, how to reach them. */
export const eventForm: PlainForm<EventDefinition, SignupState> = {
  groups: ['common', 'choosing', 'steps', 'items', 'fields', 'event', 'sending', 'fieldsSending', 'rareKinds', 'eventManage', 'eventSending'], // prettier-ignore
  read,
  problems: eventRules.problems,
  toSubmission: eventRules.toSubmission,
  fields,
  explain,
  rows,
  settled(typed, definition, language) {
    const [adults = 0, children = 0] = WHO.map((who) => countOf(typed, who, definition, language));
    return settled(typed, seatsIn(typed, { adults, children }, mostIn(definition)).adults);
  },
  goesOn: ({ definition, state, typed }) =>
    Boolean(definition.personFields?.length) && hasMore(state, typed),
  ofReceipt: (receipt: Receipt, view) => placesHtml(receipt.places ?? [], view),
  manages: {
    words: { heading: 'haveSignedUp', hint: 'receiptLooks', see: 'seeSignup' },
    shows: (receipt, view) => managedHtml(receipt, view),
  },
  async fresh({ storage, now }, definition) {
    const moves = await storage.read((db) => movesOf(db, definition, now()));
    const dates = definition.dates.map((date) => {
      const move = moves.get(date.id);
      return move ? { ...date, placesLeft: Math.max(0, move.left), waiting: move.waiting } : date;
    });
    return { ...definition, dates };
  },
};

function read(typed: Fields, definition: EventDefinition, language: string): SignupState {
  const initial = eventRules.initial(definition);
  const isChoice = definition.dates.length > 1;
  const dates = isChoice ? [...new Set(typed.getAll(DATE))] : initial.dates;
  const count = (who: (typeof WHO)[number]) => countOf(typed, who, definition, language);
  const counted = { ...initial, dates, adults: count('adults'), children: count('children') };
  const { personFields = [], fields: own = [], contact } = definition;
  const { adults, children } = seatsIn(typed, counted, mostIn(definition));
  // Where somebody is asked about who cannot come, that comes first.
  const isRight = adults === counted.adults && children === counted.children;
  const come = isRight ? Math.min(adults + children, MOST_PEOPLE) : 0;
  const people = Array.from({ length: come }, (_, index) =>
    readAnswers(typed, personFields, `people.${index}`, language),
  );
  const state: SignupState = {
    ...counted,
    people,
    answers: readAnswers(typed, own, 'answers', language),
    contact: readAnswers(typed, contactFields(contact), 'contact', language),
  };
  const groups = [
    ...people.map((_, index) => [`people.${index}`, personFields] as const),
    ['answers', own] as const,
  ];
  const withNumbers = groups.reduce((before, [group, list]) => keepNumbers(before, typed, list, group, language), state); // prettier-ignore
  return WHO.reduce((before, who) => keepTyped(before, `/${who}`, before[who], typed.get(who)), withNumbers); // prettier-ignore
}

function countOf(
  typed: Fields,
  who: (typeof WHO)[number],
  definition: EventDefinition,
  language: string,
): number {
  if (!typed.has(who)) return eventRules.initial(definition)[who];
  return numberIn(typed, who, language) ?? Number.NaN;
}

function seatsOf({ typed, state, definition }: EventView): Household {
  return seatsIn(typed, state, mostIn(definition));
}

function mostIn(definition: EventDefinition): Household {
  return { adults: maxAdults(definition), children: maxChildren(definition) };
}

/** All that is asked: of each person, of all, and how to reach them. */
export function listsOf(view: EventView): Questions[] {
  const { definition, state } = view;
  const seats = seatsOf(view);
  const { personFields = [], fields: own = [] } = definition;
  const length = personFields.length === 0 ? 0 : seats.adults + seats.children;
  const people = Array.from({ length }, (_, index) => ({
    fields: personFields,
    answers: state.people[index] ?? {},
    group: `people.${index}`,
    who: personName(index, seats, view),
  }));
  return [
    ...people,
    { fields: own, answers: state.answers, group: 'answers' },
    contactQuestions(definition, state.contact, view),
  ];
}

function fields(view: EventView): string {
  const { definition, say, t, asks } = view;
  const place = definition.place === undefined ? '' : `<p><b>${escapeHtml(say('where'))}:</b> ${shown(t(definition.place), view)}</p>`; // prettier-ignore
  const lists = listsOf(view);
  const people = lists.filter(({ who }) => who !== undefined);
  const [own, contact] = lists.slice(people.length) as [Questions, Questions];
  const each = people.map((list) => questionsHtml(list, escapeHtml(list.who ?? ''), view));
  return [
    place,
    datesHtml(view),
    asks ? household(view) : '',
    people.length > 0 && asks ? each.join('') + hidden(ASKED, askedFor(seatsOf(view))) : '',
    own.fields.length === 0 ? '' : questionsHtml(own, escapeHtml(say('questions')), view, '', 'questions'), // prettier-ignore
    contact.fields.length === 0 || !asks ? '' : questionsHtml(contact, escapeHtml(say('contactHeading')), view), // prettier-ignore
  ].join('\n          ');
}

function household(view: EventView): string {
  const { definition, say, f, errors } = view;
  const most = mostIn(definition);
  const initial = eventRules.initial(definition);
  const counts = WHO.filter((who) => most[who] > 0).map((who) => {
    const around = {
      id: who,
      label: escapeHtml(say(who)),
      hints: [escapeHtml(say('tooLarge', { limit: f.number(most[who]) }))],
      error: errors.get(who),
    };
    return labelled(around, numberInput({ name: who, initial: String(initial[who]), describedBy: `${who}-hint` }, view)); // prettier-ignore
  });
  return `<fieldset class="field"><legend>${escapeHtml(say('householdHeading'))}</legend><div class="counts">${counts.join('')}</div></fieldset>`;
}

/** Dates in a row, each apart. */
export function namesHtml(dates: EventDefinition['dates'], view: EventView): string {
  return dates.map((date) => `<span class="line">${escapeHtml(dateName(date, view))}</span>`).join(''); // prettier-ignore
}

function rows(view: EventView): PlainRow[] {
  const { definition, state, say, f } = view;
  const chosen = definition.dates.filter(({ id }) => state.dates.includes(id));
  return [
    {
      label: escapeHtml(say('when')),
      value: namesHtml(chosen, view),
    },
    ...WHO.map((who) => ({ label: escapeHtml(say(who)), value: f.number(state[who]) })),
    ...listsOf(view).flatMap((list) => answerRows(list, view)),
  ];
}

function explain(problem: RuleProblem, view: EventView): Explained {
  const { definition, state, say } = view;
  const [, where = '', index = ''] = problem.pointer.split('/');
  if (where === 'dates') {
    const text = ownWords(problem, view);
    const date = definition.dates.find(({ id }) => id === state.dates[Number(index)]);
    return index !== '' && date && definition.dates.length > 1
      ? { name: dateName(date, view), text, target: dateId(date.id) }
      : { text: problem.code === 'required' ? say('noDate') : text, target: datesTarget(view), whole: true }; // prettier-ignore
  }
  if (where === 'adults' || where === 'children') {
    const typed = problem.code === 'not-a-number' ? typedProblem(where, undefined, view) : undefined; // prettier-ignore
    return { name: say(where), text: typed ?? ownWords(problem, view), target: where };
  }
  return (
    explainAnswer(problem, listsOf(view), view) ?? {
      text: problemWords(problem, view),
      target: 'questions',
    }
  );
}

function ownWords(problem: RuleProblem, view: EventView): string {
  const { definition, say } = view;
  const another = definition.dates.length > 1 ? `. ${say('otherDate')}` : '';
  switch (problem.code) {
    case 'full':
    case 'nobody':
      return say(problem.code);
    case 'date-over':
      return say('dateOver') + another;
    case 'date-cancelled':
      return say('calledOff') + another;
    default:
      return problemWords(problem, view);
  }
}
