import type { EventDefinition } from '../../../../protocol/events.ts';
import { MOST_PEOPLE } from '../../../../protocol/grammar.ts';
import type { RuleProblem } from '../../../../protocol/problem.ts';
import type { Receipt } from '../../../../protocol/receipt.ts';
import { contactFields } from '../../../../rules/contact.ts';
import {
  eventRules,
  householdSize,
  maxAdults,
  maxChildren,
  type SignupState,
} from '../../../../rules/event.ts';
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
import { findHtml, placesHtml } from './standing.ts';
import type { Fields } from '../../fields.ts';

/** For how many people the questions were on the page. */
const ASKED = 'people';
const WHO = ['adults', 'children'] as const;

/** A sign-up: dates, how many come, the questions about each and about all, how to reach them. */
export const eventForm: PlainForm<EventDefinition, SignupState> = {
  groups: ['common', 'items', 'fields', 'event', 'sending', 'fieldsSending', 'rareKinds', 'eventManage', 'eventSending'], // prettier-ignore
  read,
  problems: eventRules.problems,
  toSubmission: eventRules.toSubmission,
  fields,
  explain,
  rows,
  goesOn: (view) => hasMorePeople(view),
  ofReceipt: (receipt: Receipt, view) => placesHtml(receipt.places ?? [], view),
  beside: findHtml,
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
  const countOf = (who: (typeof WHO)[number]) =>
    typed.has(who) ? (numberIn(typed, who, language) ?? Number.NaN) : initial[who];
  const counted = { ...initial, dates, adults: countOf('adults'), children: countOf('children') };
  const { personFields = [], fields: own = [], contact } = definition;
  const size = householdSize(counted);
  const come = size >= 0 && size <= MOST_PEOPLE ? size : 0;
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

/** @returns whether somebody comes of whom nothing was asked yet */
function hasMorePeople({ definition, state, typed }: EventView): boolean {
  if (!definition.personFields?.length) return false;
  return state.people.length > Number(typed.get(ASKED) ?? 0);
}

function listsOf(view: EventView): Questions[] {
  const { definition, state } = view;
  const { personFields = [], fields: own = [] } = definition;
  const people = personFields.length === 0 ? [] : state.people;
  return [
    ...people.map((answers, index) => ({
      fields: personFields,
      answers,
      group: `people.${index}`,
      who: personName(index, view),
    })),
    { fields: own, answers: state.answers, group: 'answers' },
    contactQuestions(definition, state.contact, view),
  ];
}

function fields(view: EventView): string {
  const { definition, state, say, t, asks } = view;
  const place = definition.place === undefined ? '' : `<p><b>${escapeHtml(say('where'))}:</b> ${shown(t(definition.place), view)}</p>`; // prettier-ignore
  const lists = listsOf(view);
  const people = lists.filter(({ who }) => who !== undefined);
  const [own, contact] = lists.slice(people.length) as [Questions, Questions];
  const each = people.map((list) => questionsHtml(list, escapeHtml(list.who ?? ''), view));
  return [
    place,
    datesHtml(view),
    asks ? household(view) : '',
    people.length > 0 && asks ? each.join('') + hidden(ASKED, String(state.people.length)) : '',
    own.fields.length === 0 ? '' : questionsHtml(own, escapeHtml(say('questions')), view, '', 'questions'), // prettier-ignore
    contact.fields.length === 0 || !asks ? '' : questionsHtml(contact, escapeHtml(say('contactHeading')), view), // prettier-ignore
  ].join('\n          ');
}

function household(view: EventView): string {
  const { definition, say, f, errors } = view;
  const most = { adults: maxAdults(definition), children: maxChildren(definition) };
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

function rows(view: EventView): PlainRow[] {
  const { definition, state, say, f } = view;
  const chosen = definition.dates.filter(({ id }) => state.dates.includes(id));
  return [
    {
      label: escapeHtml(say('when')),
      value: chosen.map((date) => escapeHtml(dateName(date, view))).join('\n'),
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
