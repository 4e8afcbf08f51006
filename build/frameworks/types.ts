import { comment, definitionOf, propertiesOf, union, type Widget } from './manifest.ts';

/**
 * What the types of all frameworks are made of: of each tag its element, what is set on it as a
 * property or an attribute, and what it tells.
 */
export function elementTypes(widgets: readonly Widget[]): string {
  const definitions = [...new Set(widgets.map(definitionOf))];
  const names = [...widgets.map(({ name }) => name), ...definitions, 'SamskabEventMap'];
  return `import type { ${names.toSorted().join(', ')} } from '../types/index.js';

export interface Elements {
${widgets.map(entry).join('\n')}
}

export type Tag = keyof Elements;
/** What is set on a tag: its properties, and attributes that are called otherwise. */
export type Settings<T extends Tag> = Partial<Elements[T]['properties'] & Elements[T]['attributes']>;
/** The events of a tag with what a framework writes before their names. */
export type Listeners<T extends Tag, Before extends string> = {
  [K in keyof Elements[T]['events'] as \`\${Before}\${K & string}\`]?: (event: Elements[T]['events'][K]) => void;
};
`;
}

function entry(widget: Widget): string {
  const { name, tagName, description, attributes, events } = widget;
  const own = attributes.filter((one) => one.fieldName && one.fieldName !== one.name);
  return `  ${comment(description)}
  '${tagName}': {
    element: ${name};
    properties: Pick<${name}, ${union(propertiesOf(widget))}>;
    attributes: {${own.map((one) => ` '${one.name}': ${name}['${one.fieldName}'] | '';`).join('')} };
    events: Pick<SamskabEventMap<${definitionOf(widget)}>, ${union(events.map((event) => event.name))}>;
  };`;
}

const FROM = "import type { Elements, Listeners, Settings, Tag } from '../elements.js';";

/** By the framework, types for its templates: each of a file, as who has one has not the others. */
export const TEMPLATES = {
  'jsx/react': `${FROM}
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Tags = {
  [T in Tag]: Omit<
    DetailedHTMLProps<HTMLAttributes<Elements[T]['element']>, Elements[T]['element']>,
    keyof Settings<T>
  > &
    Settings<T> &
    Listeners<T, 'on'>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,
  'jsx/preact': `${FROM}
import type { HTMLAttributes } from 'preact';

type Tags = {
  [T in Tag]: Omit<HTMLAttributes<Elements[T]['element']>, keyof Settings<T>> &
    Settings<T> &
    Listeners<T, 'on'>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,
  'jsx/solid': `${FROM}
import type { JSX } from 'solid-js';

type Tags = {
  [T in Tag]: Omit<JSX.HTMLAttributes<Elements[T]['element']>, keyof Settings<T>> &
    Settings<T> & { [K in keyof Settings<T> as \`prop:\${K & string}\`]?: Settings<T>[K] } &
    Listeners<T, 'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,
  vue: `${FROM.replace('../', './')}
import type { HTMLAttributes, PublicProps } from 'vue';

type Emit<Events> = { [K in keyof Events]: (name: K, event: Events[K]) => void }[keyof Events];
type Every<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void
  ? All
  : never;

type Tags = {
  [T in Tag]: new () => Elements[T]['element'] & {
    /** @deprecated for the checker of templates alone; it is not there */
    $props: Omit<HTMLAttributes, keyof Settings<T>> & Settings<T> & PublicProps;
    /** @deprecated for the checker of templates alone; it is not there */
    $emit: Every<Emit<Elements[T]['events']>>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
`,
  svelte: `${FROM.replace('../', './')}
import type { HTMLAttributes } from 'svelte/elements';

type Tags = {
  [T in Tag]: Omit<HTMLAttributes<Elements[T]['element']>, keyof Settings<T>> &
    Settings<T> &
    Listeners<T, 'on'>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
`,
} as const;
