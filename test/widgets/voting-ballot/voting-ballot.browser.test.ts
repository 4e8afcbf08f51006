import { expect } from '@open-wc/testing';
import '../../../src/embed/define/voting-ballot.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { FakeEndpoint, problem } from '../../suites/fake-endpoint.ts';
import { participationSuite } from '../../suites/participation.ts';
import {
  announced,
  field,
  find,
  focused,
  goOn,
  open,
  press,
  root,
  settle,
  tabTo,
  text,
  tick,
  type,
  until,
  type Widget,
} from '../../suites/page.ts';
import { cumulative, definition, ordinal, scoring } from './definition.ts';

const tag = 'samskab-voting-ballot';

describe(tag, () => {
  participationSuite({
    tag,
    definition,
    fill: async (widget) => tick(widget, 'Benches'),
    fillByKeys: async () => {
      await tabTo((element) => element.matches('input[type="checkbox"]'));
      await sendKeys({ press: 'Space' });
    },
    submission: { selections: [{ item: 'bench' }] },
    words: { en: 'The town votes', da: 'Byen stemmer', ar: 'البلدة تصوّت' },
    strictModule: new URL('./strict-page.ts', import.meta.url),
  });

  it('says beside an item which others it cannot be chosen with', async () => {
    const exclusive = [definition.items.slice(0, 2).map(({ id }) => id)];
    const items = definition.items.map((item) => ({ ...item, cost: 100 }));
    const fake = new FakeEndpoint({ ...definition, items, budget: 100, exclusive });
    const widget = await open(tag, fake);
    const told = [...root(widget).querySelectorAll('[part="item"]')].filter((item) =>
      item.textContent.includes('Only one of these can be chosen: this one and'),
    );
    expect(told.length).to.equal(2);
  });

  it('says how many of each category may be chosen: before, when there are as many, and of one too many', async () => {
    const names = [{ en: 'Green', da: 'Grønt' }, { en: 'Play', da: 'Leg' }, { en: 'Green', da: 'Grønt' }]; // prettier-ignore
    const items = definition.items.map((item, at) => ({ ...item, category: names[at] ?? '' }));
    const limits = { minLength: 0, maxLength: 3, minLengthPerCategory: 1, maxLengthPerCategory: 1 };
    const fake = new FakeEndpoint({ ...definition, items, ...limits, language: 'da' });
    const widget = await open(tag, fake);
    expect(text(widget)).to.include('At least 1 in each category · At most 1 in each category');
    expect(text(widget)).not.to.include('Green: you can');
    await tick(widget, 'Benches');
    expect(text(widget)).to.include('Green: you can choose no more there');
    await tick(widget, 'Trees');
    expect(text(widget)).to.include('Green: Take 1 out');
    await goOn(widget);
    expect(text(widget)).to.include('Choose at most 1 in the category Green. Take 1 out');
    expect(text(widget)).to.include('Choose at least 1 in the category Play');
    await tick(widget, 'Trees');
    await tick(widget, 'Skatepark');
    await send(widget);
    expect(selections(fake)).to.deep.equal([{ item: 'bench' }, { item: 'skate' }]);
  });

  const selections = (fake: FakeEndpoint) => fake.posts.at(-1)?.body['selections'];
  const send = async (widget: Widget) => {
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
  };

  describe('approval', () => {
    it('refuses none and too many, in a summary with the focus that leads to the first project', async () => {
      const widget = await open(tag, new FakeEndpoint(definition));
      await goOn(widget);
      expect(focused()?.id).to.equal('summary');
      expect(text(widget)).to.contain('Choose at least 1');
      await expect(widget).to.be.accessible();
      find(widget, '.summary a').click();
      await settle(widget);
      expect(focused(), 'the link leads to where one can begin').to.equal(field(widget, 'Benches'));
      for (const name of ['Benches', 'Skatepark', 'Trees']) await tick(widget, name);
      await goOn(widget);
      expect(text(widget)).to.contain('Choose at most 2');
    });

    it('has radio buttons where one may be chosen', async () => {
      const fake = new FakeEndpoint({ ...definition, maxLength: 1 });
      const widget = await open(tag, fake);
      await tick(widget, 'Benches');
      await tick(widget, 'Trees');
      expect(root(widget).querySelectorAll('input[type="radio"]:checked').length).to.equal(1);
      await expect(widget).to.be.accessible();
      await send(widget);
      expect(selections(fake)).to.deep.equal([{ item: 'tree' }]);
    });
  });

  describe('ordinal', () => {
    it('ranks with Add, Up, Down, Top and Remove, and keeps the focus on what moved', async () => {
      const fake = new FakeEndpoint(ordinal);
      const widget = await open(tag, fake);
      for (const name of ['Benches', 'Skatepark', 'Trees']) await press(widget, `Add: ${name}`);
      await press(widget, 'Up: Trees');
      expect(focused()?.ariaLabel).to.equal('Up: Trees');
      await press(widget, 'To the top: Skatepark');
      await press(widget, 'Down: Skatepark');
      find(widget, '.order [aria-label="Remove: Benches"]').click();
      await settle(widget);
      expect(focused()?.ariaLabel).to.equal('Remove: Skatepark');
      await expect(widget).to.be.accessible();
      await send(widget);
      expect(selections(fake)).to.deep.equal([
        { item: 'skate', value: 1 },
        { item: 'tree', value: 2 },
      ]);
    });

    it('says where what moved is now, once it rests', async () => {
      const widget = await open(tag, new FakeEndpoint(ordinal));
      await press(widget, 'Add: Benches');
      await press(widget, 'Add: Trees');
      await press(widget, 'Up: Trees');
      await until(() => announced() === 'Trees: number 1 of 2');
    });
  });

  describe('cumulative', () => {
    it('shares out points with − and + and by typing, and says what is left', async () => {
      const fake = new FakeEndpoint(cumulative);
      const widget = await open(tag, fake);
      await press(widget, 'More: Benches');
      await press(widget, 'More: Benches');
      expect(find(widget, '.bar').textContent).to.contain('3 points left');
      await type(widget, 'Trees', '4');
      await until(() => find(widget, '.bar').textContent?.includes('1 point too many'));
      await goOn(widget);
      expect(text(widget)).to.contain('Trees: At most 3').and.to.contain('Take 1 point back');
      await type(widget, 'Trees', '3');
      await send(widget);
      expect(selections(fake)).to.deep.equal([
        { item: 'bench', value: 2 },
        { item: 'tree', value: 3 },
      ]);
    });

    it('keeps on screen what is no number, and says so', async () => {
      const widget = await open(tag, new FakeEndpoint(cumulative));
      await type(widget, 'Trees', 'lots');
      await goOn(widget);
      await until(() => root(widget).querySelector('.summary'));
      expect(find<HTMLInputElement>(widget, 'input[aria-invalid="true"]').value).to.equal('lots');
      expect(text(widget)).to.contain('Trees: Write a number');
    });
  });

  describe('scoring', () => {
    it('takes a score for each, and no opinion for what is left', async () => {
      const fake = new FakeEndpoint(scoring);
      const widget = await open(tag, fake);
      const score = async (item: number, label: string) => {
        const scales = [...root(widget).querySelectorAll('.scale')];
        const labels = [...(scales[item]?.querySelectorAll('label') ?? [])];
        labels.find((one) => one.textContent?.trim() === label)?.click();
        await settle(widget);
      };
      await score(0, '5');
      await score(1, '0');
      await score(2, '3');
      await score(2, 'No opinion');
      await expect(widget).to.be.accessible();
      await send(widget);
      expect(selections(fake)).to.deep.equal([
        { item: 'bench', value: 5 },
        { item: 'skate', value: 0 },
      ]);
    });
  });

  describe('a code', () => {
    const coded = { ...definition, credential: 'code' };

    it('is asked for last, sent along, and never kept on the device', async () => {
      const fake = new FakeEndpoint(coded);
      const widget = await open(tag, fake);
      expect(text(widget)).not.to.contain('voting code');
      await tick(widget, 'Benches');
      await goOn(widget);
      await goOn(widget);
      expect(text(widget), 'nothing is sent without one').to.contain('Write your voting code');
      expect(focused()?.id).to.equal('summary');
      await type(widget, 'Your voting code', '7k3m q9tx 2fhd');
      expect(JSON.stringify(localStorage)).not.to.contain('7k3m');
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts[0]?.body['credential']).to.deep.equal({
        kind: 'code',
        code: '7k3m q9tx 2fhd',
      });
    });

    it('that is unknown or used is told apart, and nothing is lost', async () => {
      const fake = new FakeEndpoint(coded);
      fake.nextPosts.push(
        () => problem(403, 'not-eligible'),
        () => problem(409, 'already-voted'),
      );
      const widget = await open(tag, fake);
      await tick(widget, 'Benches');
      await goOn(widget);
      await type(widget, 'Your voting code', 'WRONG');
      await goOn(widget);
      await until(() => text(widget).includes('We do not know this code'));
      expect(find<HTMLInputElement>(widget, '#credential').value).to.equal('WRONG');
      await expect(widget).to.be.accessible();
      await goOn(widget);
      await until(() => text(widget).includes('already been used'));
      expect(text(widget)).to.contain('Benches');
    });
  });

  describe('a long list', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      id: `p${index}`,
      name: `Project ${index}`,
      category: index % 2 ? 'Odd' : 'Even',
    }));

    it('is searched and filtered without losing what was chosen', async () => {
      const fake = new FakeEndpoint({ ...definition, items });
      const widget = await open(tag, fake);
      await tick(widget, 'Project 3');
      await type(widget, 'Search', 'project 17');
      expect(root(widget).querySelectorAll('.item:not([hidden])').length).to.equal(1);
      await tick(widget, 'Project 17');
      await type(widget, 'Search', 'nothing like it');
      expect(text(widget)).to.contain('Nothing matches');
      await send(widget);
      expect(selections(fake)).to.deep.equal([{ item: 'p3' }, { item: 'p17' }]);
    });

    it('comes in an order drawn for the person, which stays, and it says so', async () => {
      const fake = new FakeEndpoint({ ...definition, items, order: 'random' });
      const names = (widget: Widget) =>
        [...root(widget).querySelectorAll('.item h4')].map((one) => one.textContent?.trim());
      const first = await open(tag, fake);
      await until(() => names(first).length === items.length);
      const order = names(first);
      expect(text(first)).to.contain('order is random');
      expect(order).not.to.deep.equal(items.map(({ name }) => name));
      expect([...order].sort()).to.deep.equal(items.map(({ name }) => name).sort());
      first.remove();
      const second = await open(tag, fake);
      await until(() => names(second).length === items.length);
      expect(names(second)).to.deep.equal(order);
    });
  });
});
