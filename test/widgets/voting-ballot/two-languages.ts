import type { BallotDefinition } from '../../../src/protocol/ballots.ts';

/** Things in two categories; of some of them nobody has translated the name. */
export const twoLanguages: BallotDefinition = {
  type: 'ballot',
  method: 'approval',
  id: 'ml',
  language: 'en',
  title: { en: 'Two languages', da: 'To sprog' },
  maxLength: 3,
  order: 'given',
  items: Array.from({ length: 16 }, (_, index) => ({
    id: `m${index}`,
    name: {
      en: `Thing ${index}`,
      ...(index % 5 === 0 ? {} : { da: `Ting ${index}` }),
    },
    category: index % 2 ? { en: 'Green', da: 'Grønt' } : { en: 'Roads', da: 'Veje' },
  })),
};
