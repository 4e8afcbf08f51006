import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { score, unscore } from '../../rules/scoring.ts';
import { valueOf } from '../../rules/selections.ts';
import { shown } from '../../ui/field-parts.ts';
import { choiceTemplate } from '../../ui/choice.ts';
import { LIST_TARGET, itemTarget } from '../../ui/selections.ts';
import { stepperTemplate } from '../../ui/stepper.ts';
import { aboutItem, type BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'scoring'>>;

/** Up to this many steps a scale is shown as a row of radio buttons; a longer one is typed. */
const LONGEST_SCALE = 11;

/** A score for each item. No opinion is an answer, and the one each item begins with. */
export function scoringView(view: View): TemplateResult {
  const { minPoints = 0, maxPoints } = view.definition;
  const scale = Array.from(
    { length: Math.min(maxPoints - minPoints + 1, LONGEST_SCALE + 1) },
    (_, step) => minPoints + step,
  );
  return html`
    <ul class="items" part="items" id=${LIST_TARGET} tabindex="-1">
      ${view.items.map((item) => scoredItem(item, scale, view))}
    </ul>
  `;
}

function scoredItem(item: BallotItem, scale: readonly number[], view: View): TemplateResult {
  const { state, words, errors, definition } = view;
  const id = itemTarget(item.id);
  const error = errors.get(id);
  const chosen = valueOf(state, item.id) !== undefined;
  return html`
    <li class="item" part="item" ?data-chosen=${chosen} ?data-invalid=${error !== undefined}>
      <fieldset id=${id} tabindex="-1" aria-describedby="${id}-about">
        <legend>${shown(words.t(item.name))}</legend>
        <div class="about" id="${id}-about">
          ${aboutItem(item, definition.currency, words)}
          ${error ? html`<p class="error">${error}</p>` : nothing}
        </div>
        ${
          scale.length > LONGEST_SCALE
            ? typedScore(item, view)
            : html`<div class="scale">${scoreChoices(item, scale, view)}</div>`
        }
      </fieldset>
    </li>
  `;
}

function scoreChoices(item: BallotItem, scale: readonly number[], view: View): TemplateResult[] {
  const { state, words, onChange } = view;
  const { m, f, t } = words;
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
        const next = value === undefined ? unscore(state, item.id) : score(state, item.id, value);
        onChange(next, `${t(item.name).value}: ${label}`);
      },
    });
  return [...scale.map((value) => choice(value, f.number(value))), choice(undefined, m.noOpinion)];
}

function typedScore(item: BallotItem, view: View): TemplateResult {
  const { state, words, typed, definition, onChange } = view;
  const { f, t } = words;
  const { minPoints = 0, maxPoints } = definition;
  const now = valueOf(state, item.id);
  const set = (value: number) => onChange(score(state, item.id, value));
  return stepperTemplate(
    {
      id: `${itemTarget(item.id)}-score`,
      name: t(item.name).value,
      label: t(item.name).value,
      text: typed.text(item.id, now, f.lang),
      canMore: now === undefined || now < maxPoints,
      canLess: now !== undefined,
      onMore: () => set(now === undefined ? minPoints : now + 1),
      onLess: () =>
        now === undefined || now <= minPoints ? onChange(unscore(state, item.id)) : set(now - 1),
      onType: (value, text) =>
        text.trim() === ''
          ? onChange(unscore(state, item.id))
          : set(typed.take(item.id, value, text)),
    },
    words,
  );
}
