import type { EventDefinition } from '../../../protocol/events.ts';
import type { Answers, Field } from '../../../protocol/fields.ts';
import { contactFields } from '../../../rules/contact.ts';
import {
  answer,
  answerFor,
  bring,
  eventRules,
  householdSize,
  type SignupState,
} from '../../../rules/event.ts';
import { Mistake } from '../../mistake.ts';
import { canonical } from '../../secrets/canonical.ts';
import { fromJson, jsonOrNull } from '../../storage/queries/json.ts';
import {
  correctSignup,
  deleteSignup,
  deleteSignups,
  readKept,
  type Corrected,
  type KeptSignup,
} from '../../storage/queries/kept-signups.ts';
import { cancelSignup, takenPlaces } from '../../storage/queries/signups.ts';
import type { Db } from '../../storage/tables.ts';
import { dueAfter, type Due, type HandedIn, type People } from '../people.ts';
import { readChanges, type Change } from '../people/changes.ts';
import { refuseIfWorse } from '../people/rule-words.ts';
import { typedAnswer } from '../people/typed-answer.ts';
import { promote } from './managing.ts';
import { placesLeft } from './places.ts';

/** What a sign-up is kept for where nobody says: long enough to ask who came, and to settle up. */
const USUAL_DAYS = 90;

export const eventPeople: People<EventDefinition> = {
  withRetention: (definition) => ({ retention: { days: USUAL_DAYS }, ...definition }),
  terms(definition) {
    const due = dueOf(definition);
    if (!due || !definition.retention) return [];
    const { days } = definition.retention;
    return [{ what: 'signups', days, after: 'dates', on: due.day }];
  },
  async expire(db, definition, time) {
    const due = dueOf(definition);
    if (!due || time < due.time) return {};
    const signups = await deleteSignups(db, definition.id);
    return signups > 0 ? { signups } : {};
  },
  async read(db, { id }) {
    return (await readKept(db, id)).map(handedIn);
  },
  correct,
  async remove(db, definition, code) {
    const [signup] = await readKept(db, definition.id, code);
    if (!signup) return undefined;
    await deleteSignup(db, definition.id, signup.queue);
    await promote(db, definition);
    return { signups: 1 };
  },
  async cancel(db, definition, code) {
    const [signup] = await readKept(db, definition.id, code);
    if (!signup || isCancelled(signup)) return signup && false;
    await cancelSignup(db, signup.queue);
    await promote(db, definition);
    return true;
  },
};

/** @returns when its sign-ups go: reckoned from the last date, or from closing where that is later */
function dueOf({ dates, closes, retention }: EventDefinition): Due | undefined {
  const times = [...dates.map(({ ends }) => ends), ...(closes === undefined ? [] : [closes])];
  const [last] = times.sort((one, two) => Date.parse(two) - Date.parse(one));
  return retention && last !== undefined ? dueAfter(last, retention.days) : undefined;
}

function isCancelled({ places }: KeptSignup): boolean {
  return places.every(({ status }) => status === 'cancelled');
}

function stateOf(signup: KeptSignup): SignupState {
  return eventRules.fromSubmission({
    dates: signup.places.map(({ date }) => date),
    adults: signup.adults,
    children: signup.children,
    people: fromJson<Answers[]>(signup.people) ?? [],
    answers: fromJson<Answers>(signup.answers) ?? {},
    contact: fromJson<Answers>(signup.contact) ?? {},
  });
}

function handedIn(signup: KeptSignup): HandedIn {
  const { code, received_on: received, adults, children, language, places } = signup;
  // As they were stored: one that was cancelled holds nobody any more.
  const people = fromJson<Answers[]>(signup.people) ?? [];
  const answers = fromJson<Answers>(signup.answers) ?? {};
  const contact = fromJson<Answers>(signup.contact) ?? {};
  return {
    code,
    received,
    record: { code, received, adults, children, language, places, contact, answers, people },
    answers: [
      ...named('contact', contact),
      ...named('answers', answers),
      ...people.flatMap((person, index) => named(`people.${index + 1}`, person)),
    ],
  };
}

