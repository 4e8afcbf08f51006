import type { EventDefinition } from '../../protocol/events.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { RESOURCES } from '../../protocol/resources.ts';
import { countSignups } from '../storage/queries/signups.ts';
import { calendarRoute } from './events/calendar.ts';
import { cancel, readSignup } from './events/managing.ts';
import { eventPeople } from './events/people.ts';
import { placesRoute } from './events/places.ts';
import { signupRows } from './events/rows.ts';
import { acceptSignup } from './events/signup.ts';
import { manageLink } from './manage-link.ts';
import type { OwnRoute } from './own-route.ts';
import type { ReceiptOf, Resource } from './resource.ts';

export const events: Resource<'events'> = {
  ...RESOURCES.events,
  name: 'events',
  schemaNames: { definition: 'EventDefinition', submission: 'SignupSubmission' },
  widget: 'event-signup',
  accept: acceptSignup,
  count: countSignups,
  rows: signupRows,
  people: eventPeople,
  withoutState: ({ dates, ...definition }) => ({
    ...definition,
    dates: dates.map(({ placesLeft: _left, ...date }) => date),
  }),
  receiptLinks,
  routes: routes(),
};

function receiptLinks(
  definition: EventDefinition,
  { receipt, token, where }: ReceiptOf,
): NonNullable<Receipt['links']> {
  const dates = (receipt.places ?? []).map(({ date }) => encodeURIComponent(date)).join(',');
  return {
    manage: manageLink(definition, where, token),
    calendar: `${where.endpoint}/calendar.ics?dates=${dates}`,
  };
}

function routes(): readonly OwnRoute<EventDefinition>[] {
  return [
    {
      kind: 'receipt',
      method: 'get',
      path: 'receipt',
      link: 'receipt',
      summary: 'How a household stands',
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
      async answer(definition, { storage, token, where }) {
        const receipt = await cancel(storage, definition, token);
        return { ...receipt, links: receiptLinks(definition, { receipt, token, where }) };
      },
    },
    calendarRoute,
    placesRoute,
  ];
}
