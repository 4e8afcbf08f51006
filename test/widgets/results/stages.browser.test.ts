import { aTimeout, expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, open, root, unfold, words, type Widget } from '../../suites/page.ts';
import { stages } from './definition.ts';
import { setViewport } from '../../tools/in-browser.ts';

const show = (results: object, lang = 'en') =>
  open('samskab-results', new FakeEndpoint(results), lang);
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));

describe('stages in samskab-results', () => {
  it('stand in a table, with what happened at each', async () => {
    const widget = await show(stages);
    const lines = [...root(widget).querySelectorAll('[part="stages"] tr')].map((line) =>
      [...line.children].map(words),
    );
    expect(lines).to.deep.equal([
      ['Name', 'Round 1', 'Round 2', 'Round 3'],
      [
        'What happened',
        'Anna: chosen.',
        'Anna had more votes than needed. The rest moved on.',
        'Carl is out. Bo: chosen.',
      ],
      ['Enough', '34', '34', '34'],
      ['Anna', '40', '34', '34'],
      ['Bo', '29', '33.5', '33.5'],
      ['Carl', '31', '31.15', '0'],
      ['Count for nobody any more', '0', '1.35', '32.5'],
    ]);
  });

  it('are told in plain words, and why each was chosen or not', async () => {
    const widget = await show(stages);
    const how = part(widget, 'how');
    expect(how).to.contain('The one with enough votes was chosen.');
    expect(how).to.contain('with five decimals');
    expect(how).to.contain('There were 2 places.');
    expect(how).to.contain('the last round in which they were not equal decided');
    expect(how).to.contain('drawn by lot');
    await unfold(widget);
    const list = part(widget, 'list');
    expect(list).to.contain('In round 1 it had 40 votes. It needed 34. So it was chosen.');
    expect(list).to.contain('no more were left than there were places');
    expect(list).to.contain('In round 3 it was out, with 31.15 votes.');
    expect(list).to.contain('3 more votes from people who put it first');
    const runoff = { ...stages, counting: { rule: 'instant-runoff' } };
    expect(part(await show(runoff), 'how')).to.contain('more than half of the votes');
    const exact = { ...stages, counting: { rule: 'stv', transfers: 'exact' } };
    expect(part(await show(exact), 'how')).to.contain('a part of a vote, exactly');
  });

  it('fill the bars: votes when it was decided', async () => {
    const widget = await show(stages);
    expect(words(find(widget, '#title'))).to.equal('Votes when it was settled');
    await aTimeout(200);
    const [anna = 0, ...others] = [...root(widget).querySelectorAll('.bar')].map(
      (bar) => bar.getBoundingClientRect().width,
    );
    const [bo = 0, carl = 0] = others;
    expect(bo / anna).to.be.closeTo(33.5 / 40, 0.02);
    expect(carl / anna).to.be.closeTo(31.15 / 40, 0.02);
  });

  for (const lang of ['en', 'ar']) {
    it(`fit 320 px, scroll in themselves, and have no fault that axe finds, in ${lang}`, async () => {
      await setViewport({ width: 320, height: 600 });
      const widget = await show(stages, lang);
      await unfold(widget);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      const scroller = find(widget, '[part="stages"] .scroll');
      expect(scroller.scrollWidth).to.be.above(scroller.clientWidth);
      await expect(widget).to.be.accessible();
      await setViewport({ width: 800, height: 600 });
    });
  }
});
