import { shownAs, type About } from './about.ts';
import type { EventDefinition, SignupSubmission } from '../../protocol/events.ts';
import { contactWords, definitionWords, pictureWords } from './definition.ts';
import type { Words } from './words.ts';

export const eventWords: Words<EventDefinition> = {
  ...definitionWords,
  type: 'Says that this is something to come to.',
  place: 'Where it is, in words.',
  timeZone:
    "The zone that times are shown in, such as `Europe/Copenhagen`; the reader's own unless given.",
  dates: [
    'When it is: one date or several, or shifts.',
    {
      id: 'Its id, which a sign-up names it by.',
      label: 'What this date or shift is called, where the time alone does not say it.',
      description: 'What there is to eat or to do, in a sentence.',
      picture: pictureWords,
      starts: 'When it begins.',
      ends: 'When it ends.',
      signupUntil:
        'Until when one can sign up for it; until it starts unless given, and never after it ends.',
      cancelled: 'Whether it is called off: nobody can sign up for it, and calendars say so.',
      capacity: 'How many people there is room for, children too.',
      placesLeft:
        'How many places somebody new can get. Where they change, they are at `links.places`.',
      waiting: 'How many people wait for a place; told where no place is left.',
    },
  ],
  maxDates: 'How many dates one household may take; 1 unless given.',
  maxAdults: 'How many adults of one household may come, at most 200; 8 unless given.',
  maxChildren: 'How many children of it may come, at most 200; 8 unless given.',
  fields: 'Asked once a household.',
  personFields: 'Asked once a person, such as a diet.',
  oneQuestionPerPage: 'Whether each question has a page of its own; on one page unless given.',
  contact: ['Which ways to reach the household are asked for.', contactWords],
  waitingList: 'Whether a household may wait for a place when a date is full; it may unless given.',
  retention: [
    'For how long sign-ups are kept; the server deletes them then.',
    {
      days:
        'So many days after the last date; 90 unless given. The day is the one that stands in ' +
        '`ends`, or in `closes` where that is later.',
    },
  ],
  overtaking:
    'Whether a household that fits may go before a larger one that came earlier and does not fit ' +
    'yet: `never`, `always` or, unless given, `last-day`: from 24 hours before a date starts. ' +
    'Nobody waits for a household that would not fit if all places were free.',
};

export const signupWords: Words<SignupSubmission> = {
  dates: 'The ids of the dates that the household comes on.',
  adults: 'How many adults come.',
  children: 'How many children come.',
  people: 'What `personFields` ask, answered by each person: adults first.',
  answers: 'What `fields` ask.',
  contact: 'How to reach the household, by `name`, `email` and `telephone`.',
  language: 'The language that the form was filled in.',
};

const shown = shownAs('supper');

export const aboutEvents: About<'events'> = {
  one: 'Event',
  many: 'Events',
  sent: 'Signup',
  sentence: 'Things to come to: households sign up, or wait for a place.',
  definitionWords: eventWords,
  submissionWords: signupWords,
  examples: {
    supper: {
      summary: 'Two evenings, with a diet for each person',
      definition: {
        ...shown,
        links: { ...shown.links, receipt: 'supper/receipt', places: 'supper/places' },
        type: 'event',
        id: 'supper',
        title: 'Supper for all',
        language: 'en',
        place: 'The community hall',
        timeZone: 'Europe/Copenhagen',
        dates: [
          {
            id: 'march',
            starts: '2027-03-05T18:00:00+01:00',
            ends: '2027-03-05T20:30:00+01:00',
            capacity: 40,
          },
          {
            id: 'april',
            starts: '2027-04-02T18:00:00+02:00',
            ends: '2027-04-02T20:30:00+02:00',
            capacity: 40,
          },
        ],
        maxDates: 2,
        personFields: [{ id: 'diet', kind: 'short-text', label: 'What you do not eat' }],
        contact: { name: 'required', telephone: 'optional' },
        retention: { days: 90 },
      },
      submission: {
        dates: ['march'],
        adults: 1,
        children: 1,
        people: [{ diet: 'No pork' }, {}],
        contact: { name: 'Mai Hansen' },
        language: 'en',
      },
      receipt: {
        code: 'B8XD-4KTE',
        places: [{ date: 'march', status: 'confirmed' }],
        adults: 1,
        children: 1,
        links: {
          manage: '/events/supper#samskab-form=event.supper&samskab-receipt=5vQ0c9mJH2y7Lr1xkPZ8Ag',
          calendar: '/api/events/supper/calendar.ics?dates=march',
        },
      },
    },
  },
};
