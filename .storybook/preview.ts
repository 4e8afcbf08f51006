import {
  setCustomElementsManifest,
  type Decorator,
  type Preview,
} from '@storybook/web-components-vite';
import { setStorybookHelpersConfig } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import manifest from 'virtual:custom-elements-manifest';
import {
  SamskabBudgetAllocator,
  SamskabEventSignup,
  SamskabIdeaForm,
  SamskabResults,
  SamskabVotingBallot,
} from '../src/index.ts';
import { define } from '../src/embed/define.ts';
import { directionOf } from '../src/i18n/direction.ts';
import { LANGUAGES } from '../src/i18n/languages.ts';
import { begins } from '../stories/widget.ts';
import DocsPage from './docs-page.mdx';

// By name: package.json says of the published files alone that importing them does something.
define('samskab-budget-allocator', SamskabBudgetAllocator);
define('samskab-event-signup', SamskabEventSignup);
define('samskab-idea-form', SamskabIdeaForm);
define('samskab-results', SamskabResults);
define('samskab-voting-ballot', SamskabVotingBallot);

setCustomElementsManifest(manifest);
setStorybookHelpersConfig({ hideArgRef: true, disableArgObserver: true });

/** The page around a widget: its language and its scheme come from the toolbar. */
const surroundings: Decorator = (story, { globals }) => {
  const { language, theme } = globals;
  const dir = directionOf(String(language));
  return html`<div class="surroundings" lang=${language} dir=${dir} data-theme=${theme}>
    ${story()}
  </div>`;
};

const preview: Preview = {
  decorators: [surroundings],
  beforeEach(context) {
    if (begins(context)) forgetEverything();
  },
  initialGlobals: { language: 'da', theme: 'light', network: 'fine' },
  globalTypes: {
    language: {
      description: 'The language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(LANGUAGES).map(([value, { name: title }]) => ({
          value,
          title,
          ...(directionOf(value) === 'rtl' && { right: 'right to left' }),
        })),
      },
    },
    theme: {
      description: 'The colour scheme of the page',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    network: {
      description: 'The network, from now on',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'fine', title: 'Fine' },
          { value: 'slow', title: 'Slow', right: '3 seconds an answer' },
          { value: 'offline', title: 'Offline', right: 'no answer' },
          { value: '503', title: '503', right: 'the server has a problem' },
          { value: '429', title: '429', right: 'too many tries' },
          { value: 'closed', title: 'Closed', right: 'closed before it was sent' },
          { value: 'already-voted', title: 'Already voted', right: 'the code was used' },
        ],
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { page: DocsPage, source: { excludeDecorators: true } },
    options: {
      storySort: {
        order: [
          'Getting started',
          'Your own backend',
          'Idea form',
          'Budget allocator',
          'Voting ballot',
          'Event sign-up',
          'Results',
        ],
      },
    },
    viewport: {
      options: {
        small: { name: 'Small phone', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: 'Tablet', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
        laptop: { name: 'Laptop', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
  },
};

/** What somebody did in one story must not turn up in the next. */
function forgetEverything(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const name of Object.keys(storage)) {
      if (name.startsWith('samskab:')) storage.removeItem(name);
    }
  }
}

export default preview;
