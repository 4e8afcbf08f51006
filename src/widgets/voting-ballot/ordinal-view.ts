import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { down, rank, top, unrank, up } from '../../rules/ordinal.ts';
import { isSelected, type SelectionsState } from '../../rules/selections.ts';
import { button } from '../../ui/button.ts';
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
    ${view.tools}
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
  const move = (next: SelectionsState, by: string) => {
    const place = next.selections.findIndex((one) => one.item === item.id) + 1;
    view.onChange(next, m.rankedAt(f, name, place, count));
    view.focusOn(`${id}-${by}`);
  };
  const takeOut = () => {
    view.onChange(unrank(state, item.id), m.removed(name));
    // A search may hide the item from the list it goes back to.
    const stays = view.items.some((one) => one.id === item.id);
    view.focusOn(stays ? `${id}-add` : 'unranked');
  };
  return html`
    <li class="item" part="item" id=${id} tabindex="-1" data-chosen>
      <div class="about">
        <h4>${shown(t(item.name))}</h4>
        ${aboutItem(item, definition.currency, words)}
      </div>
      <div class="moves">
        ${button({
          id: `${id}-up`,
          label: m.up,
          name: m.upOf(name),
          off: index === 0,
          onClick: () => move(up(state, item.id), 'up'),
        })}
        ${button({
          id: `${id}-down`,
          label: m.down,
          name: m.downOf(name),
          off: index === count - 1,
          onClick: () => move(down(state, item.id), 'down'),
        })}
        ${button({
          id: `${id}-top`,
          label: m.top,
          name: m.topOf(name),
          off: index === 0,
          onClick: () => move(top(state, item.id), 'top'),
        })}
        ${button({
          id: `${id}-remove`,
          label: m.remove,
          name: m.removeOf(name),
          onClick: takeOut,
        })}
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
    view.focusOn(`${id}-${place > 1 ? 'up' : 'remove'}`);
  };
  return html`
    <li class="item" part="item" id=${id} tabindex="-1">
      <h4>${shown(t(item.name))}</h4>
      <div class="about">${aboutItem(item, definition.currency, words)}</div>
      <div class="moves">
        ${button({ id: `${id}-add`, label: m.add, name: m.addOf(name), onClick: add })}
      </div>
    </li>
  `;
}
