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
  readKept,
  type Corrected,
  type KeptSignup,
} from '../../storage/queries/kept-signups.ts';
import { renewReceipt } from '../../storage/queries/signups.ts';
import type { Db } from '../../storage/tables.ts';
import { personDeleted, readChanges, type Change } from '../people/changes.ts';
import { refuseIfWorse } from '../people/rule-words.ts';
import { typedAnswer } from '../people/typed-answer.ts';
import { shortOf, type Becoming } from './room.ts';
import { promote } from './waiting-list.ts';

/**
 * Puts a sign-up right. Who grows needs places on the dates that are theirs; who shrinks gives some to
 * those who wait. See `People`.
 */
export async function correct(
  db: Db,
  definition: EventDefinition,
  code: string,
  typed: readonly string[],
  now: number,
): Promise<string[] | undefined> {
  const [signup] = await readKept(db, definition.id, code);
  if (!signup) return undefined;
  if (isCancelled(signup))
    throw new Mistake('it is cancelled, and nothing of it is kept to correct');
  const before = stateOf(signup);
  const { state, names } = changed(before, definition, typed);
  refuseIfWorse(eventRules.problems(before, definition), eventRules.problems(state, definition));
  const size = householdSize(state);
  const grows = size - householdSize(before);
  await refuseIfFull(db, definition, { signup, dates: state.dates, size, now });
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
  if (grows < 0) await promote(db, definition, now);
  await renewReceipt(db, definition.id, signup.queue);
  return names;
}

/** @throws Mistake where a household that is to be more finds no room */
async function refuseIfFull(
  db: Db,
  definition: EventDefinition,
  becoming: Becoming,
): Promise<void> {
  const [short] = await shortOf(db, definition, becoming);
  if (!short) return;
  const { date, limit, ever } = short;
  const { adults, children } = becoming.signup;
  const before = adults + children;
  throw new Mistake(
    ever
      ? `there are ${limit} places in all on "${date}", too few for ${becoming.size}`
      : `there are too few places on "${date}": ${limit - before} left, and ${becoming.size - before} more would be needed`,
  );
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
  const gone = droppedFrom(before, state);
  const fields = fieldsOf(definition, state.people.length);
  const changes = readChanges(typed, [...SIZES, ...fields.keys()]);
  for (const change of changes) state = fields.get(change.name)?.(state, change) ?? state;
  return { state, names: [...changes.map(({ name }) => name), ...gone] };
}

/** @returns whose answers go with them, such as `people.2 deleted`: who stays keeps the same object */
function droppedFrom(before: SignupState, after: SignupState): string[] {
  const stays = new Set(after.people);
  return before.people.flatMap((answers, index) =>
    stays.has(answers) || Object.keys(answers).length === 0 ? [] : [personDeleted(index + 1)],
  );
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

export function isCancelled({ places }: KeptSignup): boolean {
  return places.every(({ status }) => status === 'cancelled');
}

/** @returns a sign-up as whoever made it filled it in */
export function stateOf(signup: KeptSignup): SignupState {
  return eventRules.fromSubmission({
    dates: signup.places.map(({ date }) => date),
    adults: signup.adults,
    children: signup.children,
    people: fromJson<Answers[]>(signup.people) ?? [],
    answers: fromJson<Answers>(signup.answers) ?? {},
    contact: fromJson<Answers>(signup.contact) ?? {},
  });
}
