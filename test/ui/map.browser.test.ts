import { expect } from '@open-wc/testing';
import '../../src/embed/define/budget-allocator.ts';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { button, find, focused, open, press, root, settle, text, tick, until, words, type Widget } from '../suites/page.ts'; // prettier-ignore
import { openStrictPage } from '../tools/in-browser.ts';
import { definition as budget } from '../widgets/budget-allocator/definition.ts';
import { onAMap } from './on-a-map.ts';

const tag = 'samskab-voting-ballot';
const { map, items } = onAMap;
const all = <T extends HTMLElement>(widget: Widget, selector: string) => [
  ...root(widget).querySelectorAll<T>(selector),
];
const pins = (widget: Widget) => all<HTMLButtonElement>(widget, '.pin');
const names = (widget: Widget) => pins(widget).map(words);
const tiles = (widget: Widget) => all<HTMLImageElement>(widget, '.leaflet-tile');
const isDialogOpen = (widget: Widget) => find<HTMLDialogElement>(widget, 'dialog').open;
const ground = (widget: Widget) => find(widget, '.ground');
const moved = (widget: Widget) => find(widget, '.leaflet-map-pane').style.transform;

/** Asked once a page: the tests after the first of them go there at once. */
async function show(definition: object = onAMap, lang = 'en'): Promise<Widget> {
  const widget = await open(tag, new FakeEndpoint(definition), lang);
  await until(() => root(widget).getElementById('map-button'));
  root(widget).getElementById('map-button')?.click();
  await settle(widget);
  const [yes] = all(widget, '.notice .primary');
  yes?.click();
  await until(() => tiles(widget).some(({ complete }) => complete));
  await settle(widget);
  return widget;
}

