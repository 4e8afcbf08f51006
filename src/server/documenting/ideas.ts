import { shownAs, type About } from './about.ts';
import type { IdeaSubmission, IdeasDefinition } from '../../protocol/ideas.ts';
import { contactWords, definitionWords, pictureWords } from './definition.ts';
import type { Words } from './words.ts';

export const ideasWords: Words<IdeasDefinition> = {
  ...definitionWords,
  type: 'Says that this is a call for ideas.',
  persona: [
    'A made-up person to think as, if there is one: what is asked of them comes first.',
    {
      title: 'What this page is called.',
      intro: 'What people read before they make the person up.',
      picture: pictureWords,
      fields: 'What is asked of the made-up person.',
    },
  ],
  fields: 'What is asked.',
  oneQuestionPerPage: 'Whether each question has a page of its own; on one page unless given.',
  contact: [
    'Which ways to reach the sender are asked for: all three, none of which must be given, unless given; `{}` asks for none.',
    contactWords,
  ],
  retention: [
    'For how long what people handed in is kept; the server deletes it then.',
    {
      contactDays:
        'How to reach who had an idea goes so many days after `closes`, or after the idea came ' +
        'where nothing closes; 365 unless given.',
      days: 'The ideas themselves go so many days after the same; never unless given.',
    },
  ],
};

export const ideaWords: Words<IdeaSubmission> = {
  answers: 'What `fields` ask.',
  persona: 'What the fields of `persona` ask.',
  contact: 'How to reach the sender, by `name`, `email` and `telephone`.',
  language: 'The language that the form was filled in.',
};

export const aboutIdeas: About<'ideas'> = {
  one: 'IdeaCall',
  many: 'IdeaCalls',
  sent: 'Idea',
  sentence: 'Calls for ideas: people hand in an idea, alone or through a made-up person.',
  definitionWords: ideasWords,
  submissionWords: ideaWords,
  examples: {
    lab: {
      summary: 'An idea, by way of a made-up person',
      definition: {
        ...shownAs('lab'),
        links: { submit: 'lab', receipt: 'lab/receipt' },
        type: 'ideas',
        id: 'lab',
        title: 'What is missing in our town?',
        language: 'en',
        persona: { fields: [{ id: 'who', kind: 'short-text', label: 'Who are they?' }] },
        fields: [
          { id: 'idea', kind: 'long-text', label: 'The idea', required: true, maxLength: 2000 },
          {
            id: 'where',
            kind: 'single-choice',
            label: 'Where?',
            options: [
              { id: 'north', label: 'In the north' },
              { id: 'south', label: 'In the south' },
            ],
          },
        ],
        contact: { email: 'optional' },
        retention: { contactDays: 365 },
      },
      submission: {
        persona: { who: 'Ali, 72, who walks with a stick' },
        answers: { idea: 'A bench every hundred metres.', where: 'north' },
        contact: { email: 'mai@example.org' },
        language: 'en',
      },
      receipt: {
        code: 'QT5G-0MY2',
        links: {
          manage: '/ideas/lab#samskab-form=ideas.lab&samskab-receipt=Qm3v8s1TzY0kXb5WnR7dLg',
        },
      },
    },
  },
};
