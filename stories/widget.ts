import type { ArgTypes, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import type { TemplateResult } from 'lit';
import manifest from 'virtual:custom-elements-manifest';
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
export function widget(tag: string, endpoint: string) {
  const helpers = getStorybookHelpers(tag);
  return {
    component: tag,
    argTypes: argTypesOf(tag, helpers.argTypes),
    args: { ...withoutDefaults(helpers.args), endpoint: `https://deltag.example/api/${endpoint}` },
    render: (args: Args, context: StoryContext): TemplateResult =>
      helpers.template({ ...args, fetch: backendOf(context).fetch }),
  };
}

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

function backendOf({ abortSignal, parameters, globals }: StoryContext): Backend {
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
  const events = new Map(element?.events.map(({ name, type }) => [`${name}-event`, type.text]));
  const properties = new Map(element?.cssProperties.map((property) => [property.name, property]));
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const event = events.get(name);
      // They take every event for a CustomEvent.
      if (event)
        return [name, { ...argType, table: { ...argType.table, type: { summary: event } } }];
      const property = properties.get(name);
      if (property) return [name, styleControl(argType, property.default)];
      if (name === 'definition' || name === 'messages') {
        return [name, { ...argType, control: { type: 'object' } }];
      }
      // A story answers by itself; that is what `fetch` is for here.
      return [name, name === 'fetch' ? { ...argType, control: false } : argType];
    }),
  );
}

function styleControl(argType: ArgTypes[string], initial: string | undefined): ArgTypes[string] {
  const table = { ...argType.table, ...(initial && { defaultValue: { summary: initial } }) };
  const isColour = initial?.startsWith('light-dark(') ?? false;
  return { ...argType, table, control: { type: isColour ? 'color' : 'text' } };
}

/** A control that says nothing must set nothing: an empty definition is no definition. */
function withoutDefaults(args: Args): Args {
  return Object.fromEntries(Object.keys(args).map((name) => [name, isText(name) ? '' : undefined]));
}

function isText(name: string): boolean {
  return name.endsWith('-part') || name.endsWith('-slot');
}
