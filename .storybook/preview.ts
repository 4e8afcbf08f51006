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
import detFaellesDesignsystem from '../docs/themes/det-faelles-designsystem.css?raw';
import govUk from '../docs/themes/gov-uk.css?raw';
import { showEvents } from '../stories/host-events.ts';
import designsystemet from '../stories/themes/designsystemet.css?raw';
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

/** The page around a widget: its language, its scheme and its design system come from the toolbar. */
const surroundings: Decorator = (story, { globals, canvasElement }) => {
  const { language, theme, design } = globals;
  const dir = directionOf(String(language));
  showEvents(canvasElement);
  dress(String(design));
  return html`<div class="surroundings" lang=${language} dir=${dir} data-theme=${theme}>
    ${story()}
  </div>`;
};

/** What a page of a design system has in its style sheet, or an editor pastes into it. */
const DESIGNS: Readonly<Record<string, { readonly title: string; readonly css: string }>> = {
  none: { title: 'No design system', css: '' },
  designsystemet: { title: 'Designsystemet', css: designsystemet },
  dkfds: { title: 'Det Fælles Designsystem', css: detFaellesDesignsystem },
  'gov-uk': { title: 'GOV.UK', css: govUk },
};

const sheet = document.head.appendChild(document.createElement('style'));

function dress(design: string): void {
  // For what stands in a story alone: the pages around it have a look of their own.
  sheet.textContent = (DESIGNS[design]?.css ?? '').replace(':root', '.surroundings');
}

const preview: Preview = {
  decorators: [surroundings],
  beforeEach(context) {
    if (begins(context)) forgetEverything();
  },
  initialGlobals: { language: 'da', theme: 'light', design: 'none', network: 'fine' },
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
    design: {
      description: 'The design system of the page',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: Object.entries(DESIGNS).map(([value, { title }]) => ({ value, title })),
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
    docs: { page: DocsPage, codePanel: true, source: { excludeDecorators: true } },
    options: {
      storySort: {
        order: [
          // As in pages.ts: Storybook reads this without running it.
          'Start here',
          'For editors',
          'For organisers',
          'For developers',
          'For backend authors',
          'For operators',
          'Data protection',
          'Accessibility',
          'The project',
          'Snippet builder',
          'Theming',
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
