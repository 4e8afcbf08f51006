import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { givePoints, pointsLeft } from '../../rules/cumulative.ts';
import { itemPointer, valueOf, type SelectionsState } from '../../rules/selections.ts';
import { typedAt, withTyped } from '../../rules/typing.ts';
import { itemDetails, itemPrice } from '../../ui/filling/items/item-list.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { typedInput } from '../../ui/filling/typed-input.ts';
import type { TypedInput } from '../../ui/view.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { stepperTemplate } from '../../ui/parts/stepper.ts';
import type { BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'cumulative'>>;

/** Points to share out: what is left stands on top, each item has − and + around a number. */
export function cumulativeView(view: View): TemplateResult {
  const { state, definition, list, errors } = view;
  const left = pointsLeft(state, definition);
  const total = definition.maxSumPoints;
  return html`
    ${list.renderTools(view)}
    <div class="bar ${left < 0 ? 'over' : ''}" part="bar">
      <strong>${live(leftWords(state, view))}</strong>
      <progress
        max=${total || 1}
        .value=${Math.min(total - left, total)}
        aria-hidden="true"
      ></progress>
    </div>
    <ul class="items" part="items" id=${LIST_TARGET} tabindex="-1">
      ${list.renderItems(
        list.items(view),
        view,
        ({ id }) => [
          valueOf(state, id),
          typedAt(state, itemPointer(id)),
          errors.get(itemTarget(id)),
          left > 0,
        ],
        (item, hidden) => pointsItem(item, hidden, left > 0, view),
      )}
    </ul>
  `;
}

function pointsItem(
  item: BallotItem,
  hidden: boolean,
  someLeft: boolean,
  view: View,
): TemplateResult {
  const { definition, state, errors, say, t } = view;
  const most = definition.maxPoints ?? definition.maxSumPoints;
  const points = valueOf(state, item.id);
  const now = points || 0;
  const id = itemTarget(item.id);
  const pointer = itemPointer(item.id);
  const name = t(item.name).value;
  const input: TypedInput<SelectionsState> = {
    pointer,
    value: points,
    empty: 0,
    put: (given, value) => givePoints(given, item.id, value ?? 0),
    said: (given) => leftWords(given, view),
    describedBy: `${id}-about`,
  };
  const error = view.reader()?.problem(input, view) ?? errors.get(id);
  const set = (by: number) => {
    const before = valueOf(view.now(), item.id) || 0;
    const next = withTyped(givePoints(view.now(), item.id, before + by), pointer);
    const isMost = definition.maxPoints !== undefined && before + by >= most;
    const left = leftWords(next, view);
    view.change(next, isMost ? `${left}. ${say('pointsEach', { points: most })}` : left);
  };
  return html`
    <li
      class="item"
      part="item"
      ?data-chosen=${points !== undefined}
      ?data-invalid=${error !== undefined}
      ?hidden=${hidden}
    >
      <h4><label for=${id}>${shown(t(item.name))}</label></h4>
      <div class="about" id="${id}-about">
        ${itemPrice(item.cost, definition.currency, view)} ${itemDetails(item, view)}
        ${error ? html`<p class="error">${live(error)}</p>` : nothing}
      </div>
      ${stepperTemplate({
        input: typedInput({ ...input, invalid: error !== undefined }, view),
        more: say('moreOf', { what: name }),
        less: say('lessOf', { what: name }),
        canMore: now < most && someLeft,
        canLess: now > 0,
        onMore: () => set(1),
        onLess: () => set(-1),
      })}
      ${view.reader()?.which(input, view, view.focusOn)}
    </li>
  `;
}

function leftWords(state: SelectionsState, { definition, say }: View): string {
  const left = pointsLeft(state, definition);
  return left < 0
    ? say('pointsOver', { points: -left })
    : say('pointsLeft', { points: left, of: definition.maxSumPoints });
}
