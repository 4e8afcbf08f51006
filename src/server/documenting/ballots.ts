import { shownAs, type About } from './about.ts';
import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { SelectionsSubmission } from '../../protocol/selections.ts';
import {
  definitionWords,
  exclusiveWords,
  itemWords,
  partBudgetsWords,
  votedWords,
} from './definition.ts';
import type { Words } from './words.ts';

export const ballotWords: Words<BallotDefinition> = {
  ...definitionWords,
  ...votedWords,
  type: 'Says that this is a ballot.',
  method:
    'How people vote: `approval` names items, `ordinal` ranks them, `cumulative` shares out points, `scoring` gives each a score.',
  items: [
    'What can be voted for.',
    {
      ...itemWords,
      cost: 'What it costs, in the minor unit of `currency`; a bare number without one.',
    },
  ],
  currency: 'The currency of costs and budget, as in ISO 4217.',
  budget: 'What there is to spend. It is for the reader: a ballot may go over it.',
  budgets: partBudgetsWords,
  exclusive: exclusiveWords,
  minSumPoints: 'How many points must be given at least, in all (`cumulative`).',
  maxSumPoints: 'How many points may be given at most, in all (`cumulative`).',
  minPoints: 'The lowest score; 0 unless given (`scoring`).',
  defaultScore:
    'What a ballot gives to what it does not score; unless given, nothing is counted for it (`scoring`).',
  maxPoints: 'The highest score, or the most points for one item.',
};

export const selectionsWords: Words<SelectionsSubmission> = {
  selections: [
    'What was chosen; each item once.',
    {
      item: 'The id of an item.',
      value:
        'An amount in minor units, a rank (1 is best), points or a score; approvals and whole projects have none.',
    },
  ],
  credential: [
    'Shows that a person may take part, where the definition asks for it.',
    {
      kind: 'As `credential` in the definition says.',
      code: 'The code as it was typed: any case, with or without blanks and hyphens.',
    },
  ],
  language: 'The language that the form was filled in.',
};

const common = {
  type: 'ballot',
  language: 'en',
  closes: '2027-03-14T23:59:00+01:00',
  items: [
    { id: 'benches', name: 'Benches by the stream', category: 'Green' },
    { id: 'skate', name: 'A place to skate', category: 'Sport' },
    { id: 'library', name: { en: 'Library on wheels', da: 'Bogbus' } },
  ],
} as const satisfies Partial<BallotDefinition>;
const items = [...common.items];

export const aboutBallots: About<'ballots'> = {
  one: 'Ballot',
  many: 'Ballots',
  sent: 'Ballot',
  sentence: 'Votes: people name, rank, give points to or score what there is to choose from.',
  definitionWords: ballotWords,
  submissionWords: selectionsWords,
  examples: {
    approval: {
      summary: 'Name up to two, with a code',
      definition: {
        ...common,
        ...shownAs('quarter', 'ballots'),
        items,
        id: 'quarter',
        method: 'approval',
        title: 'What shall the quarter have?',
        credential: 'code',
        maxLength: 2,
        order: 'random',
        counting: { rule: 'tally', seats: 1 },
      },
      submission: {
        selections: [{ item: 'benches' }, { item: 'library' }],
        credential: { kind: 'code', code: 'K7RM-2XQP-9D4T' },
        language: 'en',
      },
      receipt: { code: '7K3M-Q9TX' },
    },
    ordinal: {
      summary: 'Rank them',
      definition: {
        ...common,
        ...shownAs('council', 'ballots'),
        items,
        id: 'council',
        method: 'ordinal',
        title: 'Who shall speak for us?',
      },
      submission: {
        selections: [
          { item: 'library', value: 1 },
          { item: 'skate', value: 2 },
        ],
      },
      receipt: { code: 'C4WE-81HN' },
    },
    cumulative: {
      summary: 'Share out ten points',
      definition: {
        ...common,
        ...shownAs('way-to-school', 'ballots'),
        items,
        id: 'way-to-school',
        method: 'cumulative',
        title: 'What would make the way to school safer?',
        maxSumPoints: 10,
      },
      submission: {
        selections: [
          { item: 'benches', value: 3 },
          { item: 'skate', value: 7 },
        ],
      },
      receipt: { code: 'X2PA-5RDM' },
    },
    scoring: {
      summary: 'Score each from 0 to 5',
      definition: {
        ...common,
        ...shownAs('square', 'ballots'),
        items,
        id: 'square',
        method: 'scoring',
        title: 'How do you like these plans for the square?',
        maxPoints: 5,
      },
      submission: {
        selections: [
          { item: 'benches', value: 5 },
          { item: 'skate', value: 0 },
        ],
      },
      receipt: { code: '9TQ0-ZB6G' },
    },
  },
};
