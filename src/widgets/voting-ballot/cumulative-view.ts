import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { givePoints, pointsLeft } from '../../rules/cumulative.ts';
import { valueOf } from '../../rules/selections.ts';
import { shown } from '../../ui/field-parts.ts';
import { LIST_TARGET, itemTarget } from '../../ui/selections.ts';
import { stepperTemplate } from '../../ui/stepper.ts';
import { aboutItem, type BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'cumulative'>>;

/** Points to share out: what is left stands on top, each item has − and + around a number. */
export function cumulativeView(view: View): TemplateResult {
  const left = pointsLeft(view.state, view.definition);
  const total = view.definition.maxSumPoints;
  return html`
    <div class="bar ${left < 0 ? 'over' : ''}" part="bar">
      <strong>${leftWords(left, view)}</strong>
      <progress
        max=${total || 1}
        .value=${Math.min(total - left, total)}
        aria-hidden="true"
      ></progress>
    </div>
    <ul class="items" part="items" id=${LIST_TARGET} tabindex="-1">
      ${view.items.map((item) => pointsItem(item, left, view))}
    </ul>
  `;
}

function pointsItem(item: BallotItem, left: number, view: View): TemplateResult {
  const { definition, state, words, errors, typed } = view;
  const { f, t } = words;
  const most = definition.maxPoints ?? definition.maxSumPoints;
  const points = valueOf(state, item.id);
  const now = points === undefined || Number.isNaN(points) ? 0 : points;
  const id = itemTarget(item.id);
  const error = errors.get(id);
  const set = (value: number) => {
    const next = givePoints(state, item.id, value);
    view.onChange(next, leftWords(pointsLeft(next, definition), view));
  };
  return html`
    <li
      class="item"
      part="item"
      ?data-chosen=${points !== undefined}
      ?data-invalid=${error !== undefined}
    >
      <h4><label for=${id}>${shown(t(item.name))}</label></h4>
      <div class="about" id="${id}-about">
        ${aboutItem(item, definition.currency, words)}
        ${error ? html`<p class="error">${error}</p>` : nothing}
      </div>
      ${stepperTemplate(
        {
          id,
          name: t(item.name).value,
          describedBy: `${id}-about`,
          text: typed.text(item.id, points ?? 0, f.lang),
          invalid: error !== undefined,
          canMore: now < most && left > 0,
          canLess: now > 0,
          onMore: () => set(now + 1),
          onLess: () => set(now - 1),
          onType: (value, text) => set(typed.take(item.id, value, text, 0)),
        },
        words,
      )}
    </li>
  `;
}

function leftWords(left: number, { definition, words: { m, f } }: View): string {
  return left < 0 ? m.pointsOver(f, -left) : m.pointsLeft(f, left, definition.maxSumPoints);
}
