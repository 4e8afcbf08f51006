import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { score, unscore } from '../../rules/scoring.ts';
import { itemPointer, valueOf, type SelectionsState } from '../../rules/selections.ts';
import { typedAt, withTyped } from '../../rules/typing.ts';
import { priceLine } from '../../ui/filling/items/price-line.ts';
import { rowStyles } from '../../ui/filling/items/row-styles.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { typedInput } from '../../ui/filling/typed-input.ts';
import type { TypedInput } from '../../ui/view.ts';
import { choiceTemplate } from '../../ui/parts/choice.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { stepperTemplate } from '../../ui/parts/stepper.ts';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { styled } from '../../ui/parts/styled.ts';
import type { BallotView } from './ballot-view.ts';
import { scaleStyles } from './scale-styles.ts';

export { scoringRules as rules } from '../../rules/scoring.ts';

type View = BallotView<BallotOf<'scoring'>>;

/** Up to this many steps a scale is shown as a row of radio buttons; a longer one is typed. */
const LONGEST_SCALE = 11;

/** A score for each item. No opinion is an answer, and the one each item begins with. */
export function view(view: View): TemplateResult {
  const { definition, state, errors, list } = view;
  const { minPoints = 0, maxPoints } = definition;
  const scale = Array.from(
    { length: Math.min(maxPoints - minPoints + 1, LONGEST_SCALE + 1) },
    (_, step) => minPoints + step,
  );
  return html`
    ${list.renderTools(view)}
    <ul
      class="items rows"
      part="items"
      id=${LIST_TARGET}
      tabindex="-1"
      ${styled(entryStyles, rowStyles, scaleStyles)}
    >
      ${list.renderItems(
        list.items(view),
        view,
        ({ id }) => [
          valueOf(state, id),
          typedAt(state, itemPointer(id)),
          errors.get(itemTarget(id)),
        ],
        (item, hidden) => scoredItem(item, hidden, scale, view),
      )}
    </ul>
    ${list.renderOpen(list.items(view), view, () => undefined)}
    <div class="row">${view.next}</div>
  `;
}

function scoredItem(
  item: BallotItem,
  hidden: boolean,
  scale: readonly number[],
  view: View,
): TemplateResult {
  const { state, errors, definition, t } = view;
  const id = itemTarget(item.id);
  const input = scoreInput(item, view);
  const error = view.reader()?.problem(input, view) ?? errors.get(id);
  const chosen = valueOf(state, item.id) !== undefined;
  const typed = scale.length > LONGEST_SCALE;
  const name = shown(t(item.name));
  return view.draw.cardTemplate(
    {
      item,
      list: view.list,
      hidden,
      row: true,
      chosen,
      invalid: error !== undefined,
      below: html`
        ${priceLine(item, definition.currency, view)}
        ${error ? html`<p class="error">${live(error)}</p>` : nothing}
      `,
      control: html`<fieldset
        id=${typed ? nothing : id}
        tabindex="-1"
        aria-describedby=${view.draw.aboutId(item.id)}
      >
        <legend class="unseen">${name}</legend>
        ${typed ? typedScore(item, input, error, view) : scoreChoices(item, scale, view)}
      </fieldset>`,
    },
    view,
  );
}

/** The scale as one row of equal parts, and apart from it that one does not know. */
function scoreChoices(item: BallotItem, scale: readonly number[], view: View): TemplateResult {
  const { state, say, f, t } = view;
  const id = itemTarget(item.id);
  const now = valueOf(state, item.id);
  const choice = (value: number | undefined, label: string) =>
    choiceTemplate({
      id: `${id}-${value ?? 'none'}`,
      name: id,
      type: 'radio',
      checked: now === value,
      label,
      onToggle: () => {
        const before = view.now();
        const next = value === undefined ? unscore(before, item.id) : score(before, item.id, value);
        view.change(next, `${t(item.name).value}: ${label}`);
      },
    });
  const [first = 0, last = 0] = [scale[0], scale.at(-1)];
  return html`<div class="scale">
    <div class="parts">${scale.map((value) => choice(value, f.number(value)))}</div>
    <p class="ends hint" aria-hidden="true">
      <span>${say('lowest', { points: first })}</span>
      <span>${say('highest', { points: last })}</span>
    </p>
    ${choice(undefined, say('noOpinion'))}
  </div>`;
}

function scoreInput(item: BallotItem, { state, draw, t }: View): TypedInput<SelectionsState> {
  return {
    pointer: itemPointer(item.id),
    value: valueOf(state, item.id),
    empty: undefined,
    put: (given, value) =>
      value === undefined ? unscore(given, item.id) : score(given, item.id, value),
    label: t(item.name).value,
    describedBy: draw.aboutId(item.id),
  };
}

function typedScore(
  item: BallotItem,
  input: TypedInput<SelectionsState>,
  error: string | undefined,
  view: View,
): TemplateResult {
  const { definition, state, say, t } = view;
  const { minPoints = 0, maxPoints } = definition;
  const { pointer } = input;
  const name = t(item.name).value;
  const now = valueOf(state, item.id);
  const step = (by: number) => () => {
    const before = valueOf(view.now(), item.id);
    const value = before === undefined || Number.isNaN(before) ? undefined : before;
    const next = value === undefined ? (by > 0 ? minPoints : undefined) : value + by;
    const bounded = next !== undefined && next < minPoints ? undefined : next;
    view.change(withTyped(input.put(view.now(), bounded), pointer));
  };
  return html`
    ${stepperTemplate({
      input: typedInput({ ...input, invalid: error !== undefined }, view),
      more: say('moreOf', { what: name }),
      less: say('lessOf', { what: name }),
      canMore: now === undefined || Number.isNaN(now) || now < maxPoints,
      canLess: now !== undefined,
      onMore: step(1),
      onLess: step(-1),
    })}
    ${view.reader()?.which?.(input, view, view.focusOn)}
  `;
}
