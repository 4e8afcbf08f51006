import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import type { RuleProblem } from '../../../protocol/problem.ts';
import { isOver } from '../../../rules/event-dates.ts';
import { eventRules, householdSize, type SignupState } from '../../../rules/event.ts';
import { jsonOrNull } from '../../storage/queries/json.ts';
import { correctSignup, readKept, type KeptSignup } from '../../storage/queries/kept-signups.ts';
import { joinDates, leaveDates, renewReceipt } from '../../storage/queries/signups.ts';
import type { Db } from '../../storage/tables.ts';
import { refuseUnlessOpen } from '../../taking-part/open.ts';
import { refuseIfBroken } from '../../taking-part/refusal.ts';
import { newProblems } from '../people/rule-words.ts';
import { isCancelled, stateOf } from './correcting.ts';
import { shortOf } from './room.ts';
import { isToCome, promote } from './waiting-list.ts';

/** A sign-up that can be changed, as it is stored. */
export interface HeldSignup {
  readonly signup: KeptSignup;
  /** As whoever made it filled it in, with those of its dates that are still to come. */
  readonly state: SignupState;
}

/** When a change came in, and what time it is; milliseconds since 1970. */
export interface Times {
  readonly arrived: number;
  readonly now: number;
}

/** @returns what a receipt's code stands for; undefined where that is nothing, or cancelled, or not one */
export async function heldSignup(
  db: Db,
  definition: EventDefinition,
  code: string,
  now: number,
): Promise<HeldSignup | undefined> {
  const [signup, second] = await readKept(db, definition.id, code);
  if (!signup || second || isCancelled(signup)) return undefined;
  const state = stateOf(signup);
  const toCome = new Set(toComeIn(definition, now).map(({ id }) => id));
  return { signup, state: { ...state, dates: state.dates.filter((date) => toCome.has(date)) } };
}

function toComeIn({ dates }: EventDefinition, now: number): readonly EventDate[] {
  return dates.filter((date) => isToCome(date, now));
}

/** @returns whether there is a date that somebody could still come to */
export function isChangeable(definition: EventDefinition, now: number): boolean {
  return definition.dates.some((date) => !date.cancelled && !isOver(date, now));
}

/**
 * What is wrong with a sign-up as it is to be, that was not before: a date that somebody has they may
 * keep for as long as it has not begun, whatever goes for those who come now.
 */
export function changeProblems(
  held: HeldSignup,
  state: SignupState,
  definition: EventDefinition,
  now: number,
): RuleProblem[] {
  const had = new Set(held.state.dates);
  const found = eventRules.problems(state, definition, now).filter(({ code, pointer }) => {
    const [, index = ''] = /^\/dates\/(\d+)$/.exec(pointer) ?? [];
    return code !== 'date-over' || !had.has(state.dates[Number(index)] ?? '');
  });
  return newProblems(eventRules.problems(held.state, definition), found);
}

/** @throws Refusal if a sign-up cannot become what it is to be */
export async function refuseChange(
  db: Db,
  definition: EventDefinition,
  held: HeldSignup,
  state: SignupState,
  { arrived, now, goesOn = false }: Times & { readonly goesOn?: boolean },
): Promise<void> {
  refuseUnlessOpen(definition, arrived);
  // What was not asked yet is not wrong.
  const broken = changeProblems(held, state, definition, arrived).filter(({ pointer }) => !(goesOn && pointer.startsWith('/people'))); // prettier-ignore
  const size = householdSize(state);
  const becoming = { signup: held.signup, dates: state.dates, size, now };
  const short = broken.length > 0 ? [] : await shortOf(db, definition, becoming);
  const full = short.map(({ date, limit }) => ({
    code: 'full' as const,
    pointer: `/dates/${state.dates.indexOf(date)}`,
    limit,
  }));
  refuseIfBroken([...broken, ...full]);
}

/**
 * Changes a sign-up, by the rules that go for whoever signs up. Who is more needs places, who is less
 * gives some to those who wait, and on a date that is new to a household it comes last of those.
 * Dates that are over or called off stay as they are.
 *
 * @param wanted makes what is to be of what is there; what it throws undoes everything
 * @returns false where nothing has the code
 * @throws Refusal
 */
export async function changeSignup(
  db: Db,
  definition: EventDefinition,
  code: string,
  wanted: (held: HeldSignup) => SignupState,
  { arrived, now }: Times,
): Promise<boolean> {
  const held = await heldSignup(db, definition, code, now);
  if (!held) return false;
  const state = wanted(held);
  await refuseChange(db, definition, held, state, { arrived, now });
  const { signup } = held;
  const { adults, children, people, answers, contact } = eventRules.toSubmission(state, definition);
  await correctSignup(db, signup.queue, {
    ...{ adults, children },
    people: jsonOrNull(people),
    answers: jsonOrNull(answers),
    contact: jsonOrNull(contact),
  });
  const keeps = new Set(state.dates);
  const left = held.state.dates.filter((date) => !keeps.has(date));
  await leaveDates(db, signup.queue, left);
  const had = new Set(signup.places.map(({ date }) => date));
  const taken = state.dates.filter((date) => !had.has(date));
  const places = taken.map((date) => ({ date, status: 'waiting' as const }));
  await joinDates(db, signup.queue, places);
  await promote(db, definition, now);
  await renewReceipt(db, definition.id, signup.queue);
  return true;
}
