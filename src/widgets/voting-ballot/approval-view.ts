import { html, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { approve, withdraw } from '../../rules/approval.ts';
import { isSelected, nothingSelected } from '../../rules/selections.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { countOf } from '../../ui/filling/limits.ts';
import type { BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'approval'>>;

/** A box to tick for each item; where only one may be chosen, a radio button. */
export function approvalView(view: View): TemplateResult {
  const { definition, state, list, draw, say } = view;
  const items = list.items(view);
  const single = definition.maxLength === 1;
  return html`
    ${list.renderTools(view)}
    <div class="choosing">
      <ul
        class="items"
        part="items"
        id=${LIST_TARGET}
        tabindex="-1"
        role=${single ? 'radiogroup' : 'list'}
        aria-label=${say('ballotHeading')}
      >
        ${list.renderItems(
          items,
          view,
          ({ id }) => [isSelected(state, id)],
          (item, hidden) =>
            draw.cardTemplate(
              {
                item,
                list,
                hidden,
                labels: itemTarget(item.id),
                chosen: isSelected(state, item.id),
                role: single ? 'presentation' : 'listitem',
                control: foot(item, single, view),
              },
              view,
            ),
        )}
      </ul>
      ${bar(view)}
    </div>
    ${list.renderOpen(items, view, (item) => foot(item, single, view, '-details'))}
  `;
}

function bar({ definition, state, draw, next, url, ...view }: View): TemplateResult {
  const { items, maxLength } = definition;
  const chosen = new Set(state.selections.map(({ item }) => item));
  return draw.barTemplate({
    much: countOf(chosen.size, maxLength, view),
    drawn: draw.slots(
      items.filter(({ id }) => chosen.has(id)),
      maxLength,
      false,
      url,
    ),
    next,
  });
}

function foot(item: BallotItem, single: boolean, view: View, where = ''): TemplateResult {
  const id = `${itemTarget(item.id)}${where}`;
  return view.draw.chooseFoot(
    item,
    view.definition.currency,
    {
      name: single ? `${LIST_TARGET}${where}` : id,
      type: single ? 'radio' : 'checkbox',
      checked: isSelected(view.state, item.id),
      onToggle: (on) => toggle(item.id, on, view),
    },
    view,
    id,
  );
}

function toggle(item: string, on: boolean, view: View): void {
  const { maxLength } = view.definition;
  const before = view.now();
  const next = on
    ? approve(maxLength === 1 ? nothingSelected : before, item)
    : withdraw(before, item);
  view.change(next, countOf(next.selections.length, maxLength, view));
}
