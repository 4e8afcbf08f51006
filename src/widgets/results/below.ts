/*
 * What stands below the winners: the list, how it was counted, how fair that was, who took part, whether one's own
 * was recorded, and counting again; and why each was chosen or not. It comes
 * while the winners are read.
 */
import { html, type TemplateResult } from 'lit';
import { decidedView } from './decided-view.ts';
import { howView, otherView, pairsView } from './how-view.ts';
import { fairView, turnoutView } from './spread-view.ts';
import { stagesView } from './stages-view.ts';
import type { View } from './view.ts';

export { belowStyles } from './below.styles.ts';
export { footView } from './foot-view.ts';
export { changed, columnsOf, listed } from './list.ts';
export { listView } from './list-view.ts';
export { lookUp } from './look-up.ts';
export { measuresOf } from './measures.ts';
export { LOOKED_UP, RECEIPT, lookedUpWords, recordedView } from './recorded-view.ts';
export { Printing } from './printing.ts';
export { progressWords, recountView } from './recount-view.ts';
export { whyView } from './why-view.ts';

/** Each is folded, and answers what it is about without being unfolded. */
export function sections(view: View): TemplateResult {
  return html`${decidedView(view)} ${howView(view)} ${stagesView(view)} ${pairsView(view)}
  ${fairView(view)} ${turnoutView(view)} ${otherView(view)}`;
}
