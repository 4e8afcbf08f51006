import type { EventDefinition } from '../../protocol/events.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { RESOURCES } from '../../protocol/resources.ts';
import { lastSignup } from '../../rules/event-dates.ts';
import { aboutEvents } from '../documenting/events.ts';
import { countSignups } from '../storage/queries/signups.ts';
import { calendarRoute } from './events/calendar.ts';
import { changingEvents } from './events/changing.ts';
import { cancel, readSignup } from './events/managing.ts';
import { moveUpInTime } from './events/moving-up.ts';
import { eventPeople } from './events/people.ts';
import { placesRoute } from './events/places.ts';
import { signupRows } from './events/rows.ts';
import { acceptSignup } from './events/signup.ts';
import { isTrialId } from '../trial-id.ts';
import { manageLink } from './manage-link.ts';
import { TOKEN, type OwnRoute } from './own-route.ts';
import type { ReceiptOf, Resource } from './resource.ts';

export const events: Resource<'events'> = {
  ...RESOURCES.events,
  name: 'events',
  about: aboutEvents,
  schemaNames: { definition: 'EventDefinition', submission: 'SignupSubmission' },
  widget: 'event-signup',
  accept: acceptSignup,
  count: countSignups,
  rows: signupRows,
  people: eventPeople,
  keepHouse: moveUpInTime,
  ends: ({ dates }) => lastSignup(dates),
  changing: changingEvents,
  withoutState: ({ dates, ...definition }) => ({
    ...definition,
    dates: dates.map(({ placesLeft: _left, waiting: _waiting, ...date }) => date),
  }),
  receiptLinks,
  routes: routes(),
};

function receiptLinks(
  definition: EventDefinition,
  { receipt, token, where }: ReceiptOf,
): NonNullable<Receipt['links']> {
  const manage = manageLink(definition, where, token);
  const dates = (receipt.places ?? [])
    .filter(({ status }) => status === 'confirmed')
    .map(({ date }) => encodeURIComponent(date));
  // Who only waits has nothing to write down yet, and a calendar cannot open what is a draft.
  if (dates.length === 0 || isTrialId(definition.id)) return { manage };
  return { manage, calendar: `${where.endpoint}/calendar.ics?dates=${dates.join(',')}` };
}

function routes(): readonly OwnRoute<EventDefinition>[] {
  return [
    {
      kind: 'receipt',
      method: 'get',
      path: 'receipt',
      link: 'receipt',
      summary: 'How a household stands',
      description: `Its places as they are now: who waits moves up when somebody cancels. ${TOKEN}`,
      operationId: (one) => `get${one}Receipt`,
      async answer(definition, { storage, token, where }) {
        const receipt = await storage.read((db) => readSignup(db, definition, token));
        return { ...receipt, links: receiptLinks(definition, { receipt, token, where }) };
      },
    },
    {
      kind: 'receipt',
      method: 'delete',
      path: 'receipt',
      summary: 'Cancels a sign-up; a second time changes nothing',
      description: `Gives its places to who waits, and forgets names and answers. ${TOKEN}`,
      operationId: (one) => `cancel${one}Signup`,
      async answer(definition, { storage, token, where, now }) {
        const receipt = await cancel(storage, definition, token, now);
        return { ...receipt, links: receiptLinks(definition, { receipt, token, where }) };
      },
    },
    calendarRoute,
    placesRoute,
  ];
}
