import { expect } from '@open-wc/testing';
import '../../../src/embed/define/results.ts';
import type { Decision } from '../../../src/protocol/decisions.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, open, press, root, until, words, type Widget } from '../../suites/page.ts';
import { definition } from './definition.ts';

const by = { by: { en: 'The council', da: 'Byrådet' }, because: 'The ground is wet.', on: '2026-06-02' }; // prettier-ignore
const show = (decisions: readonly Decision[], lang = 'en') =>
  open('samskab-results', new FakeEndpoint({ ...definition, decisions }), lang);
const decided = (widget: Widget) => words(find(widget, '[part="decisions"]'));
const plain = (text: string) => text.replace(/\s+/g, ' ');

describe('what was decided after the count, in samskab-results', () => {
  it('is told with who decided it, when and why, and the count stays', async () => {
    const widget = await show([
      { item: 'tree', kind: 'withdrawn', ...by },
      { item: 'skate', kind: 'part-funded', amount: 2_000_050, ...by },
    ]);
    const said = plain(decided(widget));
    expect(said).to.contain(
      'Decided after the count Trees and Skatepark The count itself has not changed.',
    );
    expect(said).to.contain('Trees Withdrawn. It will not happen. Why: The ground is wet.');
    expect(said).to.contain('Decided by: The council, June 2, 2026');
    expect(said).to.contain('Skatepark It gets DKK 20,000.50 of the DKK 45,000 it costs.');
    expect(words(find(widget, '[part="claim"]'))).to.equal('2 of 4 chosen');
    const [winner] = root(widget).querySelectorAll('[part="winner"]');
    expect(words(winner as Element)).to.match(/Trees.*⚑ Decided after the count: Withdrawn\./s);
    await press(widget, 'Table');
    const [first, second] = root(widget).querySelectorAll('[part="items"] [part="item"]');
    // The sign and the words beside its name do not go by colour.
    expect(words(first as Element)).to.match(/Trees.*⚑ Decided after the count: Withdrawn\./s);
    expect(words(first as Element)).to.contain('Chosen as number 1');
    expect(words(second as Element)).not.to.contain('⚑');
  });

  it('names what it cannot go together with, and says which way it was overridden', async () => {
    const widget = await show([
      { item: 'bench', kind: 'incompatible', with: 'tree', ...by },
      { item: 'tree', kind: 'overridden', ...by },
      { item: 'pool', kind: 'incompatible', ...by },
      { item: 'skate', kind: 'overridden', ...by },
    ]);
    const said = plain(decided(widget));
    expect(said).to.contain('It cannot go together with Trees, so it will not happen.');
    expect(said).to.contain('Trees It was chosen, but will not happen.');
    expect(said).to.contain('It cannot go together with another one, so it will not happen.');
    expect(said).to.contain('Skatepark It was not chosen, but will happen all the same.');
  });

  it('is told in each language, and in the language it was written in', async () => {
    const danish = await show([{ item: 'tree', kind: 'withdrawn', ...by }], 'da');
    // English stands there until the words have come.
    await until(() => decided(danish).includes('Besluttet'));
    expect(plain(decided(danish))).to.contain('Træer Trukket tilbage. Det bliver ikke til noget.');
    expect(plain(decided(danish))).to.contain('Besluttet af: Byrådet, 2. juni 2026');
    const why = [...root(danish).querySelectorAll('[part="decisions"] [lang="en"]')].map(words);
    expect(why).to.deep.equal(['The ground is wet.']);
    const arabic = await show([{ item: 'tree', kind: 'withdrawn', ...by }], 'ar');
    await until(() => decided(arabic).includes('سُحب. لن يُنفَّذ.'));
  });

  it('is not there where nothing was decided', async () => {
    expect(root(await show([])).querySelector('[part="decisions"]')).to.equal(null);
  });
});
