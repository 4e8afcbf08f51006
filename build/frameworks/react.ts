import { comment, shortName, type Widget } from './manifest.ts';

/** @returns a component of React that registers the tag, sets its properties and hears its events */
export function reactComponent(widget: Widget): string {
  const { name, tagName, events } = widget;
  const named = events.map((event) => `    ${handler(event.name)}: '${event.name}',`);
  return `'use client';
import * as React from 'react';
import { createComponent } from '@lit/react';
import { ${name} } from '../../esm/widgets/${shortName(widget)}/${shortName(widget)}.js';
import '../../esm/embed/define/${shortName(widget)}.js';

export const ${componentName(widget)} = createComponent({
  react: React,
  tagName: '${tagName}',
  elementClass: ${name},
  events: {
${named.join('\n')}
  },
});
`;
}

/** @returns its types */
export function reactTypes(widget: Widget): string {
  const { name, tagName, description, events } = widget;
  const named = events.map(
    (event) =>
      `    ${comment(event.description)}\n    ${handler(event.name)}: EventName<Events['${event.name}']>;`,
  );
  return `import type { EventName, ReactWebComponent } from '@lit/react';
import type { Elements } from '../elements.js';
import type { ${name} } from '../../types/index.js';

type Events = Elements['${tagName}']['events'];

${comment(description)}
export declare const ${componentName(widget)}: ReactWebComponent<
  ${name},
  {
${named.join('\n')}
  }
>;
`;
}

/** @returns `VotingBallot` of `SamskabVotingBallot` */
function componentName({ name }: Widget): string {
  return name.replace(/^Samskab/, '');
}

/** @returns `onSamskabSent` of `samskab-sent`, as what is called `onChange` is another in React */
function handler(event: string): string {
  return `on-${event}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
