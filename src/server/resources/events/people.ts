import type { EventDefinition } from '../../../protocol/events.ts';
import type { Answers } from '../../../protocol/fields.ts';
import type { Place } from '../../../protocol/receipt.ts';
import { fromJson } from '../../storage/queries/json.ts';
import {
  deleteSignup,
  deleteSignups,
  readKept,
  type KeptSignup,
} from '../../storage/queries/kept-signups.ts';
import {
  cancelSignup,
  readStandings,
  waitingLists,
  waitsAt,
  type Waiting,
} from '../../storage/queries/signups.ts';
import { shortTexts, texts } from '../people/names.ts';
import { dueAfter, type Due, type HandedIn, type People } from '../people.ts';
import { eventByCode } from './by-code.ts';
import { correct, isCancelled } from './correcting.ts';
import { promote } from './waiting-list.ts';

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
  due(_db, definition) {
    const due = dueOf(definition);
    return Promise.resolve(due ? [{ what: 'signups', ...due }] : []);
  },
  async expire(db, definition, time) {
    const due = dueOf(definition);
    if (!due || time < due.time) return {};
    const signups = await deleteSignups(db, definition.id);
    return signups > 0 ? { signups } : {};
  },
  async read(db, definition, code) {
    const kept = await readKept(db, definition.id, code);
    if (kept.length === 0) return [];
    const lists = await waitingLists(db, definition.id);
    return kept.map((signup) => handedIn(signup, definition, lists));
  },
  correct,
  async remove(db, definition, code, now) {
    const [signup] = await readKept(db, definition.id, code);
    if (!signup) return undefined;
    await deleteSignup(db, definition.id, signup.queue);
    await promote(db, definition, now);
    return { signups: 1 };
  },
  async cancel(db, definition, code, now) {
    const [signup] = await readKept(db, definition.id, code);
    if (!signup || isCancelled(signup)) return signup && false;
    await cancelSignup(db, definition.id, signup.queue);
    await promote(db, definition, now);
    return true;
  },
  byCode: eventByCode,
  async standings(db, { id, dates }) {
    const calledOff = dates.filter(({ cancelled }) => cancelled).map((date) => date.id);
    return { calledOff, places: await readStandings(db, id) };
  },
};

/** @returns when its sign-ups go: reckoned from the last date, or from closing where that is later */
function dueOf({ dates, closes, retention }: EventDefinition): Due | undefined {
  const times = [...dates.map(({ ends }) => ends), ...(closes === undefined ? [] : [closes])];
  const [last] = times.sort((one, two) => Date.parse(two) - Date.parse(one));
  return retention && last !== undefined ? dueAfter(last, retention.days) : undefined;
}

function handedIn(
  signup: KeptSignup,
  { personFields = [] }: EventDefinition,
  lists: ReadonlyMap<string, readonly Waiting[]>,
): HandedIn {
  const { code, received_on: received, adults, children, language } = signup;
  const places = signup.places.map(({ date, status }): Place => {
    return status === 'waiting' ? waitsAt(date, signup.queue, lists) : { date, status };
  });
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
    names: [contact, ...people.map((person) => shortTexts(personFields, person))].flatMap(texts),
    stands: standsWords(places),
  };
}

/** @returns such as `jan: has a place, feb: waits (2)` */
function standsWords(places: readonly Place[]): string {
  if (places.every(({ status }) => status === 'cancelled')) return 'cancelled';
  const words = { confirmed: 'has a place', cancelled: 'cancelled' };
  return places
    .map(
      (place) =>
        `${place.date}: ${place.status === 'waiting' ? `waits (${place.position})` : words[place.status]}`,
    ) // prettier-ignore
    .join(', ');
}

function named(group: string, answers: Answers): [string, unknown][] {
  return Object.entries(answers).map(([id, value]) => [`${group}.${id}`, value]);
}
