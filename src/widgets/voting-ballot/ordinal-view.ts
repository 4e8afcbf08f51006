import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { down, rank, top, unrank, up } from '../../rules/ordinal.ts';
import { isSelected, type SelectionsState } from '../../rules/selections.ts';
import { shown } from '../../ui/field-parts.ts';
import { LIST_TARGET, itemTarget } from '../../ui/selections.ts';
import { aboutItem, type BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'ordinal'>>;

/** Two lists: what is ranked, with buttons to move it, and what is not. No dragging is needed. */
export function ordinalView(view: View): TemplateResult {
  const { definition, state, words } = view;
  const { m } = words;
  const byId = new Map(definition.items.map((item) => [item.id, item]));
  const ranked = state.selections.flatMap(({ item }) => byId.get(item) ?? []);
  const rest = view.items.filter(({ id }) => !isSelected(state, id));
  return html`
    <h4 id="ranking">${m.ranking}</h4>
    ${ranked.length === 0 ? html`<p class="hint">${m.rankingEmpty}</p>` : nothing}
    <ol class="items ranked" part="items" aria-labelledby="ranking" id=${LIST_TARGET} tabindex="-1">
      ${ranked.map((item, index) => rankedItem(item, index, ranked.length, view))}
    </ol>
    <h4 id="unranked" tabindex="-1">${m.unranked}</h4>
    <ul class="items" part="items" aria-labelledby="unranked">
      ${rest.map((item) => unrankedItem(item, view))}
    </ul>
  `;
}

function rankedItem(item: BallotItem, index: number, count: number, view: View) {
  const { words, state, definition } = view;
  const { m, f, t } = words;
  const name = t(item.name).value;
  const id = itemTarget(item.id);
  // The focus stays on the button that moved the item, so that it can be pressed again.
  const move = (next: SelectionsState, button: string) => {
    const place = next.selections.findIndex((one) => one.item === item.id) + 1;
    view.onChange(next, m.rankedAt(f, name, place, count));
    view.focusOn(`#${CSS.escape(id)} [data-move="${button}"]`);
  };
  const takeOut = () => {
    view.onChange(unrank(state, item.id), m.removed(name));
    view.focusOn(`#${CSS.escape(id)} [data-move="add"], #unranked`);
  };
  return html`
    <li class="item" part="item" id=${id} tabindex="-1" data-chosen>
      <div class="about">
        <h4>${shown(t(item.name))}</h4>
        ${aboutItem(item, definition.currency, words)}
      </div>
      <div class="moves">
        ${moveButton('up', m.up, m.upOf(name), index > 0, () => move(up(state, item.id), 'up'))}
        ${moveButton('down', m.down, m.downOf(name), index < count - 1, () =>
          move(down(state, item.id), 'down'),
        )}
        ${moveButton('top', m.top, m.topOf(name), index > 0, () => move(top(state, item.id), 'top'))}
        ${moveButton('remove', m.remove, m.removeOf(name), true, takeOut)}
      </div>
    </li>
  `;
}

function unrankedItem(item: BallotItem, view: View) {
  const { words, state, definition } = view;
  const { m, f, t } = words;
  const name = t(item.name).value;
  const id = itemTarget(item.id);
  const add = () => {
    const next = rank(state, item.id);
    const place = next.selections.length;
    view.onChange(next, m.rankedAt(f, name, place, place));
    view.focusOn(`#${CSS.escape(id)} [data-move="${place > 1 ? 'up' : 'remove'}"]`);
  };
  return html`
    <li class="item" part="item" id=${id} tabindex="-1">
      <h4>${shown(t(item.name))}</h4>
      <div class="about">${aboutItem(item, definition.currency, words)}</div>
      <div class="moves">${moveButton('add', m.add, m.addOf(name), true, add)}</div>
    </li>
  `;
}

function moveButton(
  move: string,
  label: string,
  name: string,
  can: boolean,
  onClick: () => void,
): TemplateResult {
  return html`<button
    type="button"
    part="button"
    data-move=${move}
    aria-label=${name}
    aria-disabled=${can ? nothing : 'true'}
    @click=${() => can && onClick()}
  >
    ${label}
  </button>`;
}
