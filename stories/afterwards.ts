import type { Definition } from '../src/protocol/resources.ts';
import { inDays } from './definitions.ts';
import { text } from './text.ts';

/** What a receipt says of the time after: until when, which days come, and whom to ask. */
export const afterwards: Pick<Definition, 'closes' | 'next' | 'help'> = {
  closes: inDays(9),
  next: [
    {
      on: inDays(21).slice(0, 10),
      text: text(
        'Vi siger her på siden, hvad der kom ud af det.',
        'We say here on this page what came of it.',
        'نعلن هنا في هذه الصفحة ما النتيجة.',
      ),
    },
    {
      on: inDays(60).slice(0, 10),
      text: text('Arbejdet begynder.', 'The work begins.', 'يبدأ العمل.'),
    },
  ],
  help: text(
    'Kom på biblioteket, skriv til deltag@ellevad.example, eller ring på 12 34 56 78.',
    'Come to the library, write to deltag@ellevad.example or call 12 34 56 78.',
    'في المكتبة، أو عبر deltag@ellevad.example، أو على الهاتف 12 34 56 78.',
  ),
};
