import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { MapTiles } from '../../../protocol/tiles.ts';
import { isSelected, type SelectionsState } from '../../../rules/selections.ts';
import { button } from '../../parts/button.ts';
import { live } from '../../parts/live.ts';
import { shown } from '../../parts/shown.ts';
import { styled } from '../../parts/styled.ts';
import type { Speech } from '../../view.ts';
import type { ListedItem } from '../items/listed-item.ts';
import { aboutId } from '../items/selections.ts';
import type { Ground, Spot } from './ground.ts';
import { mapStyles } from './map-styles.ts';

/** What the map must know of the list that it belongs to. */
export interface MapView<T> extends Speech<'items'> {
  readonly definition: { readonly items: readonly T[]; readonly map?: MapTiles };
  /** What was chosen so far; nothing in a list to read. */
  readonly state?: SelectionsState;
  readonly redraw: () => void;
}

type View<T> = MapView<T> & Speech<'items' | 'map'>;

type Step = 'closed' | 'asks' | 'open' | 'lost';

/** One that has a place, with its number in this person's order. */
interface Placed<T> {
  readonly item: T;
  readonly number: number;
  readonly spot: Spot;
}

/** Servers that the reader has agreed to, until the page is left: nothing of it is kept. */
const agreed = new Set<string>();

/** Called once its element stands in the page, and whenever that was drawn anew. */
class Drawn extends Directive {
  render(_then: (element: HTMLElement) => void): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [then]: [(element: HTMLElement) => void]): unknown {
    queueMicrotask(() => then(element as HTMLElement));
    return noChange;
  }
}
const drawn = directive(Drawn);

/**
 * Where things are, beside the list, which says all of it too. Nothing is asked of whoever has the
 * tiles before the reader was told who that is, and wants it.
 */
export class PlacesMap<T extends ListedItem> {
  #step: Step = 'closed';
  /** What it is drawn on, the element that is in, and what that is of. */
  #ground: Ground | undefined;
  #in: HTMLElement | undefined;
  #lacksTiles = false;
  #can = { in: 1, out: 1 };
  /** Whether the reader goes there next. */
  #isAwaited = false;

  /**
   * @param items in this person's order
   * @param found the ids of those that a search has left
   */
  render(
    items: readonly T[],
    found: ReadonlySet<string>,
    given: MapView<T>,
    open: (item: T) => void,
  ): TemplateResult | typeof nothing {
    const view = given as View<T>;
    const { map } = view.definition;
    const placed = placedOf(items);
    if (!map || placed.length === 0) return nothing;
    return html`<div class="places stack" part="map" ${styled(mapStyles)}>
      ${this.#renderAll(map, placed, found, view, open)}
    </div>`;
  }

