import { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import 'leaflet/src/map/handler/Map.PinchZoom.js';

// Leaflet 2, of which an alpha is out, as 1.9 sets `innerHTML` when it is loaded, which Trusted Types
// refuse (Leaflet issue 8423). Only its arithmetic, the grid of tiles and what two fingers do: its
// dragging reaches for the page around the shadow root, and its pins, words and buttons are ours.

type Tile = Parameters<GridLayer['createTile']>;

/** Latitude and longitude, in degrees. */
export type Spot = readonly [latitude: number, longitude: number];

interface GroundOptions {
  /** The address of the tiles, with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  /** What is in sight at first. */
  readonly spots: readonly Spot[];
  /** Those in sight have come. @param lost whether some did not */
  readonly onTiles: (lost: boolean) => void;
  /** @param can how much further it goes in and out, in steps */
  readonly onZoom: (can: { readonly in: number; readonly out: number }) => void;
}

const MOST = 18;
const LEAST = 2;
/** As near as what is in sight at first is shown: one place alone with the streets around it. */
const NEAR = 17;
const NEAR_ONE = 15;
/** CSS pixels: around what is in sight, and how far a key or a button moves the map. */
const ROOM = 40;
const STEP = 100;
/** CSS pixels that a mouse may slip while it presses, and those of a wheel that zoom by one step. */
const SLACK = 4;
const NOTCH = 60;
const STILL = { animate: false } as const;

const KEYS: Readonly<Record<string, Spot>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The pictures that the map is made of. Nobody hears of them: what they show is in the list. */
class Tiles extends GridLayer {
  readonly #address: string;

  constructor(address: string) {
    super();
    this.#address = address;
  }

  override createTile({ x, y, z }: Tile[0], done: Tile[1]): HTMLElement {
    const image = document.createElement('img');
    image.alt = '';
    image.draggable = false;
    image.decoding = 'async';
    // Many servers of tiles ask on whose pages they are shown; the page itself they are not told.
    image.referrerPolicy = 'strict-origin';
    image.addEventListener('load', () => done(null, image));
    image.addEventListener('error', () => done(new Error('lost'), image));
    image.src = this.#address
      .replace('{z}', String(z))
      .replace('{x}', String(x))
      .replace('{y}', String(y));
    return image;
  }
}

/** A piece of the world with pins on it. It moves at once and without a glide. */
export class Ground {
  readonly #box: HTMLElement;
  readonly #map: LeafletMap;
  readonly #options: GroundOptions;
  #pins: readonly (readonly [pin: HTMLElement, spot: Spot])[] = [];
  #isSeen = false;
  #hasMoved = false;
  #turned = 0;

  /** @param list what the pins stand in: it is taken along with the ground */
  constructor(box: HTMLElement, list: HTMLElement, options: GroundOptions) {
    this.#box = box;
    this.#options = options;
    this.#map = new LeafletMap(box, {
      minZoom: LEAST,
      maxZoom: MOST,
      maxBoundsViscosity: 1,
      zoomAnimation: false,
      fadeAnimation: false,
      trackResize: false,
    });
    this.#map.getPane('markerPane').append(list);
    this.#map.on('zoom viewreset', () => this.#settle());
    this.#map.addLayer(this.#tiles());
    this.#listen();
    new ResizeObserver(() => this.#resize()).observe(box);
  }

  /** Puts pins where they belong, now and whenever that is elsewhere. */
  pin(pins: readonly (readonly [pin: HTMLElement, spot: Spot])[]): void {
    this.#pins = pins;
    if (this.#isSeen) this.#settle();
  }

  /** @param by steps, inwards where it is more than 0 */
  zoom(by: number): void {
    this.#map.setZoom(this.#map.getZoom() + by, STILL);
  }

  /** @param x to the right, @param y down, in steps */
  move(x: number, y: number): void {
    this.#map.panBy([x * STEP, y * STEP], STILL);
  }

  /** Brings a place into sight. */
  reveal(spot: Spot): void {
    if (this.#isSeen) this.#map.panInside(spot, { ...STILL, padding: [ROOM, ROOM] });
  }

  /** Brings all into sight. */
  showAll(): void {
    const { spots } = this.#options;
    const isOne = new Set(spots.map(String)).size === 1;
    const maxZoom = isOne ? NEAR_ONE : NEAR;
    this.#map.fitBounds(spots, { ...STILL, padding: [ROOM, ROOM], maxZoom });
  }

  #tiles(): Tiles {
    const tiles = new Tiles(this.#options.tiles);
    let lost = false;
    tiles.on('loading', () => (lost = false));
    tiles.on('tileerror', () => (lost = true));
    tiles.on('load', () => this.#options.onTiles(lost));
    return tiles;
  }

  /** Where it is not in sight yet it has no size, and cannot know what fits. */
  #resize(): void {
    if (!this.#box.clientWidth || !this.#box.clientHeight) return;
    this.#map.invalidateSize();
    if (this.#isSeen) return;
    this.#isSeen = true;
    this.showAll();
    this.#settle();
  }

  #settle(): void {
    for (const [pin, spot] of this.#pins) {
      const { x, y } = this.#map.latLngToLayerPoint(spot);
      pin.style.setProperty('transform', `translate(${Math.round(x)}px, ${Math.round(y)}px)`);
    }
    const at = this.#map.getZoom();
    this.#options.onZoom({ in: MOST - at, out: at - LEAST });
  }

  #listen(): void {
    const box = this.#box;
    box.addEventListener('pointerdown', (event) => this.#drag(event));
    box.addEventListener('click', (event) => this.#dropClick(event), { capture: true });
    box.addEventListener('dblclick', (event) => {
      if (!(event.target as Element).closest('button')) this.#zoomAt(event, 1);
    });
    box.addEventListener('wheel', (event) => this.#turn(event), { passive: false });
    box.addEventListener('keydown', (event) => this.#press(event));
    // One finger scrolls the page, two are the map's.
    for (const type of ['touchstart', 'touchmove'] as const) {
      const take = (event: TouchEvent) => event.touches.length > 1 && event.preventDefault();
      box.addEventListener(type, take, { passive: false });
    }
  }

  #drag(down: PointerEvent): void {
    this.#hasMoved = false;
    if (down.pointerType === 'touch' || down.button !== 0) return;
    const over = new AbortController();
    let { clientX: x, clientY: y } = down;
    const move = (event: PointerEvent) => {
      if (event.buttons === 0) return over.abort();
      const by = [x - event.clientX, y - event.clientY] as const;
      if (!this.#hasMoved && Math.hypot(...by) < SLACK) return;
      if (!this.#hasMoved) this.#box.setPointerCapture(event.pointerId);
      this.#hasMoved = true;
      [x, y] = [event.clientX, event.clientY];
      this.#map.panBy(by, STILL);
    };
    const { signal } = over;
    this.#box.addEventListener('pointermove', move, { signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      this.#box.addEventListener(end, () => over.abort(), { signal });
    }
  }

  /** Where a pin was dragged along, it was not pressed. A key presses without a pointer. */
  #dropClick(event: MouseEvent): void {
    if (this.#hasMoved && event.detail > 0) event.stopPropagation();
  }

  /** A wheel scrolls the page; with Ctrl, as a touchpad sends what two fingers do on it, it zooms. */
  #turn(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#turned += event.deltaMode === 0 ? event.deltaY : Math.sign(event.deltaY) * NOTCH;
    const steps = Math.trunc(this.#turned / NOTCH);
    this.#turned -= steps * NOTCH;
    if (steps !== 0) this.#zoomAt(event, -Math.sign(steps));
  }

  #zoomAt(event: MouseEvent, by: number): void {
    const at = this.#map.pointerEventToContainerPoint(event);
    this.#map.setZoomAround(at, this.#map.getZoom() + by, STILL);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = KEYS[event.key];
    const by = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (to) this.move(...to);
    else if (by) this.zoom(by);
    else return;
    event.preventDefault();
  }
}
