import { css, html, type TemplateResult } from 'lit';
import type { Group } from '../../i18n/message.ts';
import type { Field } from '../../protocol/fields.ts';
import { pointerToken } from '../../rules/pointer.ts';
import type { Page } from '../form.ts';
import type { View } from '../view.ts';

/** Each of these questions on a page of its own; its label is the heading. */
export function questionPages<D, S, G extends Group>(
  fields: readonly Field[],
  pointer: string,
  draw: (field: Field, view: View<D, S, G>) => unknown,
): Page<D, S, G>[] {
  return fields.map((field) => ({
    owns: [`${pointer}/${pointerToken(field.id)}`],
    heading: (view) => {
      const { value } = view.t(field.label);
      return field.required ? value : `${value} ${view.say('optional')}`;
    },
    body: (view): TemplateResult =>
      // What is agreed to stands behind its box, and is not said by the heading alone.
      html`<div class=${field.kind === 'consent' ? '' : 'alone'}>${draw(field, view)}</div>`,
  }));
}

export const questionPageStyles = css`
  /* The heading above has the same words: here they are for who hears them. */
  .alone {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .alone > .field {
    position: relative;
  }
  .alone > .field > :is(label, legend) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
