import type { EventDefinition } from '../../../src/protocol/events.ts';

export const definition: EventDefinition = {
  type: 'event',
  id: 'meal',
  title: { en: 'Dinner', da: 'Fællesspisning', ar: 'عشاء مشترك' },
  language: 'en',
  timeZone: 'Europe/Copenhagen',
  dates: [
    {
      id: 'd1',
      starts: '2030-12-06T17:30:00+01:00',
      ends: '2030-12-06T20:00:00+01:00',
      capacity: 10,
      placesLeft: 2,
    },
    {
      id: 'd2',
      starts: '2030-12-13T17:30:00+01:00',
      ends: '2030-12-13T20:00:00+01:00',
      capacity: 10,
      placesLeft: 0,
    },
  ],
  personFields: [{ id: 'diet', kind: 'short-text', label: 'Food you do not eat' }],
};
