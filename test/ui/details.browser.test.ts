import { expect } from '@open-wc/testing';
import '../../src/embed/define/budget-allocator.ts';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { find, focused, open, press, root, settle, text, until, words, type Widget } from '../suites/page.ts'; // prettier-ignore
import { definition as budget } from '../widgets/budget-allocator/definition.ts';
import { definition as ballot, ordinal } from '../widgets/voting-ballot/definition.ts';

const drawing = new URL('../../demo/site/bomaerke.svg', import.meta.url).href;
const told = {
  picture: { url: drawing, alt: 'Six benches', width: 480, height: 320, credit: 'The town' },
  text: 'Long.\n\nAnd longer.',
  place: { latitude: 56.1, longitude: 9.5, label: 'By the river' },
  proposedBy: 'Class 3b',
  link: 'https://town.example/benches',
  documents: [{ url: 'https://town.example/plan.pdf', name: 'The plan (PDF)' }],
};

/** A definition whose first item has everything to say. */
function telling<T extends { readonly items: readonly object[] }>(definition: T, more = {}) {
  const [first, ...others] = definition.items;
  return { ...definition, items: [{ ...first, ...told }, ...others], ...more };
}

const dialog = (widget: Widget) => root(widget).querySelector<HTMLDialogElement>('dialog');
const openFirst = async (widget: Widget) => {
  await until(() => root(widget).querySelector('.more'));
  find(widget, '.more').focus();
  find(widget, '.more').click();
  await until(() => dialog(widget)?.open);
};

describe('all there is to say of an item', () => {
  afterEach(() => localStorage.clear());

  it('stands on the card as far as one chooses by it, and in a dialog', async () => {
    const widget = await open('samskab-budget-allocator', new FakeEndpoint(telling(budget)));
    const card = find(widget, '.card');
    expect(card.querySelector('img')?.alt).to.equal('Six benches');
    expect(card.querySelector('img')?.loading).to.equal('lazy');
    expect(words(card)).to.contain('By the river').and.to.contain('DKK 12,000');
    expect(words(card)).not.to.contain('longer');
    await openFirst(widget);
    const said = words(dialog(widget) as Node);
    for (const part of ['And longer', 'By the river', 'Class 3b', 'The plan (PDF)', 'The town']) {
      expect(said).to.contain(part);
    }
    expect(find<HTMLAnchorElement>(widget, 'dialog a[href*="openstreetmap"]').rel).to.equal(
      'noreferrer',
    );
    await expect(widget).to.be.accessible();
  });

  it('leads nowhere but to the web, also before the whole definition is checked', async () => {
    const trap = [{ url: 'javascript:alert(1)', name: 'A trap' }];
    const [first, ...others] = ballot.items;
    const items = [{ ...first, documents: trap, link: 'javascript:alert(2)' }, ...others];
    const widget = await open('samskab-voting-ballot', new FakeEndpoint({ ...ballot, items }));
    const links = () => root(widget).querySelectorAll('a[href^="javascript"]').length;
    find(widget, '.more').click();
    await until(() => dialog(widget)?.open || text(widget).includes('could not load'));
    expect(links()).to.equal(0);
    // Then all of it is refused.
    await until(() => text(widget).includes('could not load'));
  });

  it('can be chosen there, and is closed by its button, Escape and Back', async () => {
    const widget = await open('samskab-voting-ballot', new FakeEndpoint(telling(ballot)));
    await openFirst(widget);
    find(widget, 'dialog input').click();
    await settle(widget);
    expect(text(widget)).to.contain('1 of at most 2 chosen');
    await press(widget, '× Close');
    await until(() => !dialog(widget));
    expect(focused(), 'the focus is where it was').to.equal(find(widget, '.more'));
    await openFirst(widget);
    history.back();
    await until(() => !dialog(widget));
    expect(text(widget)).to.contain('1 of at most 2 chosen');
  });

  it('is one step in the history, however often it is opened, and none once the form is gone', async () => {
    const mark = () => (history.state as { samskab?: object } | null)?.samskab;
    await until(() => !mark());
    const widget = await open('samskab-voting-ballot', new FakeEndpoint(telling(ballot)));
    await openFirst(widget);
    const { length } = history;
    for (let times = 0; times < 2; times++) {
      await press(widget, '× Close');
      await until(() => !dialog(widget));
      await openFirst(widget);
    }
    expect(history.length).to.equal(length);
    expect(mark()).to.be.instanceOf(Object);
    widget.remove();
    await until(() => !mark());
  });

  it('leaves the history alone where the page asks for that', async () => {
    const widget = await open('samskab-voting-ballot', new FakeEndpoint(telling(ballot)));
    (widget as unknown as { history: string }).history = 'off';
    const { length } = history;
    await openFirst(widget);
    expect(history.length).to.equal(length);
  });

  it('is a link to its own page, which the dialog passes on', async () => {
    const definition = telling(ballot, { links: { item: 'https://town.example/items/{item}' } });
    const widget = await open('samskab-voting-ballot', new FakeEndpoint(definition));
    const link = find(widget, 'a.more') as HTMLAnchorElement;
    expect(link.href).to.equal(`https://town.example/items/${ballot.items[0]?.id}`);
    await openFirst(widget);
    await press(widget, 'Copy link');
    await until(() => words(find(widget, '.pass-on [role=status]')) !== '');
    // What was said there is in the way of nothing that is drawn later.
    find(widget, 'dialog input').click();
    await settle(widget);
    expect(text(widget)).to.contain('1 of at most 2 chosen');
  });

  it('is opened at once where the page is that of the item', async () => {
    const widget = await open('samskab-voting-ballot', new FakeEndpoint(telling(ballot)), 'en', {
      item: ballot.items[0]?.id ?? '',
    });
    await until(() => dialog(widget)?.open);
    expect(words(dialog(widget) as Node)).to.contain('And longer');
  });

  it('can be read before it opens and after it has closed', async () => {
    const opens = new Date(Date.now() + 864e5).toISOString();
    const closes = new Date(Date.now() - 864e5).toISOString();
    for (const when of [{ opens }, { closes }]) {
      for (const definition of [telling(ballot, when), telling(ordinal, when)]) {
        const widget = await open('samskab-voting-ballot', new FakeEndpoint(definition));
        await openFirst(widget);
        expect(words(dialog(widget) as Node)).to.contain('And longer');
        expect(root(widget).querySelectorAll('input').length, 'nothing can be chosen').to.equal(0);
        widget.remove();
      }
    }
    const links = { results: 'https://town.example/results' };
    const fake = new FakeEndpoint(telling(ballot, { closes, links }));
    const widget = await open('samskab-voting-ballot', fake);
    await until(() => root(widget).querySelector('.links a'));
    expect((find(widget, '.links a') as HTMLAnchorElement).href).to.equal(links.results);
  });
});
