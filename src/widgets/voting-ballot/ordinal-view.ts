import { html, nothing, type TemplateResult } from 'lit';
import type { BallotItem, BallotOf } from '../../protocol/ballots.ts';
import { down, rank, top, unrank, up } from '../../rules/ordinal.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import { priceLine } from '../../ui/filling/items/price-line.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { countOf } from '../../ui/filling/limits.ts';
import { button } from '../../ui/parts/button.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { styled } from '../../ui/parts/styled.ts';
import type { BallotView } from './ballot-view.ts';
import { rankingStyles } from './ranking-styles.ts';

export { ordinalRules as rules } from '../../rules/ordinal.ts';

type View = BallotView<BallotOf<'ordinal'>>;

/**
 * All there is, with its number where it stands, and below it the order, with buttons to move what is
 * in it: above, it would push what one chooses from under the thumb. No dragging is needed.
 */
export function view(view: View): TemplateResult {
  const { definition, state, list, draw, say } = view;
  const byId = new Map(definition.items.map((item) => [item.id, item]));
  const ranked = state.selections.flatMap(({ item }) => byId.get(item) ?? []);
  const places = new Map(ranked.map(({ id }, index) => [id, index + 1]));
  const items = list.items(view);
  return html`
    ${list.renderTools(view)}
    <div class="choosing" ${styled(rankingStyles)}>
      <ul
        class="items"
        part="items"
        id=${LIST_TARGET}
        tabindex="-1"
        aria-label=${say('ballotHeading')}
      >
        ${list.renderItems(
          items,
          view,
          ({ id }) => [places.get(id)],
          (item, hidden) => rankable(item, hidden, places.get(item.id), view),
        )}
      </ul>
      ${draw.barTemplate({
        much: countOf(ranked.length, definition.maxLength, view),
        drawn: draw.slots(ranked, definition.maxLength, true, view.url),
        // At all times: a bar that grew would push what one chooses from.
        advice: button({
          label: say('seeRanking'),
          look: 'plain',
          onClick: () => view.focusOn('ranking'),
        }),
        next: view.next,
      })}
    </div>
    <section class="order" aria-labelledby="ranking">
      <h4 id="ranking" tabindex="-1">${say('ranking')}</h4>
      ${
        ranked.length === 0
          ? html`<p class="hint">${say('rankingEmpty')}</p>`
          : html`<ol part="order">
              ${ranked.map((item, index) => rankedItem(item, index, ranked.length, view))}
            </ol>`
      }
    </section>
    ${list.renderOpen(items, view, (item) => foot(item, places.get(item.id), view, '-details'))}
  `;
}

function rankedItem(item: BallotItem, index: number, count: number, view: View): TemplateResult {
  const { draw, say, t, url } = view;
  const what = t(item.name).value;
  const id = itemTarget(item.id);
  // The focus stays on the button that moved the item, so that it can be pressed again.
  const move = (by: typeof up, name: string) => () => {
    const next = by(view.now(), item.id);
    view.change(next, placeWords(next, item.id, what, view));
    view.focusOn(`${id}-${name}`);
  };
  const moves = [
    ['top', top, index === 0],
    ['up', up, index === 0],
    ['down', down, index === count - 1],
  ] as const;
  return html`
    <li id="${id}-ranked" tabindex="-1">
      <b aria-hidden="true">${live(index + 1)}</b> ${draw.thumbnail(item.picture, { url })}
      <span>${shown(t(item.name))}</span>
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
          onClick: () => {
            takeOut(item, view);
            view.focusOn(neighbourOf(index, view), false);
          },
        })}
      </div>
    </li>
  `;
}

/** What has the focus once something is gone from the order: what came into its place, or its heading. */
function neighbourOf(index: number, view: View): string {
  const { selections } = view.now();
  const next = selections[Math.min(index, selections.length - 1)];
  return next ? `${itemTarget(next.item)}-remove` : 'ranking';
}

function rankable(
  item: BallotItem,
  hidden: boolean,
  place: number | undefined,
  view: View,
): TemplateResult {
  return view.draw.cardTemplate(
    {
      item,
      list: view.list,
      hidden,
      chosen: place !== undefined,
      stamp: place,
      below: priceLine(item, view.definition.currency, view),
      control: foot(item, place, view),
    },
    view,
  );
}

/** The foot of a card: puts it on the list, or says where on it it stands. The page stays where it is. */
function foot(item: BallotItem, place: number | undefined, view: View, where = ''): TemplateResult {
  const { say, t } = view;
  const what = t(item.name).value;
  const add = () => {
    const next = rank(view.now(), item.id);
    view.change(next, placeWords(next, item.id, what, view));
  };
  return html`<div class="foot" id="${itemTarget(item.id)}${where}" tabindex="-1">
    ${place === undefined ? nothing : html`<b>${live(say('numberOf', { place }))}</b>`}
    ${
      // One button under the same thumb, so that what was done can be undone at once.
      button({
        label: say(place === undefined ? 'add' : 'remove'),
        name: say(place === undefined ? 'addOf' : 'removeOf', { what }),
        id: `${itemTarget(item.id)}-add${where}`,
        onClick: () => (place === undefined ? add() : takeOut(item, view)),
      })
    }
  </div>`;
}

function takeOut(item: BallotItem, view: View): void {
  view.change(unrank(view.now(), item.id), view.say('removed', { what: view.t(item.name).value }));
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
