import { html, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { down, rank, top, unrank, up } from '../../rules/ordinal.ts';
import { isSelected, type SelectionsState } from '../../rules/selections.ts';
import { itemDetails, itemPrice } from '../../ui/filling/items/item-list.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { countOf } from '../../ui/filling/limits.ts';
import { button } from '../../ui/parts/button.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import type { BallotView } from './ballot-view.ts';

type View = BallotView<BallotOf<'ordinal'>>;

/** Two lists: what is ranked, with buttons to move it, and what is not. No dragging is needed. */
export function ordinalView(view: View): TemplateResult {
  const { definition, state, list, say } = view;
  const byId = new Map(definition.items.map((item) => [item.id, item]));
  const ranked = state.selections.flatMap(({ item }) => byId.get(item) ?? []);
  const rest = list.items(view).filter(({ id }) => !isSelected(state, id));
  return html`
    <h4 id="ranking">${say('ranking')}</h4>
    ${
      ranked.length === 0
        ? html`<p class="hint">${say('rankingEmpty')}</p>`
        : html`<p class="hint">${live(countOf(ranked.length, definition.maxLength, view))}</p>`
    }
    <ol class="items ranked" part="items" aria-labelledby="ranking" id=${LIST_TARGET} tabindex="-1">
      ${ranked.map((item, index) => rankedItem(item, index, ranked.length, view))}
    </ol>
    <h4 id="unranked" tabindex="-1">${say('unranked')}</h4>
    ${list.renderTools(view)}
    <ul class="items" part="items" aria-labelledby="unranked">
      ${list.renderItems(
        rest,
        view,
        () => [],
        (item, hidden) => unrankedItem(item, hidden, view),
      )}
    </ul>
  `;
}

function rankedItem(item: BallotItem, index: number, count: number, view: View) {
  const { say, t, definition } = view;
  const what = t(item.name).value;
  const id = itemTarget(item.id);
  // The focus stays on the button that moved the item, so that it can be pressed again.
  const move = (by: typeof up, button: string) => () => {
    const next = by(view.now(), item.id);
    view.change(next, placeWords(next, item.id, what, view));
    view.focusOn(`${id}-${button}`);
  };
  const takeOut = () => {
    // A search may hide the item from the list it goes back to.
    const stays = view.list.found(view).has(item.id);
    view.change(unrank(view.now(), item.id), say('removed', { what }));
    view.focusOn(stays ? `${id}-add` : 'unranked', false);
  };
  const moves = [
    ['up', up, index === 0],
    ['down', down, index === count - 1],
    ['top', top, index === 0],
  ] as const;
  return html`
    <li class="item" part="item" id=${id} tabindex="-1" data-chosen>
      <div class="about">
        <h4>${shown(t(item.name))}</h4>
        ${itemPrice(item.cost, definition.currency, view)} ${itemDetails(item, view)}
      </div>
      <div class="moves">
        ${moves.map(([name, by, off]) =>
          button({
            id: `${id}-${name}`,
            label: say(name),
            name: say(`${name}Of`, { what }),
            off,
            onClick: move(by, name),
          }),
        )}
        ${button({
          id: `${id}-remove`,
          label: say('remove'),
          name: say('removeOf', { what }),
          onClick: takeOut,
        })}
      </div>
    </li>
  `;
}

function unrankedItem(item: BallotItem, hidden: boolean, view: View) {
  const { definition, say, t } = view;
  const what = t(item.name).value;
  const id = itemTarget(item.id);
  const add = () => {
    const next = rank(view.now(), item.id);
    // The page stays where it is; the focus goes to the next one in this list.
    const neighbour = neighbourOf(item.id, view);
    view.change(next, placeWords(next, item.id, what, view));
    view.focusOn(neighbour ? `${itemTarget(neighbour)}-add` : 'unranked', false);
  };
  return html`
    <li class="item" part="item" id=${id} tabindex="-1" ?hidden=${hidden}>
      <h4>${shown(t(item.name))}</h4>
      <div class="about">
        ${itemPrice(item.cost, definition.currency, view)} ${itemDetails(item, view)}
      </div>
      <div class="moves">
        ${button({ id: `${id}-add`, label: say('add'), name: say('addOf', { what }), onClick: add })}
      </div>
    </li>
  `;
}

/** @returns the item below one that is not ranked yet, or above it where it is the last */
function neighbourOf(id: string, view: View): string | undefined {
  const found = view.list.found(view);
  const rest = view.list
    .items(view)
    .filter((item) => found.has(item.id) && (item.id === id || !isSelected(view.now(), item.id)));
  const index = rest.findIndex((item) => item.id === id);
  return (rest[index + 1] ?? rest[index - 1])?.id;
}

function placeWords(
  state: SelectionsState,
  item: string,
  what: string,
  { say, definition }: View,
): string {
  const of = state.selections.length;
  const place = state.selections.findIndex((one) => one.item === item) + 1;
  const said = say('rankedAt', { what, place, of });
  const { maxLength } = definition;
  return maxLength !== undefined && of >= maxLength
    ? `${said}. ${countOf(of, maxLength, { say })}`
    : said;
}
