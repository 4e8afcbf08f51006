import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import type { CountedResults, ResultItem } from '../../../src/protocol/results.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, open, press, root, settle, until, words, type Widget } from '../../suites/page.ts';
import { definition, items } from './definition.ts';

const show = (results: object = definition, lang = 'en') =>
  open('samskab-results', new FakeEndpoint(results), lang);
const sheetOf = (widget: Widget) => root(widget).querySelector('[part="sheet"]');
const textOf = (widget: Widget, selector: string) =>
  [...root(widget).querySelectorAll(`.sheet ${selector}`)].map(words);
const picture = { url: 'data:image/svg+xml,<svg/>', alt: 'A picture' };

/** As the browser tells it: it prints as soon as all have heard of it. */
function browserPrints(): void {
  dispatchEvent(new Event('beforeprint'));
}

describe('the sheet of paper, in samskab-results', () => {
  it('is not there until somebody prints, and then at once', async () => {
    const widget = await show();
    expect(sheetOf(widget) === null).to.equal(true);
    browserPrints();
    expect(sheetOf(widget) === null).to.equal(false);
    expect(getComputedStyle(find(widget, '.sheet')).display, 'on the screen').to.equal('none');
  });

  it('says what it is, who won and who did not, why, how, and where to read it', async () => {
    const widget = await show({
      ...definition,
      closes: '2026-05-01T20:00:00Z',
      help: 'Call 12 34 56 78.',
    });
    browserPrints();
    const sheet = words(find(widget, '.sheet'));
    for (const said of ['The town has voted', '312 voted', 'Voting closed', 'Call 12 34']) {
      expect(sheet).to.contain(said);
    }
    expect(textOf(widget, 'section:nth-of-type(1) li')).to.deep.equal([
      'Trees DKK 20,000 200 When its turn came, DKK 50,000 was left, so it was chosen.',
      'Benches DKK 12,000 120 When its turn came, DKK 30,000 was left, so it was chosen.',
    ]);
    expect(textOf(widget, 'section:nth-of-type(2) li')).to.deep.equal([
      'Skatepark DKK 45,000 130 When its turn came, only DKK 30,000 was left.',
      'Pool DKK 1,000 0 Nobody voted for this.',
    ]);
    const address = location.href.replace(/^https?:\/\/|#.*/g, '');
    expect(words(find(widget, '.again'))).to.contain(address);
    expect(root(widget).querySelector('.sheet svg') === null, 'it waits for nothing').to.equal(
      true,
    );
  });

  it('has votes and cost below each picture, and what was decided since', async () => {
    const pictured = items.map((item): ResultItem => ({ ...item, picture }));
    const decision = { item: 'tree', kind: 'withdrawn', by: 'The council', because: 'Rot', on: '2026-01-02' }; // prettier-ignore
    const widget = await show({ ...definition, items: pictured, decisions: [decision] });
    browserPrints();
    const [trees, benches] = textOf(widget, '.won > li');
    expect(trees).to.match(/^Trees 200 votes DKK 20,000 ⚑ /);
    expect(benches).to.equal('Benches 120 votes DKK 12,000');
  });

  it('has everything, however a person looks at the list', async () => {
    const many = Array.from({ length: 30 }, (_, at) => {
      const item = items[at % items.length] as ResultItem;
      return { ...item, id: `p${at}`, name: `Project ${at}` };
    });
    const widget = await show({ ...definition, items: many });
    await press(widget, 'Table');
    browserPrints();
    expect(textOf(widget, '.rows > li')).to.have.length(30);
  });

  it('follows the language, once it is there', async () => {
    const widget = await show();
    browserPrints();
    (widget.parentElement as HTMLElement).lang = 'da';
    await until(() => words(find(widget, '.sheet')).includes('Endeligt resultat'));
  });

  it('is printed alone by the button, with the address as squares', async () => {
    const plainly = window.print;
    const printed: [text: string, squares: boolean][] = [];
    window.print = () => {
      const sheet = document.querySelector('.samskab-print')?.shadowRoot?.querySelector('.sheet');
      printed.push([words(sheet as Node), sheet?.querySelector('svg path') !== null]);
    };
    try {
      const widget = await show(definition as CountedResults);
      await press(widget, 'Print a poster');
      await until(() => printed.length > 0);
      expect(printed[0]?.[0]).to.contain('Trees').and.to.contain('Read it again');
      expect(printed[0]?.[1]).to.equal(true);
      dispatchEvent(new PointerEvent('pointerdown'));
      expect(document.querySelectorAll('.samskab-print').length).to.equal(0);
      await settle(widget);
    } finally {
      window.print = plainly;
    }
  });
});