function named(group: string, answers: Answers): [string, unknown][] {
  return Object.entries(answers).map(([id, value]) => [`${group}.${id}`, value]);
}

/** Who grows needs places on the dates that are theirs; who shrinks gives some to those who wait. */
async function correct(
  db: Db,
  definition: EventDefinition,
  code: string,
  typed: readonly string[],
): Promise<string[] | undefined> {
  const [signup] = await readKept(db, definition.id, code);
  if (!signup) return undefined;
  if (isCancelled(signup))
    throw new Mistake('it is cancelled, and nothing of it is kept to correct');
  const before = stateOf(signup);
  const { state, names } = changed(before, definition, typed);
  refuseIfWorse(eventRules.problems(before, definition), eventRules.problems(state, definition));
  const grows = householdSize(state) - householdSize(before);
  if (grows > 0) await refuseIfFull(db, definition, signup, grows);
  const submission = eventRules.toSubmission(state, definition);
  if (canonical(submission) === canonical(eventRules.toSubmission(before, definition))) return [];
  const { adults, children, people, answers, contact } = submission;
  const after: Corrected = {
    ...{ adults, children },
    people: jsonOrNull(people),
    answers: jsonOrNull(answers),
    contact: jsonOrNull(contact),
  };
  await correctSignup(db, signup.queue, after);
  if (grows < 0) await promote(db, definition);
  return names;
}

async function refuseIfFull(
  db: Db,
  definition: EventDefinition,
  { places }: KeptSignup,
  grows: number,
): Promise<void> {
  const taken = await takenPlaces(db, definition.id);
  for (const { date, status } of places) {
    const left = placesLeft(definition, taken, date);
    if (status === 'confirmed' && grows > left) {
      throw new Mistake(
        `there are too few places on "${date}": ${left} left, and ${grows} more would be needed`,
      );
    }
  }
}

const SIZES = ['adults', 'children'] as const;

/**
 * @returns the household with what was typed, and the names of what is other than before
 * @throws Mistake where something cannot be what it is to be
 */
function changed(before: SignupState, definition: EventDefinition, typed: readonly string[]) {
  // How many they are comes first: who is more can be described at once.
  const sizes = typed.filter((text) => SIZES.some((who) => text.startsWith(`${who}=`)));
  let state = before;
  for (const { name, value } of readChanges(sizes, SIZES)) {
    state = bring(state, name as (typeof SIZES)[number], countOf(name, value));
  }
  const fields = fieldsOf(definition, state.people.length);
  const changes = readChanges(typed, [...SIZES, ...fields.keys()]);
  for (const change of changes) state = fields.get(change.name)?.(state, change) ?? state;
  return { state, names: changes.map(({ name }) => name) };
}

function countOf(name: string, value: string): number {
  if (/^\d{1,3}$/.test(value.trim())) return Number(value);
  throw new Mistake(`${name}: "${value}" is no number of people`);
}

type Set = (state: SignupState, change: Change) => SignupState;

/** @returns what can be put right beside how many they are, by name: people count from 1 */
function fieldsOf(definition: EventDefinition, people: number): Map<string, Set> {
  const { fields = [], personFields = [], contact, language } = definition;
  const valueOf = (field: Field, { name, value }: Change) =>
    typedAnswer(name, field, value, language);
  const group = (of: 'contact' | 'answers', list: readonly Field[]) =>
    list.map((field): [string, Set] => [
      `${of}.${field.id}`,
      (state, change) => answer(state, of, field.id, valueOf(field, change)),
    ]);
  const persons = Array.from({ length: people }, (_, index) =>
    personFields.map((field): [string, Set] => [
      `people.${index + 1}.${field.id}`,
      (state, change) => answerFor(state, index, field.id, valueOf(field, change)),
    ]),
  );
  return new Map([
    ...group('contact', contactFields(contact)),
    ...group('answers', fields),
    ...persons.flat(),
  ]);
}
