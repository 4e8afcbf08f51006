import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import type { CountedResults, ResultItem } from '../../../src/protocol/results.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, focused, open, press, root, until, words, type Widget } from '../../suites/page.ts';
import { board, definition, items } from './definition.ts';

const show = (results: object) => open('samskab-results', new FakeEndpoint(results), 'en');
const withChange = (change: Partial<CountedResults>) => ({ ...definition, ...change });
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));

describe('the first screen of samskab-results', () => {
  it('says in one line what came of it, with what is spent and left', async () => {
    const widget = await show(definition);
    expect(part(widget, 'claim')).to.equal('2 of 4 proposals will happen');
    expect(part(widget, 'header')).to.contain('Final result · 312 voted');
    expect(part(widget, 'summary')).to.equal('DKK 32,000 given DKK 18,000 left');
    const widths = [...root(widget).querySelectorAll('.whole > i')].map(
      (one) => one.getBoundingClientRect().width,
    );
    expect(widths).to.have.length(3);
    const [tree = 0, bench = 0, rest = 0] = widths;
    expect(bench / tree, 'as their costs').to.be.closeTo(0.6, 0.02);
    expect(rest / tree, 'what is left').to.be.closeTo(0.9, 0.03);
  });

  it('claims no more than is known', async () => {
    const claim = async (change: Partial<CountedResults>) =>
      part(await show(withChange(change)), 'claim');
    expect(await claim({ state: 'provisional' } as never)).to.equal('2 of 4 chosen');
    const lost = items.map((item) => ({ ...item, selected: false }));
    expect(await claim({ items: lost })).to.equal('None was chosen');
    expect(part(await show(board), 'claim')).to.equal('1 of 2 chosen');
    const decisions = [{ item: 'tree', kind: 'withdrawn', by: 'B', because: 'C', on: '2026-05-04' }]; // prettier-ignore
    expect(await claim({ decisions } as never)).to.equal('2 of 4 chosen');
  });

  it('has the pictures of what was chosen, which lead to why', async () => {
    // What comes from there is no picture, and is asked for all the same.
    const url = new URL('/', location.href).href;
    const picture = { url, alt: { en: 'A tree', da: 'Et træ' }, width: 600, height: 400 };
    const [bench, skate, tree, pool] = items as [ResultItem, ResultItem, ResultItem, ResultItem];
    const widget = await show(withChange({ items: [bench, skate, { ...tree, picture }, pool] }));
    const winners = [...root(widget).querySelectorAll('[part="winner"]')];
    expect(winners.map(words)).to.deep.equal(['Trees DKK 20,000', 'Benches DKK 12,000']);
    const image = find<HTMLImageElement>(widget, '[part="winner"] img');
    expect([image.src, image.alt, image.lang, image.width > 0, image.loading]).to.deep.equal([
        url, 'A tree', 'en', true, 'lazy',
      ]); // prettier-ignore
    expect(winners[1]?.querySelector('.no-picture'), 'a quiet ground').to.not.equal(null);
    expect(root(widget).querySelectorAll('img')).to.have.length(1);
    await press(widget, 'Table');
    await press(widget, 'Trees');
    await until(() => focused()?.matches('summary'));
    expect(words(focused() as Node)).to.contain('Trees');
    expect(find(widget, 'details[open]').textContent).to.contain('200 people wanted this');
  });

  it('is there before the list, to which a winner that is pressed leads once it is there', async () => {
    const early = new Promise<string>((resolve) => {
      const look = async ({ target }: Event) => {
        const widget = target as Widget;
        await widget.updateComplete;
        const list = root(widget).querySelector('[part="list"]');
        find<HTMLElement>(widget, '[part="winner"] button').click();
        resolve(`${list === null} ${part(widget, 'claim')}`);
      };
      document.addEventListener('samskab-ready', (event) => void look(event), { once: true });
    });
    await show(definition);
    expect(await early).to.equal('true 2 of 4 proposals will happen');
    await until(() => focused()?.matches('summary'));
    expect(words(focused() as Node)).to.contain('Trees');
  });

  it('has names alone where nothing has a picture, and the way to what was not chosen', async () => {
    const widget = await show(definition);
    expect(root(widget).querySelector('[part="winner"] img, .no-picture')).to.equal(null);
    expect(part(widget, 'winners')).to.contain('DKK 18,000 left.');
    // The pool would have fitted: it is not said that the money was not enough.
    expect(part(widget, 'winners')).not.to.contain('not enough');
    await press(widget, 'See what was not chosen');
    await until(() => focused()?.matches('summary'));
    expect(words(focused() as Node)).to.contain('Skatepark');
  });

  it('has no more winners than fit, until all are asked for', async () => {
    const many = Array.from({ length: 30 }, (_, index) => {
      return { ...items[0], id: `p${index}`, name: `Project ${index}`, place: index + 1 } as ResultItem; // prettier-ignore
    });
    const widget = await show(withChange({ items: many }));
    const count = () => root(widget).querySelectorAll('[part="winner"]').length;
    expect(count()).to.equal(12);
    await press(widget, 'Show all 30 that were chosen');
    expect(count()).to.equal(30);
  });
});
