import { html, nothing, type TemplateResult } from 'lit';
import { currencySign } from '../../i18n/format.ts';
import {
  amountAt,
  amountsOf,
  give,
  lastStop,
  less,
  more,
  stopOf,
  type Amounts,
} from '../../rules/allocation.ts';
import { minorUnits } from '../../rules/currency.ts';
import { itemPointer, valueOf, type SelectionsState } from '../../rules/selections.ts';
import { withTyped } from '../../rules/typing.ts';
import type * as drawing from '../../ui/filling/items/drawing.ts';
import type { ItemList } from '../../ui/filling/items/item-list.ts';
import { itemTarget } from '../../ui/filling/items/selections.ts';
import { typedInput } from '../../ui/filling/typed-input.ts';
import type { TypedInput } from '../../ui/view.ts';
import { live } from '../../ui/parts/live.ts';
import { rowStyles } from '../../ui/filling/items/row-styles.ts';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { stepperStyles } from '../../ui/parts/stepper-styles.ts';
import { styled } from '../../ui/parts/styled.ts';
import { stepperTemplate } from '../../ui/parts/stepper.ts';
import { amountStyles } from './amount.styles.ts';
import type { BudgetItem, BudgetView, Change } from './balance.ts';

export { allocationRules as rules } from '../../rules/allocation.ts';

/** An amount for one item, typed or in steps. */
export function amountView(
  item: BudgetItem,
  hidden: boolean,
  list: ItemList<BudgetItem>,
  draw: typeof drawing,
  view: BudgetView,
  change: Change,
): TemplateResult {
  const { definition, state, say, f, t } = view;
  if (definition.method !== 'allocation') return html``;
  const { currency } = definition;
  const amounts = amountsOf(item, definition, minorUnits(currency));
  const value = valueOf(state, item.id);
  const now = value || 0;
  const id = itemTarget(item.id);
  const pointer = itemPointer(item.id);
  const name = t(item.name).value;
  const input: TypedInput<SelectionsState> = {
    pointer,
    currency,
    // Nothing is empty, with a 0 behind it: a 0 to type beside would make 5,000 of 500.
    value,
    empty: 0,
    put: (given, amount) => give(given, item.id, amount ?? 0),
    describedBy: draw.aboutId(item.id),
  };
  const typing = { ...view, change };
  const error = view.reader()?.problem(input, view) ?? view.errors.get(id);
  const step = (move: typeof more) => () =>
    change(withTyped(move(view.now(), item.id, amounts), pointer));
  const limit = amounts.min > 0 ? 'amountBetween' : 'amountUpTo';
  return draw.cardTemplate(
    {
      item,
      list,
      hidden,
      row: true,
      labels: id,
      chosen: value !== undefined,
      invalid: error !== undefined,
      below: html`
        <p class="hint">
          ${say(limit, { ...amounts, currency })}&nbsp;·
          ${say('offStep', { step: f.money(amounts.step, currency) })}
        </p>
        ${error ? html`<p class="error">${live(error)}</p>` : nothing}
      `,
      control: html`<div class="points" ${styled(entryStyles, stepperStyles, rowStyles)}>
        ${stepperTemplate({
          input: typedInput({ ...input, invalid: error !== undefined }, typing),
          unit: currencySign(currency, f.lang),
          more: say('moreOf', { what: name }),
          less: say('lessOf', { what: name }),
          canMore: !(now + amounts.step > amounts.max && now >= amounts.min),
          canLess: value !== undefined,
          onMore: step(more),
          onLess: step(less),
        })}
        ${slider(now, amounts, name, view, (amount) =>
          change(withTyped(give(view.now(), item.id, amount), pointer)),
        )}
        ${view.reader()?.which?.(input, typing, view.focusOn)}
      </div>`,
    },
    view,
  );
}

/** The same amount, dragged: from nothing over the least to the most, one step after the other. */
function slider(
  now: number,
  amounts: Amounts,
  name: string,
  { definition, f }: BudgetView,
  onAmount: (amount: number) => void,
) {
  const last = lastStop(amounts);
  if (last === 0) return nothing;
  // A screen reader says the amount by itself; what is left is announced, as for the field.
  return html`<input
    class="slider"
    part="slider"
    type="range"
    min="0"
    max=${last}
    step="1"
    .value=${String(stopOf(now, amounts))}
    aria-label=${name}
    aria-valuetext=${f.money(now, definition.currency)}
    @input=${({ target }: Event) => {
      const stop = (target as HTMLInputElement).valueAsNumber;
      if (stop !== stopOf(now, amounts)) onAmount(amountAt(stop, amounts));
    }}
    ${styled(amountStyles)}
  />`;
}
