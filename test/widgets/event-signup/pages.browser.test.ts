import { expect } from '@open-wc/testing';
import '../../../src/embed/define/event-signup.ts';
import type { EventDefinition } from '../../../src/protocol/events.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import { find, goOn, open, root, text, tick, type, until, words } from '../../suites/page.ts';
import { definition } from './definition.ts';

const tag = 'samskab-event-signup';
const single: EventDefinition = {
  ...definition,
  oneQuestionPerPage: true,
  fields: [
    { id: 'bus', kind: 'short-text', label: 'Which bus do you take?', required: true },
    { id: 'more', kind: 'short-text', label: 'Anything else?' },
  ],
  contact: { name: 'required' },
};

describe(`${tag} asks one question a page`, () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('from the dates over the household to the receipt', async () => {
    const fake = new FakeEndpoint(single);
    const widget = await open(tag, fake);
    const headings: string[] = [];
    const next = async () => {
      headings.push(words(find(widget, '#heading')));
      await goOn(widget);
    };
    expect(text(widget)).to.contain('Step 1 of 7');
    await goOn(widget);
    expect(words(find(widget, '.summary'))).to.contain('When');
    await tick(widget, 'Friday, December 6');
    await next();
    await next();
    await expect(widget).to.be.accessible();
    await next();
    await type(widget, 'Which bus do you take?', '7');
    await next();
    await next();
    await type(widget, 'Name', 'Mona');
    await next();
    expect(headings).to.deep.equal([
      'When will you come?',
      'How many are coming?',
      'Each of you',
      'Which bus do you take?',
      'Anything else? (optional)',
      'How can we reach you?',
    ]);
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    expect(fake.posts[0]?.body).to.deep.equal({
      dates: ['d1'],
      adults: 1,
      children: 0,
      answers: { bus: '7' },
      contact: { name: 'Mona' },
      language: 'en',
    });
  });

  it('and tells a single date where it asks who comes', async () => {
    const { personFields: _none, ...others } = single;
    const dates = definition.dates.slice(0, 1);
    const widget = await open(tag, new FakeEndpoint({ ...others, dates }));
    expect(text(widget)).to.contain('How many are coming?').and.to.contain('Friday, December 6');
    expect(text(widget)).to.contain('Step 1 of 5');
    expect(root(widget).querySelector('.leaf')).not.to.equal(null);
  });
});
