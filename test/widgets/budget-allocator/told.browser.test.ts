import { expect } from '@open-wc/testing';
import '../../../src/embed/define/budget-allocator.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
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
  text,
  tick,
  type,
  until,
  words,
  type Widget,
} from '../../suites/page.ts';
import { translate } from '../../suites/told.ts';
import { leave, openAll, pressKeys, typeAnew } from '../../suites/typing.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { allocation, definition } from './definition.ts';

const tag = 'samskab-budget-allocator';

describe(`${tag} tells before, not after`, () => {
  const bar = (widget: Widget) => words(find(widget, '.bar .left'));

  afterEach(() => localStorage.clear());

  it('how much at least is to be spent, and how many may be chosen', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...definition, maxLength: 2 }));
    expect(text(widget)).to.contain('Choose up to 2').and.to.contain('Spend at least DKK 10,000');
    await tick(widget, 'Benches');
    await until(() => announced() === 'DKK 48,000 left of DKK 60,000');
    await tick(widget, 'Trees');
    expect(text(widget)).to.contain('2 of at most 2 chosen. You can choose no more');
    await until(() => announced().includes('2 of at most 2 chosen'));
    expect(announced()).to.contain('DKK 28,000 left of DKK 60,000');
  });

  it('the least, the most and the step of each amount', async () => {
    const widget = await open(tag, new FakeEndpoint(allocation));
    const about = words(
      root(widget).getElementById(`${field(widget, 'Benches').id}-about`) as Node,
    );
    expect(about).to.contain('From DKK 10,000 to DKK 20,000, or nothing');
    expect(about).to.contain('Only in steps of DKK 5,000');
    expect(field(widget, 'Benches').getAttribute('aria-describedby')).to.contain('about');
    await press(widget, 'More: Benches');
    await until(() => announced() === 'DKK 50,000 left of DKK 60,000');
  });

  it('what is wrong with an amount, to the ear too: the focus has gone on', async () => {
    const widget = await openAll(tag, new FakeEndpoint(allocation));
    const amount = field<HTMLInputElement>(widget, 'Benches');
    await typeAnew(amount, 'ten');
    await leave(amount);
    await until(() => announced() === 'Write a number in digits, such as 12');
    await typeAnew(amount, '10.000');
    await leave(amount);
    await until(() => announced() === 'Which amount do you mean?');
    (root(widget).querySelector('.points [role=group] button') as HTMLElement).click();
    await until(() => announced() === 'DKK 50,000 left of DKK 60,000');
    // A digit more behind the group that the field has written.
    amount.focus();
    await pressKeys(widget, 'End', '0');
    await leave(amount);
    await until(() => announced() === 'Write a number in digits, such as 12');
    expect(amount.value).to.equal('10,0000');
  });

  it('what to take out, beside the words, each as a button', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    for (const name of ['Benches', 'Skatepark', 'Trees']) await tick(widget, name);
    const buttons = () =>
      [...find(widget, '.bar').querySelectorAll('.row button')].map((one) => words(one));
    expect(buttons()).to.deep.equal(['Take out: Trees', 'Take out: Skatepark']);
    await until(() => announced().startsWith('Too expensive by DKK 17,000: take out Trees'));
    await press(widget, 'Take out: Skatepark');
    expect(bar(widget)).to.equal('DKK 28,000 left of DKK 60,000');
    expect(buttons()).to.deep.equal([]);
    expect(focused()).to.equal(field(widget, 'Skatepark'));
    expect(field(widget, 'Skatepark').checked).to.equal(false);
    await until(() => announced() === 'DKK 28,000 left of DKK 60,000');
  });

  it('where to begin where no single one is enough: the dearest, each as a button', async () => {
    const tight = { ...definition, budget: 1_000_000, minSumCost: 0 };
    const widget = await open(tag, new FakeEndpoint(tight));
    for (const name of ['Benches', 'Skatepark', 'Trees']) await tick(widget, name);
    const buttons = [...find(widget, '.bar').querySelectorAll('.row button')].map(words);
    expect(buttons).to.deep.equal(['Take out: Skatepark', 'Take out: Trees', 'Take out: Benches']);
    expect(bar(widget)).to.equal('Too expensive by DKK 67,000: take something out.');
  });

  it('the true sum also where a page translator has been', async () => {
    for (const [subject, act] of [
      [definition, (widget: Widget) => tick(widget, 'Benches')],
      [allocation, (widget: Widget) => type(widget, 'Trees', '12,000')],
    ] as const) {
      const widget = await open(tag, new FakeEndpoint(subject));
      await until(() => !root(widget).querySelector('[aria-busy]'));
      translate(root(widget));
      await act(widget);
      await until(() => bar(widget) === 'DKK 48,000 left of DKK 60,000');
      widget.remove();
      localStorage.clear();
    }
    const over = await open(tag, new FakeEndpoint(definition));
    for (const name of ['Benches', 'Skatepark', 'Trees']) await tick(over, name);
    translate(root(over));
    await tick(over, 'Trees');
    expect(bar(over)).to.equal('DKK 3,000 left of DKK 60,000');
  });

  it('where to begin, in a list of forty: at the first that may be taken out', async () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      id: `p${index}`,
      name: `Project ${index}`,
      cost: 1_000_000,
    }));
    const widget = await open(tag, new FakeEndpoint({ ...definition, items }));
    await until(() => root(widget).querySelectorAll('.item').length === items.length);
    for (let at = 30; at < 37; at++) await tick(widget, `Project ${at}`);
    await goOn(widget);
    await until(() => root(widget).querySelector('.summary'));
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, 'Project 30'));
    const { top, bottom } = field(widget, 'Project 30').getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight, 'in sight').to.equal(true);
  });

  it('and goes on with Enter in the last amount, not in another one', async () => {
    const widget = await open(tag, new FakeEndpoint(allocation));
    await type(widget, 'Benches', '10000');
    // What understands it comes at rest.
    await until(() => text(widget).includes('Delete from this device'));
    field(widget, 'Skatepark').select();
    await sendKeys({ type: '5000' });
    await sendKeys({ press: 'Enter' });
    await settle(widget);
    expect(text(widget)).to.contain('Step 1 of 2');
    expect(field(widget, 'Skatepark').value, 'but it is understood').to.equal('5,000');
    field(widget, 'Trees').select();
    await sendKeys({ type: '7500' });
    await sendKeys({ press: 'Enter' });
    await until(() => text(widget).includes('Check before you send'));
    expect(text(widget)).to.contain('DKK 7,500');
  });
});
