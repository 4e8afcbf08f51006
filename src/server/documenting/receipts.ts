import type { Receipt } from '../../protocol/receipt.ts';
import type { Words } from './words.ts';

export const receiptWords: Words<Receipt> = {
  code: 'The receipt: short enough to read aloud.',
  places: [
    'How a household stands on each date it asked for.',
    {
      date: 'The id of the date.',
      status: '`confirmed` has places, `waiting` waits for them, `cancelled` has given them up.',
      position: 'How many households wait before this one, and it: 1 is next.',
    },
  ],
  adults: 'How many adults come.',
  children: 'How many children come.',
  links: [
    'What the receipt leads to.',
    {
      manage:
        'A page for this person alone: see the sign-up, cancel it. Its fragment holds the token that the routes of the receipt take.',
      calendar: 'The dates, for a calendar of their own.',
    },
  ],
};
