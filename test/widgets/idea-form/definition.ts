import type { IdeasDefinition } from '../../../src/protocol/ideas.ts';

export const definition: IdeasDefinition = {
  type: 'ideas',
  id: 'lab',
  title: { en: 'The lab', da: 'Laboratoriet', ar: 'المختبر' },
  language: 'en',
  privacy: 'We keep it for a year.',
  fields: [{ id: 'wish', kind: 'short-text', label: 'Your wish', required: true, maxLength: 20 }],
};

const options = [
  { id: 'a', label: 'Apples' },
  { id: 'b', label: 'Bread' },
  { id: 'c', label: 'Cake' },
];

/** One field of each kind. */
export const everything: IdeasDefinition = {
  ...definition,
  persona: {
    title: 'Invent a person',
    fields: [{ id: 'name', kind: 'short-text', label: 'Name of the person', required: true }],
  },
  fields: [
    { id: 'short', kind: 'short-text', label: 'Short', required: true, minLength: 3 },
    { id: 'long', kind: 'long-text', label: 'Long', hint: 'Take your time.' },
    { id: 'one', kind: 'single-choice', label: 'One', options, required: true },
    { id: 'some', kind: 'multiple-choice', label: 'Some', options, maxLength: 2 },
    { id: 'number', kind: 'number', label: 'Number', min: 1, max: 10 },
    { id: 'money', kind: 'money', label: 'Money', currency: 'DKK' },
    { id: 'mail', kind: 'email', label: 'Mail' },
    { id: 'phone', kind: 'telephone', label: 'Phone' },
    { id: 'day', kind: 'date', label: 'Day', min: '2026-01-01' },
    { id: 'ok', kind: 'consent', label: 'You may print it', required: true },
  ],
  contact: {},
};
