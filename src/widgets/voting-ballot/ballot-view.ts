import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import { itemDetails } from '../../ui/item-list.ts';
import type { TypedNumbers } from '../../ui/typed-numbers.ts';
import type { BallotWords } from './words.ts';

/** What each way of voting needs to draw itself. */
export interface BallotView<D extends BallotDefinition = BallotDefinition> {
  readonly definition: D;
  readonly state: SelectionsState;
  /** The items to show now, in this person's order. */
  readonly items: readonly BallotItem[];
  /** The search and the word on the order, for a view that says itself where they stand. */
  readonly tools: TemplateResult;
  readonly errors: ReadonlyMap<string, string>;
  readonly words: BallotWords;
  readonly typed: TypedNumbers;
  /** @param said what to announce to who cannot see the change */
  readonly onChange: (state: SelectionsState, said?: string) => void;
  readonly focusOn: (id: string) => void;
}

/** Price and description: the same below each way of choosing. */
export function aboutItem(
  item: BallotItem,
  currency: string | undefined,
  words: BallotWords,
): TemplateResult {
  const { m, f } = words;
  return html`
    ${
      item.cost === undefined
        ? nothing
        : html`<p class="price">${item.cost === 0 ? m.free : m.cost(f, item.cost, currency)}</p>`
    }
    ${itemDetails(item, words)}
  `;
}
