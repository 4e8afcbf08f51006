/*
 * What stands below the list: how it was counted, how fair that was, who took part, and counting
 * again; and why each was chosen or not. It comes while the winners are read.
 */
import { html, type TemplateResult } from 'lit';
import { howView, otherView } from './how-view.ts';
import { fairView, fileView, turnoutView } from './spread-view.ts';
import type { View } from './view.ts';

export { whyView } from './why-view.ts';
export { progressWords, recountView } from './recount-view.ts';

export function sections(view: View): TemplateResult {
  return html`${howView(view)} ${fairView(view)} ${turnoutView(view)} ${otherView(view)}
  ${fileView(view)}`;
}
