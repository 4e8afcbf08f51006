import { expect, oneEvent } from '@open-wc/testing';
import '../../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint, offline, problem } from '../../suites/fake-endpoint.ts';
import {
  pressForAnother,
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
  text,
  tick,
  type,
  until,
  words,
  type Widget,
} from '../../suites/page.ts';
import { translate } from '../../suites/told.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { cumulative, definition, ordinal, scoring } from './definition.ts';
import { twoLanguages } from './two-languages.ts';

const tag = 'samskab-voting-ballot';

const items = Array.from({ length: 40 }, (_, index) => ({
  id: `p${index}`,
  name: `Project ${index}`,
  category: index % 2 ? 'Odd' : 'Even',
}));

describe(`${tag} tells before, not after`, () => {
  const bar = (widget: Widget) => words(find(widget, '.bar .left'));

  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('what was called otherwise when people voted already, and finds it by that name', async () => {
    const formerly = [{ name: { en: 'Old bench', da: 'Gammel bænk' }, until: '2026-12-01' }];
    const renamed = items.map((item) => (item.id === 'p1' ? { ...item, formerly } : item));
    for (const one of [definition, ordinal, cumulative, scoring]) {
      const widget = await open(tag, new FakeEndpoint({ ...one, items: renamed } as never));
      expect(text(widget).match(/Formerly: Old bench/g), one.method).to.have.length(1);
      await type(widget, 'Search', 'old b');
      expect(text(widget), one.method).to.contain('1 of 40 shown');
      widget.remove();
    }
  });

  describe('limits', () => {
    it('of how many may be chosen, from the start, and when they are met', async () => {
      const widget = await open(tag, new FakeEndpoint(definition));
      expect(text(widget)).to.contain('Choose 1 to 2');
      expect(bar(widget)).to.equal('0 of at most 2 chosen');
      await tick(widget, 'Benches');
      expect(bar(widget)).to.equal('1 of at most 2 chosen');
      await tick(widget, 'Trees');
      const met = '2 of at most 2 chosen. You can choose no more. To choose another, take one out';
      expect(bar(widget)).to.equal(met);
      await until(() => announced() === met);
      await tick(widget, 'Skatepark');
      const over = '3 of at most 2 chosen. Take 1 out';
      expect(bar(widget)).to.equal(over);
      await until(() => announced() === over);
    });

    it('of a ranking', async () => {
      const widget = await open(tag, new FakeEndpoint({ ...ordinal, maxLength: 2 }));
      expect(text(widget)).to.contain('Choose up to 2').and.to.contain('Put the best first');
      await press(widget, 'Add: Benches');
      expect(text(widget)).to.contain('1 of at most 2 chosen');
      await press(widget, 'Add: Trees');
      expect(text(widget)).to.contain('You can choose no more');
      await until(() => announced().startsWith('Trees: number 2 of 2. 2 of at most 2 chosen.'));
    });

    it('of points, in all and for each', async () => {
      const widget = await open(tag, new FakeEndpoint(cumulative));
      expect(text(widget)).to.contain('At most 3 points for each');
      expect(bar(widget)).to.equal('5 points left of 5');
      for (let times = 0; times < 3; times++) await press(widget, 'More: Benches');
      expect(button(widget, 'More: Benches').ariaDisabled).to.equal('true');
      await until(() => announced() === '2 points left of 5. At most 3 points for each');
      for (let times = 0; times < 2; times++) await press(widget, 'More: Trees');
      expect(bar(widget)).to.equal('0 points left of 5');
      expect(button(widget, 'More: Skatepark').ariaDisabled).to.equal('true');
      await until(() => announced() === '0 points left of 5');
    });

    it('of a scale', async () => {
      const widget = await open(tag, new FakeEndpoint(scoring));
      expect(text(widget)).to.contain('Score from 0 (lowest) to 5 (highest)');
    });

    it('also where a page translator has been', async () => {
      const approval = await open(tag, new FakeEndpoint(definition));
      translate(root(approval));
      await tick(approval, 'Benches');
      expect(bar(approval)).to.equal('1 of at most 2 chosen');
      const points = await open(tag, new FakeEndpoint(cumulative));
      translate(root(points));
      await press(points, 'More: Benches');
      expect(bar(points)).to.equal('4 points left of 5');
    });
  });

  describe('a ranking', () => {
    it('does not move under the thumb when something is added or taken out', async () => {
      const widget = await open(tag, new FakeEndpoint({ ...ordinal, items }));
      await until(() => root(widget).querySelectorAll('.item').length === items.length);
      for (const name of ['Project 5', 'Project 20', 'Project 30']) {
        const add = button(widget, `Add: ${name}`);
        add.scrollIntoView({ block: 'center' });
        add.focus({ preventScroll: true });
        const { top } = add.getBoundingClientRect();
        await press(widget, `Add: ${name}`);
        expect(focused(), 'it can be undone at once').to.equal(add);
        expect(add.ariaLabel).to.equal(`Remove: ${name}`);
        expect(add.getBoundingClientRect().top).to.be.closeTo(top, 1);
      }
      expect(text(widget)).to.contain('Number 3');
    });

    it('keeps a sensible focus at its ends', async () => {
      const widget = await open(tag, new FakeEndpoint(ordinal));
      for (const name of ['Trees', 'Skatepark', 'Benches']) await press(widget, `Add: ${name}`);
      const takeOut = async (name: string) => {
        find(widget, `.order [aria-label="Remove: ${name}"]`).click();
        await settle(widget);
      };
      await takeOut('Trees');
      expect(focused()?.ariaLabel, 'what came into its place').to.equal('Remove: Skatepark');
      await takeOut('Benches');
      expect(focused()?.ariaLabel, 'what is last now').to.equal('Remove: Skatepark');
      await takeOut('Skatepark');
      expect(focused()?.id, 'nothing is left').to.equal('ranking');
    });
  });

  describe('a search', () => {
    const visible = (widget: Widget) =>
      [...root(widget).querySelectorAll('.item:not([hidden]) h4')].map((one) => words(one));
    const category = (widget: Widget) => find<HTMLSelectElement>(widget, '#category');
    const choose = async (widget: Widget, value: string) => {
      category(widget).value = value;
      category(widget).dispatchEvent(new Event('change'));
      await settle(widget);
    };

    it('keeps its category through a change of language', async () => {
      const widget = await open(tag, new FakeEndpoint(twoLanguages));
      await choose(widget, 'Green');
      await type(widget, 'Search', '1');
      const found = visible(widget);
      expect(found).to.deep.equal(['Thing 1', 'Thing 11', 'Thing 13', 'Thing 15']);
      (widget.parentElement as HTMLElement).lang = 'da';
      await until(() => text(widget).includes('Ikke sendt endnu'));
      expect(category(widget).value).to.equal('Grønt');
      expect(category(widget).selectedOptions[0]?.textContent).to.equal('Grønt');
      expect(visible(widget)).to.deep.equal(['Ting 1', 'Ting 11', 'Ting 13', 'Thing 15']);
      (widget.parentElement as HTMLElement).lang = 'en';
      await until(() => text(widget).includes('Not sent yet'));
      expect(category(widget).value).to.equal('Green');
      expect(visible(widget)).to.deep.equal(found);
    });

    it('gives way when a link leads to what it hides', async () => {
      const widget = await open(tag, new FakeEndpoint(twoLanguages));
      for (const name of ['Thing 4', 'Thing 6', 'Thing 8', 'Thing 10']) await tick(widget, name);
      await goOn(widget);
      await until(() => root(widget).querySelector('.summary'));
      await choose(widget, 'Green');
      await type(widget, 'Search', 'Thing 1');
      expect(field(widget, 'Thing 4').closest('[hidden]')).not.to.equal(null);
      find(widget, '.summary a').click();
      await until(() => focused() === field(widget, 'Thing 4'));
      expect(visible(widget).length).to.equal(16);
      expect([category(widget).value, field(widget, 'Search').value]).to.deep.equal(['', '']);
    });

    it('gives way to what the review leads to, drawn or not', async () => {
      const widget = await open(tag, new FakeEndpoint({ ...definition, items }));
      await until(() => root(widget).querySelectorAll('.item').length === items.length);
      await tick(widget, 'Project 37');
      await type(widget, 'Search', 'Project 1');
      await goOn(widget);
      await press(widget, 'Change: Project 37');
      await until(() => focused() === field(widget, 'Project 37'));
    });

    it('is not sent with Enter', async () => {
      const { category: _, ...plain } = items[0] as (typeof items)[number];
      const uncategorised = items.map(({ id, name }) => ({ ...plain, id, name }));
      const widget = await open(tag, new FakeEndpoint({ ...ordinal, items: uncategorised }));
      await press(widget, 'Add: Project 3');
      await until(() => text(widget).includes('Delete from this device'));
      field(widget, 'Search').focus();
      await sendKeys({ press: 'Enter' });
      await settle(widget);
      expect(text(widget)).to.contain('Step 1 of 2');
      expect(root(widget).querySelector('.summary')).to.equal(null);
    });
  });

  describe('a link in the summary', () => {
    const link = async (fake: FakeEndpoint, fill: (widget: Widget) => Promise<void>) => {
      const widget = await open(tag, fake);
      await fill(widget);
      await goOn(widget);
      await until(() => root(widget).querySelector('.summary'));
      find(widget, '.summary a').click();
      await settle(widget);
      return { widget, to: focused() };
    };

    it('leads to the first that may be chosen, where too few are', async () => {
      const few = { ...definition, minLength: 2 };
      const { widget, to } = await link(new FakeEndpoint(few), (widget) => tick(widget, 'Benches'));
      expect(to).to.equal(field(widget, 'Skatepark'));
    });

    it('leads to the first that is chosen, where too many are', async () => {
      const { widget, to } = await link(new FakeEndpoint(definition), async (widget) => {
        await tick(widget, 'Skatepark');
        await tick(widget, 'Trees');
        await tick(widget, 'Benches');
      });
      expect(to).to.equal(field(widget, 'Benches'));
    });

    it('leads to the first with points, where too many are given', async () => {
      const { widget, to } = await link(new FakeEndpoint(cumulative), async (widget) => {
        for (const name of ['Skatepark', 'Trees']) await type(widget, name, '3');
      });
      expect(to).to.equal(field(widget, 'Skatepark'));
    });

    it('leads to what the server refused', async () => {
      const fake = new FakeEndpoint(definition);
      const errors = [{ pointer: '/selections/1/item', code: 'unknown-item' }];
      fake.nextPosts.push(() => problem(422, 'rule', { errors }));
      const widget = await open(tag, fake);
      await tick(widget, 'Skatepark');
      await tick(widget, 'Trees');
      await goOn(widget);
      await goOn(widget);
      await until(() => root(widget).querySelector('.summary'));
      find(widget, '.summary a').click();
      await until(() => focused() === field(widget, 'Trees'));
    });
  });

  describe('a code', () => {
    const coded = { ...definition, credential: 'code' };
    const toCode = async (fake: FakeEndpoint) => {
      const widget = await open(tag, fake);
      await tick(widget, 'Benches');
      await goOn(widget);
      await until(() => text(widget).includes('Your voting code'));
      return widget;
    };
    const code = (widget: Widget) => field(widget, 'Your voting code');
    const status = (widget: Widget) => words(find(widget, '.status'));

    it('that was refused is told precisely until another one is sent, and nothing was sent', async () => {
      const told = {
        'not-eligible': 'We do not know this code. Check it letter by letter.',
        'already-voted': 'This code has already been used to vote. Each code counts once.',
      };
      for (const [refusal, precise] of Object.entries(told)) {
        const fake = new FakeEndpoint(coded);
        fake.nextPosts.push(() => problem(403, refusal));
        const widget = await toCode(fake);
        await type(widget, 'Your voting code', 'WRONG');
        await goOn(widget);
        await until(() => text(widget).includes(precise));
        expect(focused()?.id).to.equal('summary');
        expect(status(widget)).to.contain('Not sent.').and.not.to.contain('Not sent yet');
        expect(code(widget).getAttribute('aria-invalid')).to.equal('true');
        code(widget).focus();
        await sendKeys({ press: 'End' });
        await sendKeys({ press: 'Backspace' });
        await sendKeys({ type: '2' });
        await settle(widget);
        expect(code(widget).value).to.equal('WRON2');
        expect(text(widget), 'at the first key too').to.contain(precise);
        expect(text(widget)).not.to.contain('It was not accepted');
        expect(focused(), 'who types stays where they are').to.equal(code(widget));
        expect(status(widget)).to.contain('Not sent.');
        await goOn(widget);
        await until(() => text(widget).includes('Thank you'));
        expect(fake.posts[1]?.body['credential']).to.deep.equal({ kind: 'code', code: 'WRON2' });
        widget.remove();
      }
    });

    it('that is missing is asked for no longer once something is typed', async () => {
      const widget = await toCode(new FakeEndpoint(coded));
      await goOn(widget);
      expect(text(widget)).to.contain('Write your voting code');
      await type(widget, 'Your voting code', '7');
      expect(text(widget)).not.to.contain('Write your voting code');
      expect(root(widget).querySelector('.summary')).to.equal(null);
    });

    it('is sent with Enter, once, and the receipt shows nothing of it', async () => {
      const fake = new FakeEndpoint(coded);
      const widget = await toCode(fake);
      code(widget).focus();
      await sendKeys({ type: '7k3m' });
      await sendKeys({ press: 'Enter' });
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts.length).to.equal(1);
      expect(fake.posts[0]?.body['credential']).to.deep.equal({ kind: 'code', code: '7k3m' });
      expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.contain('7k3m');
      await pressForAnother(widget);
      await tick(widget, 'Trees');
      await goOn(widget);
      await until(() => text(widget).includes('Your voting code'));
      expect(code(widget).value, 'the next one has their own').to.equal('');
    });

    it('is never kept, not while nobody knows whether it arrived either', async () => {
      const fake = new FakeEndpoint(coded);
      fake.nextPosts.push(offline, offline, offline);
      const widget = await toCode(fake);
      await type(widget, 'Your voting code', '7k3m');
      const failed = oneEvent(widget, 'samskab-failed');
      await goOn(widget);
      expect(JSON.stringify({ ...localStorage })).not.to.contain('7k3m');
      await failed;
      await settle(widget);
      expect(text(widget)).to.contain('We do not know if it arrived');
      expect(JSON.stringify({ ...localStorage })).not.to.contain('7k3m');
    });

    it('has words for a refusal that it does not know', async () => {
      for (const refusal of ['constructor', '__proto__', 'valueOf', 'brand-new']) {
        const fake = new FakeEndpoint(coded);
        fake.nextPosts.push(() => problem(409, refusal));
        const widget = await toCode(fake);
        await type(widget, 'Your voting code', '7k3m');
        await goOn(widget);
        await until(() => text(widget).includes('It was not accepted'));
        expect(root(widget).querySelector('[aria-invalid="true"]')).to.equal(null);
        expect(status(widget)).to.contain('Not sent.');
        widget.remove();
        localStorage.clear();
      }
    });
  });
});
