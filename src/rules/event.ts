import type { EventDefinition, SignupSubmission } from '../protocol/events.ts';
import type { Answer, Answers } from '../protocol/fields.ts';
import { MOST_OF_A_KIND, MOST_PEOPLE } from '../protocol/grammar.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { answerProblems, isAnswers, noAnswers, withAnswer } from './answers.ts';
import { contactFields } from './contact.ts';
import { isOver } from './event-dates.ts';
import { rangeProblem } from './problems.ts';
import type { Rules } from './rules.ts';
import { tidyAnswers } from './tidy.ts';
import { typingOf, type Typing } from './typing.ts';

/** A household that signs up. `people` holds the answers of each person, adults first. */
export interface SignupState extends Typing {
  readonly dates: readonly string[];
  readonly adults: number;
  readonly children: number;
  readonly people: readonly Answers[];
  readonly answers: Answers;
  readonly contact: Answers;
}

export const eventRules = {
  type: 'event',
  initial,
  problems,
  toSubmission,
  fromSubmission,
  restore,
} satisfies Rules<EventDefinition, SignupState>;

export function maxAdults({ maxAdults: most = MOST_OF_A_KIND }: EventDefinition): number {
  return most;
}

export function maxChildren({ maxChildren: most = MOST_OF_A_KIND }: EventDefinition): number {
  return most;
}

/** Where there is one date there is nothing to choose. */
export function initial(definition: EventDefinition): SignupState {
  const [only, second] = definition.dates;
  return withPeople({
    dates: only && !second ? [only.id] : [],
    adults: Math.min(1, maxAdults(definition)),
    children: 0,
    people: [],
    answers: {},
    contact: {},
  });
}

export function takeDate(
  state: SignupState,
  date: string,
  { maxDates = 1 }: EventDefinition,
): SignupState {
  if (state.dates.includes(date)) return state;
  return { ...state, dates: maxDates === 1 ? [date] : [...state.dates, date] };
}

export function leaveDate(state: SignupState, date: string): SignupState {
  return { ...state, dates: state.dates.filter((id) => id !== date) };
}

export function bring(state: SignupState, who: 'adults' | 'children', count: number): SignupState {
  return withPeople({ ...state, [who]: count }, state);
}

export function answer(
  state: SignupState,
  group: 'answers' | 'contact',
  field: string,
  value: Answer | undefined,
): SignupState {
  return { ...state, [group]: withAnswer(state[group], field, value) };
}

export function answerFor(
  state: SignupState,
  person: number,
  field: string,
  value: Answer | undefined,
): SignupState {
  return {
    ...state,
    people: state.people.map((answers, index) =>
      index === person ? withAnswer(answers, field, value) : answers,
    ),
  };
}

/**
 * What only the server can know, whether a date is full, it adds itself.
 * @param now milliseconds since 1970, by the clock that decides what is over; nothing is, unless given
 */
export function problems(
  state: SignupState,
  definition: EventDefinition,
  now = -Infinity,
): RuleProblem[] {
  const size = householdSize(state);
  const people = state.people.flatMap((answers, index) =>
    answerProblems(definition.personFields ?? [], answers, `/people/${index}`),
  );
  const counts = [
    countProblem(state.adults, maxAdults(definition), '/adults'),
    countProblem(state.children, maxChildren(definition), '/children'),
  ].filter((problem) => problem !== undefined);
  return [
    ...dateProblems(state, definition, now),
    ...counts,
    ...(size === 0 ? [{ code: 'nobody', pointer: '/adults' } as const] : []),
    ...(state.people.length !== size && definition.personFields?.length && !counts.length
      ? [{ code: 'people-mismatch', pointer: '/people', limit: size } as const]
      : []),
    ...people,
    ...answerProblems(definition.fields ?? [], state.answers, '/answers'),
    ...answerProblems(contactFields(definition.contact), state.contact, '/contact'),
  ];
}

export function householdSize({ adults, children }: SignupState): number {
  return adults + children;
}

