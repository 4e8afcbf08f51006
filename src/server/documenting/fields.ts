import type { Field } from '../../protocol/fields.ts';
import type { Words } from './words.ts';

export const fieldWords: Words<Field> = {
  kind: 'What it takes.',
  id: 'Its id, which answers are given by.',
  label: 'The question.',
  hint: 'What helps to answer it.',
  required: 'Whether it must be answered; it need not be unless given.',
  minLength: 'The fewest characters (code points), or options ticked.',
  maxLength: 'The most characters (code points), or options ticked.',
  options: [
    'What can be chosen.',
    { id: 'Its id, which is the answer.', label: 'What it is called.' },
  ],
  min: 'The least: a number, minor units, or a day (`YYYY-MM-DD`).',
  max: 'The most: a number, minor units, or a day (`YYYY-MM-DD`).',
  step: 'Numbers are `min` and so many steps; 1 unless given.',
  unit: 'What is counted, such as “people”.',
  currency: 'The currency, as in ISO 4217; an answer is in its minor unit.',
};
