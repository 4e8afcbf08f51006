import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { fakeBackend, type Endpoint } from './backend.ts';
import { ideas, meal, ordinal } from './definitions.ts';
import { greedy } from './results/results.ts';
import { cssOf, DENSITIES, FONTS, toldOf } from '../src/builder/look.ts';
import { thirtyProjects } from './thirty-projects.ts';
import { wordsOf } from './words.ts';

interface Args {
  readonly accent?: string;
  readonly radius?: number;
  readonly density?: keyof typeof DENSITIES;
  readonly font?: keyof typeof FONTS;
}

/** What the page is made of; of the projects, as many as show how they stand beside each other. */
const projects = { ...thirtyProjects, items: thirtyProjects.items.slice(0, 4) };

/** The network of the toolbar is for the states; here all arrives. */
const backend = (definition: Endpoint['definition']) => fakeBackend({ definition }, () => 'fine');

const backends = {
  projects: backend(projects),
  ranking: backend(ordinal),
  meal: backend(meal),
  ideas: backend(ideas),
  results: backend(greedy),
};

export default {
  title: 'Theming',
  parameters: {
    controls: { expanded: true },
    // What stands on the page tells it.
    docs: { codePanel: false },
  },
  argTypes: {
    accent: {
      control: { type: 'color', presetColors: ['#0f5a5f', '#7a1f3d', '#5b3fa0', '#ffcc00'] },
      description:
        'Buttons, links, what is chosen. The text on it is black or white by itself, whichever can be read.',
    },
    radius: {
      control: { type: 'range', min: 0, max: 24, step: 1 },
      description: 'Of corners, in px.',
    },
    density: {
      control: 'inline-radio',
      options: Object.keys(DENSITIES),
      description:
        "How close things stand. The widgets measure everything in the page's own text, so this is its size: 16, 18 or 21 px.",
    },
    font: {
      control: 'select',
      options: Object.keys(FONTS),
      description: "The page's, which the widgets take over.",
    },
  },
};

/** All five, as they stand on a page that sets what the controls say. */
export const Studio: StoryObj<Args> = {
  args: {},
  parameters: { shows: [wordsOf('samskab-budget-allocator')('check')] },
  render: (args: Args): TemplateResult => {
    const looks = {
      accent: hexOf(args.accent),
      radius: args.radius,
      textSize: args.density && DENSITIES[args.density],
      font: args.font && FONTS[args.font],
    };
    const css = cssOf(looks);
    return html`
      <style>
        ${cssOf(looks, '.themed')}
      </style>
      <section class="paste" lang="en" dir="ltr" aria-label="The CSS">
        <pre><code>${css}</code></pre>
        <p>${toldOf(looks)}</p>
        <p>
          <button @click=${(event: Event) => copy(css, event)}>Copy the CSS</button>
          <span role="status"></span>
        </p>
      </section>
      <div class="themed">
        <article>
          <samskab-budget-allocator
            endpoint="https://deltag.example/api/budgets/tredive"
            .fetch=${backends.projects}
          ></samskab-budget-allocator>
        </article>
        <article>
          <samskab-voting-ballot
            endpoint="https://deltag.example/api/ballots/raekkefoelge"
            .fetch=${backends.ranking}
          ></samskab-voting-ballot>
        </article>
        <article>
          <samskab-event-signup
            endpoint="https://deltag.example/api/events/faellesspisning"
            .fetch=${backends.meal}
          ></samskab-event-signup>
        </article>
        <article>
          <samskab-idea-form
            endpoint="https://deltag.example/api/ideas/havnen"
            .fetch=${backends.ideas}
          ></samskab-idea-form>
        </article>
        <article>
          <samskab-results
            endpoint="https://deltag.example/api/ballots/den-groenne-pulje/results"
            .fetch=${backends.results}
          ></samskab-results>
        </article>
      </div>
    `;
  },
};

/** The control gives a colour in whichever notation somebody clicks; a browser knows them all. */
function hexOf(colour: string | undefined): string | undefined {
  if (!colour || !CSS.supports('color', colour)) return undefined;
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = colour;
  // What can be seen through comes as rgba(): its colour alone counts.
  return /^#\w{6}$/.test(pen.fillStyle) ? pen.fillStyle : withoutAlpha(pen.fillStyle);
}

function withoutAlpha(colour: string): string {
  const channels = colour.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

async function copy(css: string, { currentTarget }: Event): Promise<void> {
  const said = (currentTarget as HTMLElement).nextElementSibling;
  const copied = navigator.clipboard?.writeText(css) ?? Promise.reject(new Error('not allowed'));
  const words = await copied.then(
    () => 'Copied.',
    () => 'The browser does not allow it here. Mark the text above and copy it.',
  );
  if (said) said.textContent = words;
}
