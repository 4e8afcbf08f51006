import { html, nothing, type TemplateResult } from 'lit';
import type { BallotOf } from '../../protocol/ballots.ts';
import { approve, withdraw } from '../../rules/approval.ts';
import { isSelected, nothingSelected } from '../../rules/selections.ts';
import { itemDetails, itemPrice } from '../../ui/filling/items/item-list.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { countOf } from '../../ui/filling/limits.ts';
import { choiceTemplate } from '../../ui/parts/choice.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import type { BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'approval'>>;

/** A box to tick for each item; where only one may be chosen, a radio button. */
export function approvalView(view: View): TemplateResult {
  const { definition, state, list, say } = view;
  const { maxLength } = definition;
  const single = maxLength === 1;
  return html`
    ${list.renderTools(view)}
    ${
      single
        ? nothing
        : html`<p class="bar" part="bar">
            <strong>${live(countOf(state.selections.length, maxLength, view))}</strong>
          </p>`
    }
    <ul
      class="items"
      part="items"
      id=${LIST_TARGET}
      tabindex="-1"
      role=${single ? 'radiogroup' : 'list'}
      aria-label=${say('ballotHeading')}
    >
      ${list.renderItems(
        list.items(view),
        view,
        ({ id }) => [isSelected(state, id)],
        (item, hidden) => {
          const id = itemTarget(item.id);
          const chosen = isSelected(state, item.id);
          return html`
            <li
              class="item pick"
              part="item"
              role=${single ? 'presentation' : 'listitem'}
              ?data-chosen=${chosen}
              ?hidden=${hidden}
            >
              ${choiceTemplate({
                id,
                name: single ? LIST_TARGET : id,
                type: single ? 'radio' : 'checkbox',
                checked: chosen,
                label: shown(view.t(item.name)),
                describedBy: `${id}-about`,
                onToggle: (on) => toggle(item.id, on, view),
              })}
              <div class="about" id="${id}-about">
                ${itemPrice(item.cost, definition.currency, view)} ${itemDetails(item, view)}
              </div>
            </li>
          `;
        },
      )}
    </ul>
  `;
}

function toggle(item: string, on: boolean, view: View): void {
  const { maxLength } = view.definition;
  const before = view.now();
  const next = on
    ? approve(maxLength === 1 ? nothingSelected : before, item)
    : withdraw(before, item);
  view.change(next, countOf(next.selections.length, maxLength, view));
}
