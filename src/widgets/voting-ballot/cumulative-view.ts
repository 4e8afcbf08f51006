import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { givePoints, pointsLeft } from '../../rules/cumulative.ts';
import { itemPointer, valueOf, type SelectionsState } from '../../rules/selections.ts';
import { typedAt, withTyped } from '../../rules/typing.ts';
import { dots } from '../../ui/filling/items/dots.ts';
import { priceLine } from '../../ui/filling/items/price-line.ts';
import { rowStyles } from '../../ui/filling/items/row-styles.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { typedInput } from '../../ui/filling/typed-input.ts';
import type { TypedInput } from '../../ui/view.ts';
import { live } from '../../ui/parts/live.ts';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { stepperStyles } from '../../ui/parts/stepper-styles.ts';
import { styled } from '../../ui/parts/styled.ts';
import { stepperTemplate } from '../../ui/parts/stepper.ts';
import type { BallotView } from './ballot-view.ts';

export { cumulativeRules as rules } from '../../rules/cumulative.ts';

type View = BallotView<BallotOf<'cumulative'>>;

/** Points to share out: what is left stays in reach, each item has − and + around its dots or a number. */
export function view(view: View): TemplateResult {
  const { state, definition, list, draw, errors } = view;
  const left = pointsLeft(state, definition);
  const items = list.items(view);
  return html`
    ${list.renderTools(view)}
    <div class="choosing" ${styled(entryStyles, stepperStyles, rowStyles)}>
      <ul class="items rows" part="items" id=${LIST_TARGET} tabindex="-1">
        ${list.renderItems(
          items,
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
      ${draw.barTemplate({
        much: leftWords(state, view),
        over: left < 0,
        drawn: dots(definition.maxSumPoints - left, definition.maxSumPoints),
        next: view.next,
      })}
    </div>
    ${list.renderOpen(items, view, () => undefined)}
  `;
}

function pointsItem(
  item: BallotItem,
  hidden: boolean,
  someLeft: boolean,
  view: View,
): TemplateResult {
  const { definition, state, draw, errors, say, t } = view;
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
    describedBy: draw.aboutId(item.id),
  };
  const error = view.reader()?.problem(input, view) ?? errors.get(id);
  const set = (by: number) => {
    const before = valueOf(view.now(), item.id) || 0;
    const next = withTyped(givePoints(view.now(), item.id, before + by), pointer);
    const isMost = definition.maxPoints !== undefined && before + by >= most;
    const left = leftWords(next, view);
    view.change(next, isMost ? `${left}. ${say('pointsEach', { points: most })}` : left);
  };
  const drawn = error === undefined ? dots(now, most) : undefined;
  return draw.cardTemplate(
    {
      item,
      list: view.list,
      hidden,
      row: true,
      labels: id,
      chosen: points !== undefined,
      invalid: error !== undefined,
      below: html`
        ${priceLine(item, definition.currency, view)}
        ${error ? html`<p class="error">${live(error)}</p>` : nothing}
      `,
      control: html`<div class="points">
        ${drawn}
        ${stepperTemplate({
          input: typedInput({ ...input, invalid: error !== undefined }, view),
          more: say('moreOf', { what: name }),
          less: say('lessOf', { what: name }),
          canMore: now < most && someLeft,
          canLess: now > 0,
          onMore: () => set(1),
          onLess: () => set(-1),
        })}
        ${view.reader()?.which?.(input, view, view.focusOn)}
      </div>`,
    },
    view,
  );
}

function leftWords(state: SelectionsState, { definition, say }: View): string {
  const left = pointsLeft(state, definition);
  return left < 0
    ? say('pointsOver', { points: -left })
    : say('pointsLeft', { points: left, of: definition.maxSumPoints });
}
