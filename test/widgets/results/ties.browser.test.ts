import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, open, words, type Widget } from '../../suites/page.ts';
import { board, definition } from './definition.ts';

const show = (results: object) => open('samskab-results', new FakeEndpoint(results), 'en');
const part = (widget: Widget, name: string) => words(find(widget, `[part="${name}"]`));

describe('ties in samskab-results', () => {
  it('tell what came of each, those that could decide first', async () => {
    const idle = { kind: 'changed-nothing', before: 1, items: ['bo', 'anna'] } as const;
    const unknown = { kind: 'not-known', items: ['bo', 'anna'] } as const;
    const ties = [...Array.from({ length: 7 }, () => idle), unknown];
    const said = part(await show({ ...board, ties }), 'how');
    expect(said).to.contain('Bo and Anna were equal where the shares had another size.');
    expect(said.indexOf('too long')).to.be.below(said.indexOf('With 1 chosen'));
    expect(said.match(/would have changed nothing/g)).to.have.length(5);
    expect(said).to.contain('where it changed nothing: 2.');
  });

  it('go by a chain that is told', async () => {
    const how = async (ties: 'votes,cost,id' | 'cost,id') =>
      part(await show({ ...definition, counting: { rule: 'greedy', ties } }), 'how');
    expect(await how('votes,cost,id')).to.contain('more votes went first, then the cheaper');
    expect(await how('cost,id')).to.contain(
      'the cheaper went first. After that, their ids decided',
    );
  });

  it('go by lots, with whence they come and what they gave', async () => {
    const how = async (lot: object, state: string) =>
      part(await show({ ...board, state, counting: { rule: 'tally', ties: { lot } } }), 'how');
    const source = { da: 'Fem terninger', en: 'Five dice at the town hall' };
    const drawn = { source, seed: '3 5 1', order: ['bo', 'anna'] };
    expect(await how(drawn, 'final')).to.contain(
      'lots decided. They came from “Five dice at the town hall” and gave 3 5 1.',
    );
    expect(await how({ source }, 'provisional')).to.contain('They will come from “Five dice');
    expect(await how({ source }, 'final')).to.contain('Here it did not matter.');
  });
});
