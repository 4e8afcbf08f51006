import type { TemplateResult } from 'lit';
import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type * as drawing from '../../ui/filling/items/drawing.ts';
import type { ItemList } from '../../ui/filling/items/item-list.ts';
import type { slots } from '../../ui/filling/items/slots.ts';
import type { View } from '../../ui/view.ts';
import type { BallotGroups } from './groups.ts';

/** What each way of voting needs to draw itself. */
export interface BallotView<D extends BallotDefinition = BallotDefinition> extends View<
  D,
  SelectionsState,
  BallotGroups
> {
  readonly list: ItemList<BallotItem>;
  /** What items are drawn with. */
  readonly draw: typeof drawing & { readonly slots: typeof slots };
  /** The button that leads on; the ways of voting that have a bar hold it there. */
  readonly next: TemplateResult;
}