/** The answers as they are sent and stored: e-mail addresses and telephone numbers tidied. */
export function toSubmission(state: SignupState, definition: EventDefinition): SignupSubmission {
  return asTyped({ ...state, ...tidied(state, definition) });
}

/** @returns what would be sent, with the answers as they were typed */
export function asTyped(state: SignupState): SignupSubmission {
  const { people, answers, contact } = state;
  return {
    dates: [...state.dates],
    adults: state.adults,
    children: state.children,
    ...(people.every(noAnswers) ? {} : { people: [...people] }),
    ...(noAnswers(answers) ? {} : { answers }),
    ...(noAnswers(contact) ? {} : { contact }),
  };
}

function tidied(state: SignupState, { personFields = [], fields = [], contact }: EventDefinition) {
  return {
    people: state.people.map((answers) => tidyAnswers(personFields, answers)),
    answers: tidyAnswers(fields, state.answers),
    contact: tidyAnswers(contactFields(contact), state.contact),
  };
}

function fromSubmission(submission: SignupSubmission): SignupState {
  const { dates, adults, children, people = [], answers = {}, contact = {} } = submission;
  const state = { dates, adults, children, people, answers, contact };
  return people.length === 0 ? withPeople(state) : state;
}

export function restore(draft: unknown, definition: EventDefinition): SignupState | undefined {
  const { dates, adults, children, ...rest } = (draft ?? {}) as Partial<SignupSubmission>;
  if (!Array.isArray(dates)) return undefined;
  // A number that was none, JSON keeps as null; that is no reason to lose everything else.
  const count = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);
  const known = new Set(definition.dates.map(({ id }) => id));
  const state = fromSubmission({
    dates: dates.filter((id) => known.has(id)),
    adults: count(adults),
    children: count(children),
    people: Array.isArray(rest.people) && rest.people.every(isAnswers) ? rest.people : [],
    answers: isAnswers(rest.answers) ? rest.answers : {},
    contact: isAnswers(rest.contact) ? rest.contact : {},
  });
  return { ...state, ...typingOf(draft) };
}

function countProblem(count: number, most: number, pointer: string): RuleProblem | undefined {
  return Number.isSafeInteger(count)
    ? rangeProblem(count, 0, most, pointer)
    : { code: 'not-a-number', pointer };
}

function dateProblems(state: SignupState, definition: EventDefinition, now: number): RuleProblem[] {
  const { maxDates = 1 } = definition;
  const known = new Map(definition.dates.map((date) => [date.id, date]));
  const found = state.dates.flatMap((date, index): RuleProblem[] => {
    const pointer = `/dates/${index}`;
    const told = known.get(date);
    if (!told) return [{ code: 'unknown-date', pointer }];
    if (told.cancelled) return [{ code: 'date-cancelled', pointer }];
    if (isOver(told, now)) return [{ code: 'date-over', pointer }];
    return state.dates.indexOf(date) < index ? [{ code: 'duplicate', pointer }] : [];
  });
  if (state.dates.length === 0) found.push({ code: 'required', pointer: '/dates' });
  if (state.dates.length > maxDates) {
    const by = state.dates.length - maxDates;
    found.push({ code: 'too-many', pointer: '/dates', limit: maxDates, by });
  }
  return found;
}

/**
 * Fits the list of people to their number. Adults stand first, so one more adult comes between
 * the adults and the children, and nobody's answers move to somebody else.
 */
function withPeople(state: SignupState, before: SignupState = state): SignupState {
  const first = seats(before.adults);
  const adults = state.people.slice(0, first);
  const children = state.people.slice(first);
  return { ...state, people: [...fit(adults, state.adults), ...fit(children, state.children)] };
}

function fit(people: readonly Answers[], count: number): Answers[] {
  return Array.from({ length: seats(count) }, (_, index) => people[index] ?? {});
}

/** How many of the list are kept for a number: a wild one is a problem to be told of, not a list. */
function seats(count: number): number {
  return Number.isSafeInteger(count) ? Math.min(Math.max(count, 0), MOST_PEOPLE) : 0;
}
