import { aTimeout, expect } from '@open-wc/testing';
import '../../src/embed/define/voting-ballot.ts';
import { announce } from '../../src/ui/parts/announcer.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { announced, find, notified, open, root, tick, until } from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';

const tag = 'samskab-voting-ballot';
const regions = () => [...document.querySelectorAll<HTMLElement>('[data-samskab-announcer]')];

describe('what is announced', () => {
  const native = Object.getOwnPropertyDescriptor(Element.prototype, 'ariaNotify');
  let made: Element[] = [];

  function put<T extends Element>(element: T, into: Element = document.body): T {
    into.append(element);
    made.push(element);
    return element;
  }

  afterEach(() => {
    for (const one of made) one.remove();
    made = [];
  });

  if (native) {
    it('is said by the browser where it can, in the language of the words, and in no region too', async () => {
      const widget = await open(tag, new FakeEndpoint(definition), 'da');
      await tick(widget, 'Bænke');
      await until(() => announced().includes('1 af'));
      expect(notified.by).to.equal(find(widget, '.frame'));
      expect(regions()).to.deep.equal([]);
    });

    it('is said from within a dialog of the widget’s own', async () => {
      const widget = await open(tag, new FakeEndpoint(definition), 'da');
      const dialog = put(document.createElement('dialog'), find(widget, '.frame'));
      dialog.showModal();
      await tick(widget, 'Bænke');
      await until(() => notified.by === dialog);
    });
  }

  describe('in browsers that have only regions', () => {
    before(() => {
      delete (Element.prototype as { ariaNotify?: unknown }).ariaNotify;
    });
    after(() => {
      for (const one of regions()) one.remove();
      if (native) Object.defineProperty(Element.prototype, 'ariaNotify', native);
    });

    it('is said once, when it rests, in the one region of the page', async () => {
      const widget = await open(tag, new FakeEndpoint(definition), 'en');
      await tick(widget, 'Benches');
      const said: string[] = [];
      new MutationObserver(() => said.push(regions()[0]?.textContent ?? '')).observe(
        regions()[0] as Node,
        { childList: true, characterData: true, subtree: true },
      );
      await aTimeout(200);
      await tick(widget, 'Trees');
      await until(() => announced().includes('2'));
      expect(regions()).to.have.length(1);
      expect(regions()[0]?.parentNode).to.equal(document.body);
      expect(said.filter(Boolean)).to.have.length(1);
      expect(regions()[0]?.lang).to.equal('en');
    });

    it('is said within a modal dialog of the page, and outside again when it is closed', async () => {
      const dialog = put(document.createElement('dialog'));
      const widget = await open(tag, new FakeEndpoint(definition), 'en');
      dialog.append(widget);
      dialog.showModal();
      await tick(widget, 'Benches');
      await until(() => announced().includes('1'));
      expect(regions()[0]?.parentNode).to.equal(dialog);
      dialog.close();
      document.body.append(widget);
      made.push(widget);
      await tick(widget, 'Trees');
      await until(() => announced().includes('2'));
      expect(regions().map(({ parentNode }) => parentNode)).to.deep.equal([document.body]);
    });

    it('is said within a dialog that came or went while it rested', async () => {
      const dialog = put(document.createElement('dialog'));
      const from = put(document.createElement('p'), dialog);
      dialog.showModal();
      announce('Hello', 'en', from);
      dialog.close();
      document.body.append(from);
      dialog.remove();
      await until(() => announced() === 'Hello');
      expect(regions()[0]?.parentNode).to.equal(document.body);
    });

    it('is said within the dialog of a host that shows the widget in a slot', async () => {
      const host = put(document.createElement('div'));
      const shadow = host.attachShadow({ mode: 'open' });
      const dialog = document.createElement('dialog');
      dialog.append(document.createElement('slot'));
      shadow.append(dialog);
      dialog.showModal();
      const from = put(document.createElement('p'), host);
      announce('Hello', 'en', from);
      await until(() => dialog.querySelector('[data-samskab-announcer]')?.textContent === 'Hello');
    });

    it('is said within a dialog that a script made modal, and within the widget’s own', async () => {
      const scripted = put(document.createElement('div'));
      scripted.setAttribute('aria-modal', 'true');
      const widget = await open(tag, new FakeEndpoint(definition), 'en');
      scripted.append(widget);
      await tick(widget, 'Benches');
      await until(() => scripted.querySelector('[data-samskab-announcer]')?.textContent !== '');
      const own = put(document.createElement('dialog'), find(widget, '.frame'));
      own.showModal();
      await tick(widget, 'Trees');
      const region = () => root(widget).querySelector('dialog [data-samskab-announcer]');
      await until(() => region()?.textContent?.includes('2'));
      expect(regions()).to.deep.equal([]);
    });
  });
});