describe('a map of the places', () => {
  afterEach(() => localStorage.clear());

  it('is there only where the definition brings tiles and something has a place', async () => {
    const { map: _, ...plain } = onAMap;
    const nowhere = { ...onAMap, items: items.map(({ place: _, ...item }) => item) };
    for (const definition of [plain, nowhere, { ...budget, map }]) {
      const name = definition.type === 'budget' ? 'samskab-budget-allocator' : tag;
      const widget = await open(name, new FakeEndpoint(definition));
      await settle(widget);
      expect(all(widget, '.places').length).to.equal(0);
    }
  });

  it('asks first, names the server, and asks nobody where it is not wanted', async () => {
    const elsewhere = { ...map, tiles: 'https://tiles.invalid:8443/{z}/{x}/{y}.png' };
    const widget = await open(tag, new FakeEndpoint({ ...onAMap, map: elsewhere }));
    await press(widget, 'Show on a map');
    expect(text(widget)).to.contain('The map comes from tiles.invalid:8443.');
    expect(text(widget)).to.contain('the address of your device');
    await expect(widget).to.be.accessible();
    await press(widget, 'No thanks');
    expect(focused()?.id).to.equal('map-button');
    expect(text(widget)).not.to.contain('tiles.invalid');
    const asked = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(asked.filter((name) => name.includes('tiles.invalid'))).to.deep.equal([]);
  });

  it('has a button for each place, in the order of the list, and says what is on none', async () => {
    const widget = await show();
    expect(focused()?.id).to.equal('map');
    expect(names(widget)).to.deep.equal(['1 Benches', '2 A path', '3 A swing']);
    expect(pins(widget).every(({ style }) => style.transform !== '')).to.equal(true);
    expect(text(widget)).to.contain('1 thing in the list has no place on the map.');
    expect(text(widget), 'text is text').to.contain('© <b>The town</b>');
    expect(ground(widget).clientHeight <= innerHeight * 0.6).to.equal(true);
    expect(tiles(widget).every(({ alt }) => alt === '')).to.equal(true);
    expect(all(widget, '[style*="position"]').length, 'no styles but its own').to.equal(0);
    expect(all(widget, 'h4').map((name) => name.dataset['pin'] ?? '')).to.deep.equal(['1', '', '2', '3']); // prettier-ignore
    expect(words(find(widget, '.kind'))).to.equal('North · By the river');
    await expect(widget).to.be.accessible();
  });

  it('shows at once what is chosen, and chooses by the dialog of the card', async () => {
    const widget = await show();
    await tick(widget, 'A path');
    expect(names(widget)[1]).to.equal('2 A path. Chosen');
    const [first] = pins(widget);
    first?.focus();
    first?.click();
    await until(() => all(widget, 'dialog').length > 0 && isDialogOpen(widget));
    find(widget, 'dialog input').click();
    await settle(widget);
    await press(widget, '× Close');
    await until(() => all(widget, 'dialog').length === 0);
    expect(names(widget)[0]).to.equal('1 Benches. Chosen');
    expect(focused() === first, 'the focus is where it was').to.equal(true);
    expect(text(widget)).to.contain('2 chosen');
  });

  it('can be moved and zoomed by single presses and by keys', async () => {
    const widget = await show();
    for (const name of ['Map to the left', 'Map to the right', 'Map up', 'Map down']) {
      const before = moved(widget);
      await press(widget, name);
      expect(moved(widget) === before, name).to.equal(false);
    }
    const places = () => pins(widget).map(({ style }) => style.transform).join(); // prettier-ignore
    const before = places();
    await press(widget, 'Zoom in');
    expect(places() === before).to.equal(false);
    const isOff = () => button(widget, 'Zoom in').ariaDisabled === 'true';
    for (let times = 0; times < 12 && !isOff(); times++) await press(widget, 'Zoom in');
    expect(isOff(), 'there is an end').to.equal(true);
    await press(widget, 'Show all places');
    expect(isOff()).to.equal(false);
    const still = moved(widget);
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
    pins(widget)[0]?.dispatchEvent(key);
    expect(key.defaultPrevented).to.equal(true);
    expect(moved(widget) === still).to.equal(false);
  });

  it('brings into sight what has the focus', async () => {
    const widget = await show();
    for (let times = 0; times < 4; times++) await press(widget, 'Zoom in');
    for (const pin of pins(widget)) {
      pin.focus();
      const box = ground(widget).getBoundingClientRect();
      const { left, right, top, bottom } = pin.getBoundingClientRect();
      const isIn = left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom;
      expect(isIn, words(pin)).to.equal(true);
      expect(words(find(widget, '.told'))).to.equal(words(pin));
    }
  });

  it('leaves the page its wheel and one finger', async () => {
    const widget = await show();
    const wheel = (ctrlKey: boolean) => {
      const event = new WheelEvent('wheel', { deltaY: -120, ctrlKey, bubbles: true, cancelable: true }); // prettier-ignore
      ground(widget).dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(wheel(false)).to.equal(false);
    const before = pins(widget)[0]?.style.transform;
    expect(wheel(true)).to.equal(true);
    expect(pins(widget)[0]?.style.transform === before, 'it zooms').to.equal(false);
    if (CSS.supports('touch-action', 'pan-x pan-y')) {
      expect(getComputedStyle(ground(widget)).touchAction).to.equal('pan-x pan-y');
    }
  });

  it('moves with a mouse, and a pin that is dragged along is not pressed', async () => {
    const widget = await show();
    const [pin] = pins(widget);
    const at = (clientX: number) => ({ clientX, clientY: 40, buttons: 1, pointerId: 1, bubbles: true, pointerType: 'mouse', detail: 1 }); // prettier-ignore
    const box = ground(widget);
    // What was made up is not the browser's own pointer, which alone can be held.
    box.setPointerCapture = () => {};
    const before = moved(widget);
    pin?.dispatchEvent(new PointerEvent('pointerdown', at(40)));
    pin?.dispatchEvent(new PointerEvent('pointermove', at(140)));
    expect(moved(widget) === before).to.equal(false);
    pin?.dispatchEvent(new PointerEvent('pointerup', at(140)));
    pin?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    await settle(widget);
    expect(all(widget, 'dialog').length).to.equal(0);
    expect(document.documentElement.outerHTML.includes('leaflet-drag'), 'nothing of the page').to.equal(false); // prettier-ignore
  });

  it('is left by a link to the list, and asked for again without a question, but kept nowhere', async () => {
    const widget = await show();
    find(widget, 'a[href="#list"]').click();
    expect(focused()?.classList.contains('items')).to.equal(true);
    expect(location.hash).to.equal('');
    await press(widget, 'Hide the map');
    expect(all(widget, '.ground, [data-pin]').length).to.equal(0);
    await press(widget, 'Show on a map');
    await until(() => tiles(widget).length > 0);
    const kept = JSON.stringify({ ...localStorage, ...sessionStorage });
    expect(kept.includes('bomaerke') || kept.includes(location.host)).to.equal(false);
  });

  it('says calmly that tiles did not come, and there is the list', async () => {
    const lost = { ...map, tiles: `${location.origin}/no-tiles-here/{z}/{x}/{y}.png` };
    const widget = await show({ ...onAMap, map: lost });
    await until(() => text(widget).includes('Parts of the map did not come.'));
    expect(names(widget).length).to.equal(3);
    expect(all(widget, '.card').length).to.equal(4);
  });

  it('follows a search', async () => {
    const more = Array.from({ length: 12 }, (_, at) => ({ id: `m${at}`, name: `More ${at}` }));
    const widget = await show({ ...onAMap, items: [...items, ...more] });
    const search = find<HTMLInputElement>(widget, '#search');
    search.value = 'swing';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle(widget);
    expect(pins(widget).map(({ hidden }) => hidden)).to.deep.equal([true, true, false]);
  });

  it('is there after closing too, and in other languages', async () => {
    const closed = { ...onAMap, phase: 'closed' };
    const after = await show(closed, 'da');
    await until(() => text(after).includes('Skjul kortet'));
    expect(text(after)).to.contain('© <b>Byen</b>');
    const right = await show(onAMap, 'ar');
    await until(() => text(right).includes('إخفاء الخريطة'));
    expect(getComputedStyle(ground(right)).direction).to.equal('ltr');
    await expect(right).to.be.accessible();
  });

  it('breaks no strict policy, with Trusted Types', async () => {
    const page = await openStrictPage(new URL('./strict-map.ts', import.meta.url));
    const widget = page.document.querySelector<Widget>(tag) as Widget;
    await until(() => widget.shadowRoot?.getElementById('map-button'));
    root(widget).getElementById('map-button')?.click();
    await settle(widget);
    find(widget, '.notice .primary').click();
    await until(() => tiles(widget).some((one) => one.classList.contains('leaflet-tile-loaded')));
    expect(page.violations).to.deep.equal([]);
    expect(page.errors).to.deep.equal([]);
  });
});
