import { fieldsOf, type Fields } from '../../fields.ts';
import type { Answers } from '../../../../protocol/fields.ts';
import type { EventDefinition } from '../../../../protocol/events.ts';
import { bring, type SignupState } from '../../../../rules/event.ts';
import { changeProblems, type HeldSignup } from '../../../resources/events/changed-signup.ts';
import { escapeHtml } from '../../html.ts';
import { keptGroups, merged, rowsOfChange } from '../answers/changing.ts';
import type { PlainForm, PlainRow } from '../form.ts';
import { RECEIPT } from '../managing/find-html.ts';
import { hidden } from '../parts.ts';
import { DATE } from './dates.ts';
import { eventForm, listsOf, namesHtml } from './event-form.ts';
import type { EventView } from './event-view.ts';
import { ASKED, askedFor } from './household.ts';

/** How a sign-up stood when its form was made: what is told by its code, and nothing of its answers. */
const WAS = 'was';

/**
 * The form of an event, for a sign-up that is there: with its dates and how many they are, and without
 * its answers, which stay where nothing is written.
 */
export function changeForm(held: HeldSignup): PlainForm<EventDefinition, SignupState> {
  const { manages: _, ...shared } = eventForm;
  return {
    ...shared,
    isChange: true,
    sends: 'saveChange',
    read(typed, definition, language) {
      const wanted = eventForm.read(typed, definition, language);
      const { adults, children } = wanted;
      const grown = bring(bring(held.state, 'adults', adults), 'children', children);
      const now = (group: string, before: Answers, written: Answers) => merged(typed, group, before, written); // prettier-ignore
      return {
        ...wanted,
        people: grown.people.map((before, index) => now(`people.${index}`, before, wanted.people[index] ?? {})), // prettier-ignore
        answers: now('answers', held.state.answers, wanted.answers),
        contact: now('contact', held.state.contact, wanted.contact),
      };
    },
    problems: (state, definition, now) => changeProblems(held, state, definition, now),
    fields: (view) =>
      `<h2>${escapeHtml(view.say('changeSignup'))}</h2>${eventForm.fields(view)}${hidden(RECEIPT, held.signup.code)}${hidden(WAS, wasOf(held))}`,
    rows: (view) => rowsOf(held, view),
  };
}

/** @returns the view of a change: of whom answers are stored already, and how they stand on their dates */
export function changeView(held: HeldSignup, view: EventView): EventView {
  const grown = bring(bring(held.state, 'adults', view.state.adults), 'children', view.state.children); // prettier-ignore
  const groups = {
    ...Object.fromEntries(grown.people.map((answers, index) => [`people.${index}`, answers])),
    answers: held.state.answers,
    contact: held.state.contact,
  };
  const toCome = held.signup.places.filter(({ date }) => held.state.dates.includes(date));
  const standing = new Map(toCome.map((place) => [place.date, place]));
  return { ...view, keeps: keptGroups(groups), standing };
}

/** @returns what the form begins with */
export function typedOf({ state, signup }: HeldSignup): Fields {
  return fieldsOf([
    [RECEIPT, signup.code],
    ...state.dates.map((date): [string, string] => [DATE, date]),
    ['adults', String(state.adults)],
    ['children', String(state.children)],
    [ASKED, askedFor(state)],
  ]);
}

/** @returns whether a form was made of a sign-up as it is, or asks for what is there already */
export function isCurrent(held: HeldSignup, typed: Fields, wanted: SignupState): boolean {
  const was = typed.get(WAS);
  return (
    was === undefined || was === wasOf(held) || wasOf({ ...held, state: wanted }) === wasOf(held)
  );
}

function wasOf({ state: { dates, adults, children } }: HeldSignup): string {
  return [...[...dates].sort(), adults, children].join(' ');
}

function rowsOf(held: HeldSignup, view: EventView): PlainRow[] {
  const { definition, state, say } = view;
  const [when, ...counts] = eventForm.rows(view).slice(0, 3);
  const gone = definition.dates.filter(({ id }) => held.state.dates.includes(id) && !state.dates.includes(id)); // prettier-ignore
  const names = namesHtml(gone, view);
  return [
    ...(when ? [when] : []),
    ...(gone.length > 0 ? [{ label: escapeHtml(say('noLonger')), value: names }] : []),
    ...counts,
    ...rowsOfChange(listsOf(view), view),
  ];
}
