import { expect } from '@open-wc/testing';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { open, root, until, words } from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';

const tag = 'samskab-voting-ballot';
const one = { ...definition, title: 'The town votes' };

describe('a test', () => {
  for (const [lang, said] of [
    ['en', 'This is a test. Nothing counts.'],
    ['da', 'Dette er en test. Intet tæller.'],
    ['ar', 'هذا اختبار. لا شيء يُحسب.'],
  ] as const) {
    it(`says so above everything else, in ${lang}`, async () => {
      const widget = await open(tag, new FakeEndpoint({ ...one, test: true }), lang);
      const line = () => root(widget).querySelector('.test');
      await until(() => line() !== null && words(line() as Element) === said);
      expect(words(line() as Element)).to.equal(said);
      expect(root(widget).querySelector('[part="languages"]') === null).to.equal(true);
    });
  }

  it('says it in the language that a reader changes to, beside the languages', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...definition, test: true }), 'en');
    await until(() => root(widget).querySelector('[part="languages"] button') !== null);
    widget.lang = 'de';
    const line = () => words(root(widget).querySelector('.test') as Element);
    await until(() => line() === 'Das ist ein Test. Nichts zählt.');
    expect(line()).to.equal('Das ist ein Test. Nichts zählt.');
  });

  it('is nothing that another definition says', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...definition, test: false }), 'en');
    await until(() => root(widget).querySelector('[part="languages"] button') !== null);
    expect(root(widget).querySelector('.test') === null).to.equal(true);
  });
});
