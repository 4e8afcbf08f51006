import { expect } from '@open-wc/testing';
import '../../../src/embed/define/budget-allocator.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, goOn, open, root, text, tick, until, words } from '../../suites/page.ts';
import { setViewport } from '../../tools/in-browser.ts';
import { definition } from '../../widgets/budget-allocator/definition.ts';

const tag = 'samskab-budget-allocator';
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

/** The last look, as a bill; and again on the receipt. */
describe('a bill', () => {
  afterEach(() => localStorage.clear());

  const pictured = {
    ...definition,
    items: definition.items.map((item) => ({ ...item, picture: { url: PIXEL, alt: 'Seen' } })),
  };
  const toReview = async (fake: FakeEndpoint) => {
    const widget = await open(tag, fake);
    await tick(widget, 'Benches');
    await tick(widget, 'Trees');
    await goOn(widget);
    await until(() => text(widget).includes('Check before you send'));
    return widget;
  };

  it('has the sum between two rules, and what was not used below it', async () => {
    const widget = await toReview(new FakeEndpoint(definition));
    const rows = [...root(widget).querySelectorAll('.review > div')];
    const said = rows.map(
      (row) =>
        words(row.querySelector('dt') as Node) + '|' + words(row.querySelector('dd') as Node),
    );
    expect(said).to.deep.equal([
      'Benches|DKK 12,000',
      'Trees|DKK 20,000',
      'Total|DKK 32,000',
      'Not used|DKK 28,000',
    ]);
    const { borderTopWidth, borderBottomWidth } = getComputedStyle(find(widget, '.sum'));
    expect([borderTopWidth, borderBottomWidth]).to.deep.equal(['2px', '2px']);
    const edges = rows
      .slice(0, 2)
      .map((row) => row.querySelector('dd')?.getBoundingClientRect().right);
    expect(edges[0], 'amounts end at one edge').to.be.closeTo(edges[1] ?? 0, 0.5);
  });

  it('shows small pictures that take their room at once, here and on the receipt', async () => {
    const widget = await toReview(new FakeEndpoint(pictured));
    for (const where of ['.review', '.slip .review']) {
      const pictures = [...find(widget, where).querySelectorAll('img')];
      expect(pictures.length).to.equal(2);
      for (const { alt, loading, width, height } of pictures) {
        expect([alt, loading]).to.deep.equal(['', 'lazy']);
        expect([width, height].join()).to.equal('48,32');
      }
      if (where === '.review') {
        await goOn(widget);
        await until(() => text(widget).includes('Thank you'));
      }
    }
  });

  it('says what is wrong beside what it is about', async () => {
    const fake = new FakeEndpoint(pictured);
    const widget = await toReview(fake);
    widget.remove();
    // The money became less meanwhile.
    fake.definition = { ...(fake.definition as object), budget: 1_500_000 };
    const again = await open(tag, fake);
    await until(() => text(again).includes('Check before you send'));
    expect(words(find(again, '.review ~ .error'))).to.contain('Too expensive by DKK 17,000');
  });

  it('and a receipt fit a phone with large text', async () => {
    await setViewport({ width: 360, height: 640 });
    const widget = await toReview(new FakeEndpoint(pictured));
    widget.parentElement?.style.setProperty('font-size', '32px');
    const fits = () => expect(document.documentElement.scrollWidth).to.be.at.most(360);
    fits();
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    fits();
    const code = find(widget, '.code');
    expect(code.scrollWidth, 'the code is whole').to.be.at.most(code.clientWidth);
    await setViewport({ width: 800, height: 600 });
  });
});
