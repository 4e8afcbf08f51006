import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from '../../parts/choice.ts';
import { live } from '../../parts/live.ts';
import { shown } from '../../parts/shown.ts';
import type { Speech } from '../../view.ts';
import type { ItemList, ItemsView } from './item-list.ts';
import { itemDetails, itemPrice, type ListedItem } from './listed-item.ts';
import { hasMore, pageOf } from './item-page.ts';
import { pictureTemplate } from './picture.ts';
import { aboutId, itemTarget } from './selections.ts';

/** How one item stands in the list. */
export interface Card<T extends ListedItem> {
  readonly item: T;
  readonly list: ItemList<T>;
  readonly hidden: boolean;
  readonly chosen?: boolean;
  readonly invalid?: boolean;
  /** By what it is too dear for what is left, in words. */
  readonly lack?: string | undefined;
  /** Its place in a ranking. */
  readonly stamp?: number | undefined;
  /** In words, what is wrong and the like: below the description. */
  readonly below?: unknown;
  /** What it is chosen, ranked or given with; nothing in a list to read. */
  readonly control: unknown;
  /** Whether the control stands beside it, as a number does, and not below it. */
  readonly row?: boolean;
  /** Of an item that is one of several radio buttons. */
  readonly role?: string;
  /** The input that its name is the label of. */
  readonly labels?: string;
  /** Of its heading, where nothing stands between it and the title of the page. */
  readonly level?: number;
}

const nameId = (id: string) => `${itemTarget(id)}-name`;

/** An item as a card: what it looks like, what it is, what it costs, and what it is chosen with. */
export function cardTemplate<T extends ListedItem>(
  card: Card<T>,
  view: ItemsView<T>,
): TemplateResult {
  const { item, list, labels } = card;
  const { t, say } = view;
  const name = shown(t(item.name));
  return html`<li
    class="item ${card.row ? 'in-row' : 'card'}"
    part="item"
    role=${card.role ?? nothing}
    ?data-chosen=${card.chosen}
    ?data-lacks=${card.lack !== undefined}
    ?data-invalid=${card.invalid}
    ?hidden=${card.hidden}
  >
    ${pictureOf(item, list, view)} ${marksOf(card)}
    <div class="about" id=${aboutId(item.id)}>
      ${kindOf(item, view)}
      <h4 id=${nameId(item.id)} aria-level=${card.level ?? nothing}>
        ${labels ? html`<label for=${labels}>${name}</label>` : name}
      </h4>
      ${itemDetails(item, view)} ${card.below}
      ${hasMore(item) ? moreLink(item, list, view, say('readMore')) : nothing}
    </div>
    ${card.control}
  </li>`;
}

/** Its place in a ranking, and by what it is too dear: few cards have either. */
function marksOf({ stamp, lack }: Pick<Card<ListedItem>, 'stamp' | 'lack'>) {
  if (stamp === undefined && lack === undefined) return nothing;
  return html`${stamp === undefined ? nothing : html`<b class="stamp" aria-hidden="true">${live(stamp)}</b>`}
  ${lack === undefined ? nothing : html`<p class="flag">${live(lack)}</p>`}`;
}

/** The foot of a card, which is chosen with all of it: the mark, a word, and the price. */
export function chooseFoot(
  item: ListedItem,
  currency: string | undefined,
  choice: Pick<Choice, 'type' | 'name' | 'checked' | 'onToggle'>,
  view: Speech<'items'>,
  id = itemTarget(item.id),
): TemplateResult {
  const { say } = view;
  // In the dialog what stands in the list behind it is out of reach, and names nothing.
  const isHere = id === itemTarget(item.id);
  return html`<label class="foot" part="choice">
    <input
      id=${id}
      name=${choice.name}
      type=${choice.type}
      .checked=${choice.checked}
      aria-labelledby=${isHere ? nameId(item.id) : 'details-name'}
      aria-describedby=${`${id}-price${isHere ? ` ${aboutId(item.id)}` : ''}`}
      @change=${(event: Event) => choice.onToggle((event.target as HTMLInputElement).checked)}
    />
    <b aria-hidden="true">${live(say(choice.checked ? 'isChosen' : 'choose'))}</b>
    <span class="price" id="${id}-price">${itemPrice(item.cost, currency, view)}</span>
  </label>`;
}

/** The same where nothing is chosen: what it costs. */
export function priceFoot(
  { cost }: ListedItem,
  currency: string | undefined,
  view: Speech<'items'>,
): TemplateResult | typeof nothing {
  if (cost === undefined) return nothing;
  return html`<p class="foot"><span class="price">${itemPrice(cost, currency, view)}</span></p>`;
}

/** A picture; where others have one, a pattern by category. */
function pictureOf<T extends ListedItem>(item: T, list: ItemList<T>, view: ItemsView<T>) {
  if (item.picture) return html`<div class="picture">${pictureTemplate(item.picture, view)}</div>`;
  const pattern = list.pattern(item, view);
  return pattern === undefined ? nothing : html`<i class="picture" data-pattern=${pattern}></i>`;
}

/** What kind of thing it is, and where: the part of town and, as a map would show it, the place. */
function kindOf({ category, district, place }: ListedItem, { t }: Speech<'items'>) {
  const [where, at] = [district, place?.label].filter((one) => one !== undefined);
  const located = where && (at ? html`${shown(t(where))} · ${shown(t(at))}` : shown(t(where)));
  if (category === undefined) return located ? html`<p class="kind">${located}</p>` : nothing;
  const kind = shown(t(category));
  return located
    ? html`<p class="kind"><b>${kind}</b> · ${located}</p>`
    : html`<p class="kind"><b>${kind}</b></p>`;
}

/** Its own page where it has one, so that it can be kept and passed on; opened here all the same. */
function moreLink<T extends ListedItem>(
  item: T,
  list: ItemList<T>,
  view: ItemsView<T>,
  label: string,
): TemplateResult {
  const name = view.say('readMoreOf', { what: view.t(item.name).value });
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void list.open(item, view);
  };
  const page = pageOf(item, view);
  return page === undefined
    ? html`<p>
        <button type="button" class="more plain" part="button" aria-label=${name} @click=${open}>
          ${label}
        </button>
      </p>`
    : html`<p>
        <a class="more" part="more" href=${page} aria-label=${name} @click=${open}>${label}</a>
      </p>`;
}
