import { expect } from '@open-wc/testing';
import '../../../src/embed/define/budget-allocator.ts';
import { FakeEndpoint, problem } from '../../suites/fake-endpoint.ts';
import { participationSuite } from '../../suites/participation.ts';
import {
  announced,
  button,
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
  words,
  type Widget,
} from '../../suites/page.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { allocation, definition } from './definition.ts';

const tag = 'samskab-budget-allocator';

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
    words: { en: 'The town’s money', da: 'Byens penge', ar: 'أموال البلدة' },
    strictModule: new URL('./strict-page.ts', import.meta.url),
  });

  const bar = (widget: Widget) => words(find(widget, '.bar .left'));
  const send = async (widget: Widget) => {
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
  };

  describe('knapsack', () => {
    it('says at once what is left, by how much it is too much, and what to take out', async () => {
      const fake = new FakeEndpoint(definition);
      const widget = await open(tag, fake);
      expect(bar(widget)).to.equal('DKK 60,000 left of DKK 60,000');
      await tick(widget, 'Benches');
      await tick(widget, 'Skatepark');
      expect(bar(widget)).to.equal('DKK 3,000 left of DKK 60,000');
      await tick(widget, 'Trees');
      expect(words(find(widget, '.bar'))).to.contain(
        'Too expensive by DKK 17,000. It fits if you take out one of these: Take out: Trees Take out: Skatepark',
      );
      expect(words(find(widget, '.bar')), 'Benches alone would not do').not.to.contain('Benches');
      await goOn(widget);
      expect(focused()?.id).to.equal('summary');
      await expect(widget).to.be.accessible();
      await press(widget, 'Take out: Trees');
      expect(focused(), 'the focus stays where something is').to.equal(field(widget, 'Trees'));
      await send(widget);
      expect(fake.posts[0]?.body['selections']).to.deep.equal([
        { item: 'bench' },
        { item: 'skate' },
      ]);
    });

    it('wants at least so much spent, and something chosen', async () => {
      const widget = await open(tag, new FakeEndpoint({ ...definition, minSumCost: 1_500_000 }));
      await tick(widget, 'Benches');
      await goOn(widget);
      expect(words(find(widget, '.summary'))).to.contain('Spend at least DKK 15,000');
    });

    it('leads to the project that the server refused', async () => {
      const fake = new FakeEndpoint(definition);
      const errors = [{ pointer: '/selections/0/item', code: 'unknown-item' }];
      fake.nextPosts.push(() => problem(422, 'rule', { errors }));
      const widget = await open(tag, fake);
      await tick(widget, 'Trees');
      await goOn(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Trees: This can no longer be chosen'));
      find(widget, '.summary a').click();
      await until(() => focused() === field(widget, 'Trees'));
    });
  });

  describe('allocation', () => {
    it('moves a slider with the field, and the field with the slider', async () => {
      const fake = new FakeEndpoint(allocation);
      const widget = await open(tag, fake);
      const sliders = [...root(widget).querySelectorAll<HTMLInputElement>('input[type="range"]')];
      const [bench, skate] = sliders as [HTMLInputElement, HTMLInputElement];
      // Nothing, then 10,000, 15,000 and 20,000.
      expect([bench.min, bench.max, bench.step]).to.deep.equal(['0', '3', '1']);
      expect(skate.max, 'the whole budget, in whole kroner').to.equal('60000');
      await type(widget, 'Benches', '15,000');
      // It is understood by what comes a moment later.
      await until(() => bench.value === '2');
      expect(bench.getAttribute('aria-valuetext')).to.match(/15,000/);
      bench.focus();
      await sendKeys({ press: 'ArrowLeft' });
      await settle(widget);
      expect(field(widget, 'Benches').value).to.equal('10,000');
      await until(() => announced() === 'DKK 50,000 left of DKK 60,000'); // prettier-ignore
      await sendKeys({ press: 'ArrowLeft' });
      await settle(widget);
      expect(field(widget, 'Benches').value, 'nothing is nothing').to.equal('');
      await sendKeys({ press: 'End' });
      await settle(widget);
      expect(field(widget, 'Benches').value).to.equal('20,000');
      await type(widget, 'Benches', 'much');
      expect(field(widget, 'Benches').value, 'what is typed stays').to.equal('much');
      await expect(widget).to.be.accessible();
    });

    it('goes in steps between the least and the most, and from the least to nothing', async () => {
      const fake = new FakeEndpoint(allocation);
      const widget = await open(tag, fake);
      const amount = () => field(widget, 'Benches').value;
      await press(widget, 'More: Benches');
      expect(amount()).to.equal('10,000');
      await press(widget, 'More: Benches');
      await press(widget, 'More: Benches');
      expect(amount()).to.equal('20,000');
      expect(button(widget, 'More: Benches').ariaDisabled, 'that is the most').to.equal('true');
      await press(widget, 'More: Benches');
      expect(amount()).to.equal('20,000');
      for (let times = 0; times < 3; times++) await press(widget, 'Less: Benches');
      expect(amount()).to.equal('');
      expect(bar(widget)).to.equal('DKK 60,000 left of DKK 60,000');
    });

    it('takes typed amounts, and refuses what is off step, too much or no number', async () => {
      const fake = new FakeEndpoint(allocation);
      const widget = await open(tag, fake);
      await type(widget, 'Benches', '12,000');
      await type(widget, 'Skatepark', 'a lot');
      await type(widget, 'Trees', '50000');
      await until(() => bar(widget).includes('You gave DKK 2,000 too much'));
      await goOn(widget);
      const summary = words(find(widget, '.summary'));
      expect(summary).to.contain('Benches: Only in steps of DKK 5,000');
      expect(summary).to.contain('Skatepark: Write a number');
      expect(summary).to.contain('You gave DKK 2,000 too much');
      expect(field(widget, 'Skatepark').value).to.equal('a lot');
      await expect(widget).to.be.accessible();
      await type(widget, 'Benches', '15000');
      await type(widget, 'Skatepark', '');
      await type(widget, 'Trees', '45,000');
      expect(root(widget).querySelector('.summary')).to.equal(null);
      await send(widget);
      expect(fake.posts[0]?.body['selections']).to.deep.equal([
        { item: 'bench', value: 1_500_000 },
        { item: 'tree', value: 4_500_000 },
      ]);
    });
  });
});
