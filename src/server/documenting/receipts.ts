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
  received: 'The day on which an idea came: `YYYY-MM-DD`.',
  idea: [
    'An idea, as the link of its receipt tells it: without how to reach who had it.',
    { answers: 'What was answered.', persona: 'The made-up person, where there is one.' },
  ],
  withdrawn: 'The idea was taken back, and is nowhere any more.',
  links: [
    'What the receipt leads to.',
    {
      manage:
        'A page for this person alone: see the sign-up or the idea, take it back. Its fragment holds the token that the routes of the receipt take.',
      calendar: 'The dates, for a calendar of their own.',
    },
  ],
};
