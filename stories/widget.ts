import type { ArgTypes, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import type { TemplateResult } from 'lit';
import { snippetOf } from './snippet.ts';
import type { Tag } from './words.ts';
import manifest from 'virtual:custom-elements-manifest';
import { LANGUAGES } from '../src/i18n/languages.ts';
import { fakeBackend, type Endpoint, type Network } from './backend.ts';

/** What a story says beside its play function. */
interface WidgetParameters {
  readonly backend?: Endpoint;
  /** What must stand on the screen, in Danish: test/e2e/stories.test.ts looks for it. */
  readonly shows?: string | readonly string[];
  /** The widget tells the console why it could not load: that is meant to be. */
  readonly mayLog?: boolean;
  readonly [name: string]: unknown;
}

export type Story = StoryObj & { readonly parameters: WidgetParameters };

type Args = Record<string, unknown>;

/** What all stories of one widget share: its tables, its controls and its backend. */
export function widget(tag: Tag, endpoint: string) {
  const snippet = (_code: string, { args }: StoryContext) => snippetOf(tag, args);
  const helpers = getStorybookHelpers(tag);
  // The template cuts these up; everything else that is not set must stay so.
  const texts = Object.fromEntries(
    Object.keys(helpers.args)
      .filter((name) => /-(part|slot)$/.test(name))
      .map((name) => [name, '']),
  );
  // The helpers would show each event as the browser has it, with sixty fields; `showEvents` does it.
  const quiet = Object.fromEntries(
    helpers.events.map((name) => [`@${name}`, { handleEvent() {} }]),
  );
  return {
    component: tag,
    argTypes: argTypesOf(tag, helpers.argTypes),
    args: { endpoint: `https://deltag.example/api/${endpoint}` },
    parameters: { docs: { source: { transform: snippet } } },
    render: (args: Args, context: StoryContext): TemplateResult =>
      helpers.template({ ...texts, ...quiet, ...args, fetch: backendOf(context).fetch }),
  };
}

const languageNames = {
  '': 'as the page',
  ...Object.fromEntries(Object.entries(LANGUAGES).map(([tag, { name }]) => [tag, name])),
};

interface Backend {
  readonly fetch: typeof fetch;
  network: Network;
}

/** One backend for each time that a story begins: what was handed in is forgotten with it. */
const backends = new WeakMap<AbortSignal, Backend>();

/** @returns whether the story begins anew, and is not just drawn again */
export function begins({ abortSignal }: StoryContext): boolean {
  return !backends.has(abortSignal);
}

export function backendOf({ abortSignal, parameters, globals }: StoryContext): Backend {
  const network = globals['network'] as Network;
  const known = backends.get(abortSignal);
  if (known) {
    known.network = network;
    return known;
  }
  const endpoint = parameters['backend'] as Endpoint;
  const backend: Backend = { network, fetch: fakeBackend(endpoint, () => backend.network) };
  backends.set(abortSignal, backend);
  return backend;
}

/** The manifest's tables, with what the helpers make of them put right. */
function argTypesOf(tag: string, argTypes: ArgTypes): ArgTypes {
  const element = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === tag);
  const { attributes = [], events = [], cssProperties = [] } = element ?? {};
  const better: ArgTypes = {
    // Of the tag itself; the toolbar sets that of the page.
    lang: {
      name: 'lang',
      description: attributes.find(({ name }) => name === 'lang')?.description ?? '',
      control: { type: 'select', labels: languageNames },
      options: ['', ...Object.keys(LANGUAGES)],
      table: { category: 'attributes' },
    },
    fetch: { control: false, table: { defaultValue: {} } },
    definition: { control: { type: 'object' }, table: { defaultValue: {} } },
    messages: { control: { type: 'object' }, table: { defaultValue: {} } },
    recount: { control: false, table: { defaultValue: {} } },
  };
  // The helpers take every event for a CustomEvent.
  for (const { name, type } of events) {
    better[`${name}-event`] = { table: { type: { summary: type.text } } };
  }
  for (const { name, default: initial } of cssProperties) {
    const isColour = initial?.startsWith('light-dark(') ?? false;
    better[name] = {
      control: { type: isColour ? 'color' : 'text' },
      table: initial ? { defaultValue: { summary: initial } } : {},
    };
  }
  const { lang, ...others } = better;
  return {
    ...(lang && { lang }),
    ...Object.fromEntries(
      Object.entries(argTypes).map(([name, argType]) => {
        const { table, ...rest } = others[name] ?? {};
        return [name, { ...argType, ...rest, table: { ...argType.table, ...table } }];
      }),
    ),
  };
}
