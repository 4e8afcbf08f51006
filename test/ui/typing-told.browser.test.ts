/** Typing, where it meets other parts of the form: what people told of elsewhere, tried here. */
import { aTimeout, expect } from '@open-wc/testing';
import '../../src/embed/define/budget-allocator.ts';
import '../../src/embed/define/event-signup.ts';
import '../../src/embed/define/idea-form.ts';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint, problem } from '../suites/fake-endpoint.ts';
import {
  button,
  field,
  find,
  focused,
  goOn,
  open,
  root,
  settle,
  text,
  tick,
  until,
  words,
} from '../suites/page.ts';
import {
  errorOf,
  isGoneOn,
  leave,
  openAll,
  pressKeys,
  typeAnew,
  typeKeys,
} from '../suites/typing.ts';
import { sendMouse } from '../tools/in-browser.ts';
import { definition as meal } from '../widgets/event-signup/definition.ts';
import { definition as ballot } from '../widgets/voting-ballot/definition.ts';

const budget = {
  type: 'budget',
  method: 'allocation',
  id: 'told',
  title: 'Money',
  language: 'en',
  currency: 'DKK',
  budget: 100_000_000,
  order: 'given',
  items: ['Park', 'Pool'].map((name) => ({ id: name.toLowerCase(), name, step: 1 })),
};

const ideas = (...fields: object[]) =>
  new FakeEndpoint({
    type: 'ideas',
    id: 'told',
    title: 'Ideas',
    language: 'en',
    contact: {},
    fields,
  });

const TEXT = { id: 'text', kind: 'short-text', label: 'Text' };
const AMOUNT = { id: 'amount', kind: 'money', label: 'Amount', currency: 'DKK' };

describe('typing', () => {
  afterEach(() => localStorage.clear());

  it('is not sent on by Safari’s Enter that chooses a composed text (nearai/ironclaw 1139)', async () => {
    const widget = await openAll('samskab-idea-form', ideas(TEXT));
    const input = field(widget, 'Text');
    await typeAnew(input, 'x');
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, composed: true }),
    );
    await settle(widget);
    expect(isGoneOn(widget)).to.equal(false);
  });

  it('has not begun where somebody only stands in a field', async () => {
    const fake = ideas(AMOUNT, TEXT);
    const seconds: string[] = [];
    for (const label of ['Amount', 'Text']) {
      const widget = await open('samskab-idea-form', fake);
      widget.addEventListener('samskab-change', () => seconds.push(label));
      field(widget, label).focus();
      await aTimeout(500);
      expect(text(widget)).not.to.contain('kept on this device');
      widget.remove();
    }
    expect(seconds).to.deep.equal([]);
  });

  it('is counted before + goes on from it, where a button takes no focus (feathersui 1363)', async () => {
    const widget = await openAll('samskab-budget-allocator', new FakeEndpoint(budget), 'da');
    const park = field(widget, 'Park');
    await typeAnew(park, '2000.50');
    // On iOS a tap leaves the focus where it was.
    button(widget, 'Læg til: Park').click();
    await settle(widget);
    expect(park.value).to.equal('2.000,51');
  });

  it('of 12 people is no 1 on the way, and no answer is lost', async () => {
    const fake = new FakeEndpoint({ ...meal, dates: [meal.dates[0]] });
    const widget = await openAll('samskab-event-signup', fake);
    const adults = field(widget, 'Adults');
    const diets = () => [...root(widget).querySelectorAll<HTMLInputElement>('.person input')];
    await typeAnew(adults, '2');
    await leave(adults);
    // Who is asked about nothing that must be answered is folded.
    root(widget).querySelectorAll('summary')[1]?.click();
    await settle(widget);
    await typeAnew(diets()[1] as HTMLInputElement, 'Nuts');
    await typeAnew(adults, '12');
    await leave(adults);
    expect(diets().map(({ value }) => value)).to.deep.equal(['', 'Nuts', ...Array(10).fill('')]);
    await typeAnew(adults, 'two');
    await leave(adults);
    expect(errorOf(adults)).to.contain('Write a number');
    await typeAnew(adults, '2');
    expect(errorOf(adults), 'it is being mended').to.equal('');
    button(widget, 'More: Adults').click();
    await settle(widget);
    expect(adults.value).to.equal('3');
  });

  it('is told of above as it is beside the field', async () => {
    const widget = await openAll('samskab-budget-allocator', new FakeEndpoint(budget), 'da');
    await typeAnew(field(widget, 'Park'), '1,500');
    await leave(field(widget, 'Park'));
    await typeAnew(field(widget, 'Pool'), '-5');
    await goOn(widget);
    const lines = [...root(widget).querySelectorAll('.summary li')].map((line) => words(line));
    expect(lines).to.deep.equal(['Park: Hvilket beløb mener du?', 'Pool: Skriv 0 eller mere']);
    const form = await openAll('samskab-idea-form', ideas(AMOUNT, TEXT));
    await typeAnew(field(form, 'Amount'), '€5');
    await goOn(form);
    expect(words(find(form, '.summary li'))).to.equal('Amount: Write the amount in Danish kroner');
  });

  it('of a code that is refused at Enter does not wipe away why', async () => {
    const fake = new FakeEndpoint({ ...ballot, credential: 'code' });
    fake.nextPosts.push(() => problem(403, 'not-eligible'));
    const widget = await open('samskab-voting-ballot', fake);
    await tick(widget, 'Benches');
    await goOn(widget);
    await until(() => isGoneOn(widget));
    field(widget, 'Your voting code').focus();
    await typeKeys(field(widget, 'Your voting code'), 'abc');
    await pressKeys(widget, 'Enter');
    await until(() => focused()?.id === 'summary');
    await pressKeys(widget, 'Tab');
    expect(text(widget)).to.contain('We do not know this code');
  });

  it('of @ with AltGr is nothing for the page’s shortcuts (dict-lookup-chrome-ext 30)', async function () {
    const altGr = new KeyboardEvent('keydown', { modifierAltGraph: true });
    // WebKit, which knows no AltGr, has nothing to tell it by.
    if (!altGr.getModifierState('AltGraph')) this.skip();
    const widget = await openAll('samskab-idea-form', ideas(TEXT));
    const reached: string[] = [];
    const listen = ({ key }: KeyboardEvent) => reached.push(key);
    document.addEventListener('keydown', listen);
    for (const init of [
      { key: '@', ctrlKey: true, altKey: true, modifierAltGraph: true },
      { key: 'q', ctrlKey: true, altKey: true },
    ]) {
      field(widget, 'Text').dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true }),
      );
    }
    document.removeEventListener('keydown', listen);
    expect(reached).to.deep.equal(['q']);
  });

  it('is mended before the button is pressed, which is where it was (react-hook-form 4177)', async () => {
    const widget = await openAll('samskab-idea-form', ideas({ ...AMOUNT, required: true }));
    const amount = field(widget, 'Amount');
    await typeAnew(amount, 'nix');
    await goOn(widget);
    await typeAnew(amount, '12.3');
    const { left, top, width, height } = find(widget, 'button.primary').getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'move', position });
    await sendMouse({ type: 'down' });
    await aTimeout(50);
    await sendMouse({ type: 'up' });
    await until(() => isGoneOn(widget));
  });
});
