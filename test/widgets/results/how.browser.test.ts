import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import type { CountedResults } from '../../../src/protocol/results.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, open, root, text, words, type Widget } from '../../suites/page.ts';
import { board, definition } from './definition.ts';

const show = (results: object) => open('samskab-results', new FakeEndpoint(results), 'en');
const withChange = (change: Partial<CountedResults>) => ({ ...definition, ...change });
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));
const rows = (widget: Widget) =>
  [...root(widget).querySelectorAll('[part~="items"] .name')].map(words);

describe('how it was counted, in samskab-results', () => {
  it('by a rule with its options, and what another rule would have chosen', async () => {
    const widget = await show(
      withChange({
        counting: { rule: 'greedy', by: 'votes/cost', skip: false, threshold: 20, ties: 'id' },
        allWouldFit: true,
      }),
    );
    expect(part(widget, 'how')).to.contain('the most votes for its cost');
    expect(part(widget, 'how')).to.contain('ended at the first that costs more');
    expect(part(widget, 'how')).to.contain('less than 20 votes could not be chosen');
    expect(part(widget, 'how')).to.contain('their ids decided');
    expect(part(widget, 'how')).to.contain('No two were equal');
    expect(text(widget)).to.contain('There was enough money for everything');
    expect(part(widget, 'other')).to.contain('This is not the result.');
    expect(part(widget, 'other')).to.contain('Spent: DKK 21,000');
    expect(part(widget, 'other')).to.contain('Trees (Also in the result)');
    expect(part(widget, 'other')).to.contain('Pool (Not in the result)');
    expect(part(widget, 'other')).to.contain('In the result, but not here: Benches');
  });

  it('by equal shares, compared with another way', async () => {
    const widget = await show(
      withChange({
        counting: {
          rule: 'equal-shares',
          utility: 'cardinality',
          completion: 'add1',
          start: 'floor',
          until: 'exhaustive',
          step: 500,
          compare: 'greedy',
        },
        share: 16_025,
        comparison: { taken: 'greedy', greedy: 40, equalShares: 38 },
      }),
    );
    const how = part(widget, 'how');
    for (const said of [
      'shared equally between all who voted',
      'Each thing counts the same.',
      'Shares were rounded down',
      'Each step was DKK 5.',
      'not enough money for anything more',
      'each share was DKK 160.25.',
      'more with equal shares: 38. With most votes first: 40. So most votes first was used.',
    ]) {
      expect(how).to.contain(said);
    }
    expect(how).not.to.contain('What was still left');
    const pointed = { rule: 'equal-shares', utility: 'points', threshold: 20 } as const;
    const none = part(await show(withChange({ counting: { ...pointed, completion: 'none' } })), 'how'); // prettier-ignore
    expect(none).to.contain('What was left was not spent.').and.to.contain('less than 20 points');
  });

  it('for a board: no money, ties by lot, and each against each', async () => {
    const widget = await show(board);
    const said = text(widget);
    expect(said).not.to.match(/DKK|Spent|Cost|cheaper|undefined/);
    expect(rows(widget)).to.deep.equal(['Bo', 'Anna']);
    expect(part(widget, 'how')).to.contain('drawn by lot');
    expect(part(widget, 'how')).to.contain('From the start, Bo and Anna were equal.');
    expect(part(widget, 'how')).to.match(/Anna would have been chosen.*Bo would not have been/);
    expect(part(widget, 'how')).to.contain('Only number 1 is chosen.');
    const cells = [...root(widget).querySelectorAll('[part="pairs"] td')].map(words);
    expect(cells).to.deep.equal(['–', '18', '18', '–']);
    expect(root(widget).querySelector('[part="recount"]')).to.equal(null);
  });

  it('and how fair it was, and who took part', async () => {
    const widget = await show(definition);
    expect(part(widget, 'fairness')).to.contain('298 of 312 got something they wanted.');
    expect(part(widget, 'fairness')).to.contain('nothing they wanted 14 of 312');
    expect(part(widget, 'turnout')).to.contain('300 voted online and 12 on paper.');
    expect(part(widget, 'fairness')).to.contain('on average 1.25');
    const [nature] = root(widget).querySelectorAll('[part="fairness"] tbody tr');
    expect([...(nature?.children ?? [])].map(words)).to.deep.equal([
      'Nature',
      '2 of 2',
      '320',
      'DKK 32,000',
    ]);
    const turnout = part(widget, 'turnout');
    expect(turnout).to.contain('Northside 309');
    expect(turnout).to.contain('Southside Fewer than five, or hidden');
    expect(turnout).to.contain('Online 300 On paper 12');
    const { turnout: _, ...without } = definition;
    expect(root(await show(without)).querySelector('[part="turnout"]')).to.equal(null);
  });
});
