import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { build } from '../src/builder/builder.ts';
import { BUILDER_WORDS } from '../src/builder/words.ts';
import { LANGUAGES } from '../src/i18n/languages.ts';
import { fakeBackend } from './backend.ts';
import { approval, meal } from './definitions.ts';

export default {
  title: 'Snippet builder',
  parameters: { docs: { codePanel: false } },
};

const SERVER = 'https://deltag.example';
const backends = {
  [`${SERVER}/api/ballots/${approval.id}`]: { definition: approval },
  [`${SERVER}/api/events/${meal.id}`]: { definition: meal },
};

/** Each address has a backend of its own; what is at none of them is not there. */
const ask: typeof fetch = (input, init) => {
  const { url } = new Request(input, init);
  const endpoint = Object.entries(backends).find(([address]) => url.startsWith(address))?.[1];
  if (!endpoint) return Promise.resolve(new Response('', { status: 404 }));
  return fakeBackend(endpoint, () => 'fine')(input, init);
};

async function show(place: HTMLElement, language: string): Promise<void> {
  const { default: words } = (await LANGUAGES[language]?.load()) ?? {};
  if (!words) return;
  build(place, {
    language,
    words: { ...words.pages, ...BUILDER_WORDS[language] },
    languages: Object.fromEntries(Object.entries(LANGUAGES).map(([tag, { name }]) => [tag, name])),
    script: `${SERVER}/samskab.js`,
    listed: Object.entries(backends).map(([endpoint, { definition }]) => ({ endpoint, ...definition })), // prettier-ignore
    fetch: ask,
  });
}

/** What the page `/embed` of every server is: choose, see it, copy what survives in the CMS. */
export const Builder: StoryObj = {
  parameters: { shows: ['Stem om kvarterpuljen'] },
  render: (_args, { globals }) => {
    const place = document.createElement('div');
    void show(place, String(globals['language']));
    return html`${place}`;
  },
};
