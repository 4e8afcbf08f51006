import type { Words } from './message.ts';

interface Language {
  /** What its readers call it. */
  readonly name: string;
  /** Fetches its word file. */
  readonly load: () => Promise<{ readonly default: Words }>;
}

/** The languages there are: the one list that the widgets, the build, Storybook and the tests read. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    name: 'English',
    load: () => import('./words/en.json', { with: { type: 'json' } }),
  },
  da: {
    name: 'Dansk',
    load: () => import('./words/da.json', { with: { type: 'json' } }),
  },
  nb: {
    name: 'Norsk bokmål',
    load: () => import('./words/nb.json', { with: { type: 'json' } }),
  },
  nn: {
    name: 'Norsk nynorsk',
    load: () => import('./words/nn.json', { with: { type: 'json' } }),
  },
  sv: {
    name: 'Svenska',
    load: () => import('./words/sv.json', { with: { type: 'json' } }),
  },
  de: {
    name: 'Deutsch',
    load: () => import('./words/de.json', { with: { type: 'json' } }),
  },
  uk: {
    name: 'Українська',
    load: () => import('./words/uk.json', { with: { type: 'json' } }),
  },
  pl: {
    name: 'Polski',
    load: () => import('./words/pl.json', { with: { type: 'json' } }),
  },
  ar: {
    name: 'العربية',
    load: () => import('./words/ar.json', { with: { type: 'json' } }),
  },
};
