import { html, nothing, type TemplateResult } from 'lit';
import type { BallotOf } from '../../protocol/ballots.ts';
import { approve, withdraw } from '../../rules/approval.ts';
import { isSelected, nothingSelected } from '../../rules/selections.ts';
import { shown } from '../../ui/field-parts.ts';
import { choiceTemplate } from '../../ui/choice.ts';
import { LIST_TARGET, itemTarget } from '../../ui/selections.ts';
import { aboutItem, type BallotView } from './ballot-view.ts';

/** A box to tick for each item; where only one may be chosen, a radio button. */
export function approvalView(view: BallotView<BallotOf<'approval'>>): TemplateResult {
  const { definition, state, words, onChange } = view;
  const { m, f } = words;
  const single = definition.maxLength === 1;
  const toggle = (item: string, on: boolean) => {
    const next = on ? approve(single ? nothingSelected : state, item) : withdraw(state, item);
    onChange(next, m.chosenCount(f, next.selections.length));
  };
  return html`
    ${
      single
        ? nothing
        : html`<p class="bar" part="bar">
            <strong>${m.chosenCount(f, state.selections.length)}</strong>
          </p>`
    }
    <ul
      class="items"
      part="items"
      id=${LIST_TARGET}
      tabindex="-1"
      role=${single ? 'radiogroup' : 'list'}
      aria-label=${m.ballotHeading}
    >
      ${view.items.map((item) => {
        const id = itemTarget(item.id);
        const chosen = isSelected(state, item.id);
        return html`
          <li
            class="item pick"
            part="item"
            role=${single ? 'presentation' : 'listitem'}
            ?data-chosen=${chosen}
          >
            ${choiceTemplate({
              id,
              name: single ? LIST_TARGET : id,
              type: single ? 'radio' : 'checkbox',
              checked: chosen,
              label: shown(words.t(item.name)),
              describedBy: `${id}-about`,
              onToggle: (on) => toggle(item.id, on),
            })}
            <div class="about" id="${id}-about">${aboutItem(item, definition.currency, words)}</div>
          </li>
        `;
      })}
    </ul>
  `;
}