  #renderAll(
    map: MapTiles,
    placed: readonly Placed<T>[],
    found: ReadonlySet<string>,
    view: View<T>,
    open: (item: T) => void,
  ) {
    const { say } = view;
    const isOpen = this.#step !== 'closed';
    return html`
      <div class="row">
        <button
          type="button"
          part="button"
          id="map-button"
          aria-expanded=${isOpen}
          @click=${(event: Event) => this.#toggle(map, view, event)}
        >
          ${live(say(this.#step === 'open' ? 'hideMap' : 'showOnMap'))}
        </button>
      </div>
      ${this.#step === 'asks' ? this.#renderQuestion(map, view) : nothing}
      ${this.#step === 'lost' ? html`<p role="status">${live(say('mapLost'))}</p>` : nothing}
      ${this.#step === 'open' ? this.#renderMap(map, placed, found, view, open) : nothing}
    `;
  }

  #toggle({ tiles }: MapTiles, view: View<T>, { target }: Event): void {
    if (this.#step === 'open') unmark((target as Element).getRootNode() as ShadowRoot);
    const next = agreed.has(hostOf(tiles)) ? 'open' : 'asks';
    this.#go(this.#step === 'closed' ? next : 'closed', view);
  }

  #go(step: Step, { redraw }: View<T>): void {
    this.#step = step;
    this.#ground = this.#in = undefined;
    this.#lacksTiles = false;
    redraw();
  }

  /** Plainly what will happen, before it does. */
  #renderQuestion({ tiles }: MapTiles, view: View<T>): TemplateResult {
    const { say } = view;
    const host = hostOf(tiles);
    const no = ({ target }: Event) => {
      const root = (target as Element).getRootNode() as ShadowRoot;
      this.#go('closed', view);
      root.getElementById('map-button')?.focus();
    };
    const yes = () => {
      agreed.add(host);
      this.#isAwaited = true;
      this.#go('open', view);
    };
    return html`<div class="notice stack" role="group" aria-labelledby="map-asks">
      <p id="map-asks">${live(say('mapAsks', { host }))}</p>
      <div class="row">
        ${button({ label: say('showTheMap'), look: 'primary', onClick: yes })}
        ${button({ label: say('noThanks'), onClick: no })}
      </div>
    </div>`;
  }

  #renderMap(
    map: MapTiles,
    placed: readonly Placed<T>[],
    found: ReadonlySet<string>,
    view: View<T>,
    open: (item: T) => void,
  ): TemplateResult {
    const { say, t, definition } = view;
    const without = definition.items.length - placed.length;
    const ready = (element: HTMLElement) => void this.#settle(element, map, placed, view);
    return html`<div
      class="map"
      id="map"
      role="group"
      tabindex="-1"
      aria-label=${say('placesMap')}
      ${drawn(ready)}
    >
      <p class="hint by-fingers">${say('moveByFingers')}</p>
      <p class="hint by-mouse">${say('moveByMouse')}</p>
      <div class="ground" dir="ltr">
        <ul
          class="pins"
          role="list"
          @focusin=${(event: Event) => this.#reach(event, placed)}
          @pointerover=${tell}
        >
          ${placed.map((one) => pin(one, !found.has(one.item.id), view, () => open(one.item)))}
        </ul>
      </div>
      <p class="told hint" aria-hidden="true"></p>
      ${this.#renderMoves(view)}
      <p class="hint" role="status">${live(this.#lacksTiles ? say('tilesLost') : '')}</p>
      ${without === 0 ? nothing : html`<p class="hint">${live(say('notOnMap', { count: without }))}</p>`}
      <p class="hint">${shown(t(map.attribution))}</p>
      <p class="links"><a href="#list" @click=${toList}>${say('toList')}</a></p>
    </div>`;
  }

  /** All that fingers do, by single presses (WCAG 2.5.1, 2.5.7). */
  #renderMoves({ say }: View<T>): TemplateResult {
    const one = (sign: string, name: string, does: (ground: Ground) => void, off = false) =>
      button({
        label: html`<span aria-hidden="true">${sign}</span>`,
        name,
        off,
        onClick: () => this.#ground && does(this.#ground),
      });
    return html`<div class="row moves-map" dir="ltr" role="group" aria-label=${say('moveMap')}>
      ${one('+', say('zoomIn'), (ground) => ground.zoom(1), this.#can.in <= 0)}
      ${one('−', say('zoomOut'), (ground) => ground.zoom(-1), this.#can.out <= 0)}
      ${one('←', say('mapLeft'), (ground) => ground.move(-1, 0))}
      ${one('→', say('mapRight'), (ground) => ground.move(1, 0))}
      ${one('↑', say('mapUp'), (ground) => ground.move(0, -1))}
      ${one('↓', say('mapDown'), (ground) => ground.move(0, 1))}
      ${button({
        label: say('showAllPlaces'),
        look: 'plain',
        onClick: () => this.#ground?.showAll(),
      })}
    </div>`;
  }

  /** Brings a pin that has the focus into sight, and says which it is below. */
  #reach(event: Event, placed: readonly Placed<T>[]): void {
    const { number } = (event.target as HTMLElement).dataset;
    const found = placed.find((one) => String(one.number) === number);
    if (found) this.#ground?.reveal(found.spot);
    tell(event);
  }

  /** The map has been drawn: what it is drawn on comes once, and its pins go where they belong. */
  async #settle(
    element: HTMLElement,
    { tiles }: MapTiles,
    placed: readonly Placed<T>[],
    view: View<T>,
  ): Promise<void> {
    if (!element.isConnected || this.#step !== 'open') return;
    if (this.#isAwaited) element.focus({ preventScroll: true });
    this.#isAwaited = false;
    mark(element.getRootNode() as ShadowRoot, placed);
    if (this.#in !== element) {
      this.#in = element;
      this.#ground = undefined;
      const made = await this.#make(element, tiles, placed, view);
      if (this.#in !== element) return;
      if (!made) return this.#go('lost', view);
      this.#ground = made;
    }
    const pins = [...element.querySelectorAll<HTMLElement>('.pin')];
    this.#ground?.pin(placed.flatMap(({ spot }, at) => (pins[at] ? [[pins[at], spot]] : [])));
  }

  async #make(
    element: HTMLElement,
    tiles: string,
    placed: readonly Placed<T>[],
    view: View<T>,
  ): Promise<Ground | undefined> {
    const [box, list] = ['.ground', '.pins'].map((one) => element.querySelector<HTMLElement>(one));
    try {
      const { Ground } = await import('./ground.ts');
      if (!box || !list || this.#in !== element) return undefined;
      return new Ground(box, list, {
        tiles,
        spots: placed.map(({ spot }) => spot),
        onTiles: (lost) => {
          if (lost === this.#lacksTiles) return;
          this.#lacksTiles = lost;
          view.redraw();
        },
        onZoom: (can) => {
          const isOther = can.in > 0 !== this.#can.in > 0 || can.out > 0 !== this.#can.out > 0;
          this.#can = can;
          if (isOther) view.redraw();
        },
      });
    } catch {
      return undefined;
    }
  }
}

/** @returns those that have a place, each with its number */
function placedOf<T extends ListedItem>(items: readonly T[]): Placed<T>[] {
  return items
    .flatMap((item) => (item.place ? [{ item, place: item.place }] : []))
    .map(({ item, place }, at) => ({
      item,
      number: at + 1,
      spot: [place.latitude, place.longitude] as const,
    }));
}

/** @returns whose server the tiles are on, as people know it */
function hostOf(tiles: string): string {
  return URL.parse(tiles)?.host ?? tiles;
}

/** The same as a card's "Read more": it opens the dialog, where it can be chosen. */
function pin<T extends ListedItem>(
  { item, number }: Placed<T>,
  hidden: boolean,
  { say, t, state }: View<T>,
  onPress: () => void,
): TemplateResult {
  const chosen = state !== undefined && isSelected(state, item.id);
  return html`<li>
    <button
      type="button"
      class="pin"
      part="pin"
      data-number=${number}
      aria-haspopup="dialog"
      ?data-chosen=${chosen}
      ?hidden=${hidden}
      @click=${onPress}
    >
      <b>${live(number)}</b>
      <span>${shown(t(item.name))}${live(chosen ? `. ${say('isChosen')}` : '')}</span>
    </button>
  </li>`;
}

/** Says below the map which pin has the focus, or is pointed at. */
function tell({ target }: Event): void {
  const one = (target as Element).closest('.pin');
  const line = one?.closest('.map')?.querySelector('.told');
  if (one && line) line.textContent = (one.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The cards of the list have the numbers of the pins, as long as the map is there. */
function mark(root: ShadowRoot, placed: readonly Placed<ListedItem>[]): void {
  for (const { item, number } of placed) {
    const name = root.getElementById(aboutId(item.id))?.querySelector('h4');
    name?.setAttribute('data-pin', String(number));
  }
}

function unmark(root: ShadowRoot): void {
  for (const name of root.querySelectorAll('[data-pin]')) name.removeAttribute('data-pin');
}

/** The list below, as it is; a hash would be the page's. */
function toList(event: Event): void {
  event.preventDefault();
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  const list = root.querySelector<HTMLElement>('.items');
  if (!list) return;
  list.tabIndex = -1;
  list.focus({ preventScroll: true });
  list.scrollIntoView({ block: 'start' });
}
