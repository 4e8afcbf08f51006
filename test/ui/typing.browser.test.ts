/** Amounts and numbers, typed with real keys: what stands there, what counts, what is sent. */
import { expect } from '@open-wc/testing';
import '../../src/embed/define/budget-allocator.ts';
import '../../src/embed/define/event-signup.ts';
import '../../src/embed/define/idea-form.ts';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import {
  button,
  field,
  find,
  focused,
  goOn,
  open,
  root,
  settle,
  tabTo,
  text,
  until,
  words,
  type Widget,
} from '../suites/page.ts';
import {
  errorOf,
  fillIn,
  isGoneOn,
  leave,
  openAll,
  pressKeys,
  sendAll,
  typeAnew,
  typeKeys,
} from '../suites/typing.ts';
import { sendKeys } from '../tools/in-browser.ts';
import { cumulative } from '../widgets/voting-ballot/definition.ts';
import { definition as meal } from '../widgets/event-signup/definition.ts';

const items = ['Park', 'Pool', 'Trees'].map((name) => ({ id: name.toLowerCase(), name, step: 1 }));

/** 1,000,000 kr. to share out, to the øre. */
const budget = {
  type: 'budget',
  method: 'allocation',
  id: 'typed',
  title: 'Money',
  language: 'en',
  currency: 'DKK',
  budget: 100_000_000,
  order: 'given',
  items,
};

/** As in shared/cases/amounts-isk.json. */
const isk = {
  ...budget,
  currency: 'ISK',
  budget: 100_000,
  items: items.map(({ step: _, ...item }) => item),
};

const ideas = (...fields: object[]) =>
  new FakeEndpoint({
    type: 'ideas',
    id: 'typed',
    title: 'Ideas',
    language: 'en',
    contact: {},
    fields,
  });

const bar = (widget: Widget) => words(find(widget, '.bar .left'));
const asked = (widget: Widget) =>
  [...root(widget).querySelectorAll('[role=group].row button')].map((one) => words(one));

describe('an amount that is typed', () => {
  afterEach(() => localStorage.clear());

  const allocator = (definition: object, lang: string) =>
    openAll('samskab-budget-allocator', new FakeEndpoint(definition), lang);

  it('is followed by the balance only where it is clear, and shows grouped when it is left', async () => {
    const fake = new FakeEndpoint(budget);
    const widget = await openAll('samskab-budget-allocator', fake, 'da');
    const park = field(widget, 'Park');
    park.focus();
    park.select();
    const left: string[] = [];
    for (const key of '1.500') {
      await typeKeys(park, key);
      left.push(bar(widget).replace(/ kr\..*/, ''));
    }
    expect(left).to.deep.equal(['999.999', '999.999', '999.999', '999.999', '998.500']);
    await leave(park);
    expect(park.value).to.equal('1.500');
    await typeAnew(park, '2500');
    await leave(park);
    expect(park.value).to.equal('2.500');
    expect(bar(widget)).to.contain('997.500 kr.');
    expect(await sendAll(widget, fake)).to.deep.equal({
      selections: [{ item: 'park', value: 250_000 }],
    });
  });

  it('of 1,500 in English is 1,500 krónur', async () => {
    const fake = new FakeEndpoint(isk);
    const widget = await openAll('samskab-budget-allocator', fake, 'en');
    await typeAnew(field(widget, 'Park'), '1,500');
    await leave(field(widget, 'Park'));
    expect(field(widget, 'Park').value).to.equal('1,500');
    expect(bar(widget)).to.equal('ISK 98,500 left of ISK 100,000');
    expect(await sendAll(widget, fake)).to.deep.equal({
      selections: [{ item: 'park', value: 1500 }],
    });
  });

  const understood: [lang: string, rows: [typed: string, shown: string, value: number][]][] = [
    [
      'da',
      [
        ['12.34', '12,34', 1234],
        ['12,3', '12,30', 1230],
        ['1250000', '1.250.000', 125_000_000],
        ['1 250 000', '1.250.000', 125_000_000],
        ["1'250", '1.250', 125_000],
        ['100 kr', '100', 10_000],
        ['kr. 1.250,50', '1.250,50', 125_050],
        ['1.250,-', '1.250', 125_000],
        ['٣٤', '34', 3400],
      ],
    ],
    [
      'en',
      [
        ['1,500', '1,500', 150_000],
        ['1,500.5', '1,500.50', 150_050],
        ['DKK 12', '12', 1200],
      ],
    ],
    [
      'ar',
      [
        ['١٬٢٥٠', '', 125_000],
        ['١٢٫٥', '', 1250],
        ['۱۲', '', 1200],
      ],
    ],
  ];
  for (const [lang, rows] of understood) {
    it(`is understood as it is written (${lang})`, async () => {
      const fields = rows.map((_, at) => ({
        id: `f${at}`,
        kind: 'money',
        currency: 'DKK',
        label: `Amount ${at}:`,
      }));
      const fake = ideas(...fields);
      const widget = await openAll('samskab-idea-form', fake, lang);
      for (const [at, [typed, shown, value]] of rows.entries()) {
        const input = field(widget, `Amount ${at}:`);
        await typeAnew(input, typed);
        await leave(input);
        const written = new Intl.NumberFormat(lang, {
          minimumFractionDigits: value % 100 === 0 ? 0 : 2,
        }).format(value / 100);
        expect(input.value, typed).to.equal(shown || written);
        expect(errorOf(input), typed).to.equal('');
      }
      expect(await sendAll(widget, fake)).to.deep.equal({
        answers: Object.fromEntries(rows.map(([, , value], at) => [`f${at}`, value])),
      });
    });
  }

  const told: [lang: string, typed: string, said: string][] = [
    ['da', '€100', 'Skriv beløbet i danske kroner'],
    ['da', '-5', 'Skriv 0 eller mere'],
    ['da', 'mange', 'Skriv et tal, for eksempel 12'],
    ['da', '1.50.00', 'Skriv et tal, for eksempel 12'],
    ['en', '12,3445', 'Write a number in digits, such as 12'],
  ];
  for (const [lang, typed, said] of told) {
    it(`says what is wrong with ${typed} (${lang}), takes nothing of it, and keeps it`, async () => {
      const widget = await allocator(budget, lang);
      const [park, whole] = [field(widget, 'Park'), bar(widget)];
      await typeAnew(park, typed);
      expect(errorOf(park), 'nobody is interrupted').to.equal('');
      await leave(park);
      expect(park.value).to.equal(typed);
      expect(errorOf(park)).to.equal(said);
      expect(bar(widget)).to.equal(whole);
      await goOn(widget);
      expect(focused()?.id, 'nobody goes on').to.equal('summary');
      expect(park.value).to.equal(typed);
      await typeAnew(park, '12');
      expect(errorOf(park)).to.equal('');
    });
  }

  it('that may be two is asked, and chosen by keys before anybody goes on', async () => {
    const fake = new FakeEndpoint(budget);
    const widget = await openAll('samskab-budget-allocator', fake, 'da');
    const [park, whole] = [field(widget, 'Park'), bar(widget)];
    await typeAnew(park, '1,500');
    expect(asked(widget), 'not before it is left').to.deep.equal([]);
    await leave(park);
    expect(park.value).to.equal('1,500');
    expect(errorOf(park)).to.equal('Hvilket beløb mener du?');
    expect(asked(widget)).to.deep.equal(['1.500 kr.', '1,50 kr.']);
    expect(bar(widget)).to.equal(whole);
    await goOn(widget);
    expect(focused()?.id, 'nobody goes on').to.equal('summary');
    expect(isGoneOn(widget)).to.equal(false);
    park.focus();
    await tabTo((element) => words(element) === '1,50 kr.');
    await pressKeys(widget, 'Enter');
    await until(() => focused() === park);
    expect(park.value).to.equal('1,50');
    expect(asked(widget)).to.deep.equal([]);
    await typeAnew(park, '1,500');
    await leave(park);
    await tabTo((element) => words(element) === '1.500 kr.');
    await pressKeys(widget, 'Space');
    await until(() => focused() === park);
    expect(park.value).to.equal('1.500');
    expect(await sendAll(widget, fake)).to.deep.equal({
      selections: [{ item: 'park', value: 150_000 }],
    });
  });

  it('that is asked about is not asked any more where another language reads it', async () => {
    const widget = await allocator(budget, 'da');
    const park = field(widget, 'Park');
    await typeAnew(park, '1,500');
    await leave(park);
    expect(asked(widget).length).to.equal(2);
    (widget.parentElement as HTMLElement).lang = 'en';
    await until(() => text(widget).includes('Not sent yet'));
    await settle(widget);
    expect(asked(widget)).to.deep.equal([]);
    expect(errorOf(park), 'it can be read now').to.equal('');
    expect(bar(widget)).to.equal('DKK 998,500 left of DKK 1,000,000');
  });

  it('can be corrected in the middle: the caret stays, and nothing is lost', async () => {
    const fake = new FakeEndpoint(budget);
    const widget = await openAll('samskab-budget-allocator', fake, 'da');
    const park = field(widget, 'Park');
    await typeAnew(park, '25.00');
    await pressKeys(widget, 'Home');
    await typeKeys(park, '1');
    expect([park.value, park.selectionStart]).to.deep.equal(['125.00', 1]);
    await pressKeys(widget, 'ArrowRight', 'ArrowRight', 'Backspace');
    expect([park.value, park.selectionStart]).to.deep.equal(['12.00', 2]);
    await pressKeys(widget, 'Delete');
    expect([park.value, park.selectionStart]).to.deep.equal(['1200', 2]);
    await typeKeys(park, '.');
    expect(park.value).to.equal('12.00');
    await pressKeys(widget, 'End');
    await typeKeys(park, '0');
    expect(bar(widget)).to.contain('988.000 kr.');
    await leave(park);
    expect(park.value).to.equal('12.000');
  });

  it('has no 0 beside which one could type: 500 stays 500, wherever one clicks', async () => {
    const fake = new FakeEndpoint(budget);
    const widget = await openAll('samskab-budget-allocator', fake, 'da');
    const park = field(widget, 'Park');
    expect([park.value, park.placeholder]).to.deep.equal(['', '0']);
    park.focus();
    await pressKeys(widget, 'Home');
    await typeKeys(park, '500');
    expect(park.value).to.equal('500');
    await leave(park);
    expect(bar(widget)).to.contain('999.500 kr.');
    await typeAnew(park, '0');
    await leave(park);
    expect([park.value, park.placeholder], 'nothing is nothing').to.deep.equal(['', '0']);
    expect(bar(widget)).to.contain('1.000.000 kr.');
  });

  it('is understood at Enter, where the person stays', async () => {
    const widget = await allocator(budget, 'da');
    const park = field(widget, 'Park');
    await typeAnew(park, '12.5');
    expect(bar(widget)).to.contain('999.988 kr.');
    await pressKeys(widget, 'Enter');
    expect(focused()).to.equal(park);
    expect(park.value).to.equal('12,50');
    expect(bar(widget)).to.contain('999.987,50 kr.');
    await typeAnew(park, '1,500');
    await pressKeys(widget, 'Enter');
    expect(asked(widget).length).to.equal(2);
  });

  it('goes on at Enter in the last field, once it is clear', async () => {
    const widget = await allocator(budget, 'da');
    const trees = field(widget, 'Trees');
    await typeAnew(trees, '1,500');
    await pressKeys(widget, 'Enter');
    await until(() => focused()?.id === 'summary');
    expect(isGoneOn(widget)).to.equal(false);
    await typeAnew(trees, '1500');
    await pressKeys(widget, 'Enter');
    await until(() => isGoneOn(widget));
    expect(words(find(widget, '.review'))).to.contain('1.500 kr.');
  });

  it('is what + and − go on from', async () => {
    const widget = await allocator({ ...budget, items: [{ id: 'park', name: 'Park' }] }, 'da');
    const park = field(widget, 'Park');
    await typeAnew(park, '12.5');
    await tabTo((element) => element.ariaLabel === 'Læg til: Park');
    await pressKeys(widget, 'Space');
    expect(park.value).to.equal('13');
    await typeAnew(park, '1500');
    await pressKeys(widget, 'Shift+Tab');
    expect(focused()).to.equal(button(widget, 'Træk fra: Park'));
    await pressKeys(widget, 'Space');
    expect(park.value).to.equal('1.499');
    expect(bar(widget)).to.contain('998.501 kr.');
  });

  it('is nothing once it is deleted', async () => {
    const fake = new FakeEndpoint(budget);
    const widget = await openAll('samskab-budget-allocator', fake, 'da');
    const [park, pool] = [field(widget, 'Park'), field(widget, 'Pool')];
    await typeAnew(pool, '100');
    await typeAnew(park, '12');
    await pressKeys(widget, 'Backspace', 'Backspace');
    expect(park.value, 'no 0 comes in between').to.equal('');
    expect(bar(widget)).to.contain('999.900 kr.');
    await leave(park);
    expect(park.value).to.equal('');
    expect(await sendAll(widget, fake)).to.deep.equal({
      selections: [{ item: 'pool', value: 10_000 }],
    });
  });

  it('comes back as it was typed where a draft holds it and nobody could know what it is', async () => {
    const fake = new FakeEndpoint(budget);
    const tag = 'samskab-budget-allocator';
    const first = await openAll(tag, fake, 'da');
    await typeAnew(field(first, 'Park'), '1,500');
    await leave(field(first, 'Park'));
    await typeAnew(field(first, 'Trees'), 'tusind');
    await leave(field(first, 'Trees'));
    await typeAnew(field(first, 'Pool'), '1.50');
    const drafts = Object.values(localStorage).filter((one) => one.includes('"typed"'));
    expect(drafts.length).to.equal(1);
    expect(JSON.parse(drafts[0] ?? '').filled.typed).to.deep.equal({
      '/selections/park': '1,500',
      '/selections/trees': 'tusind',
      '/selections/pool': '1.50',
    });
    first.remove();
    const again = await open(tag, fake, 'da');
    await until(() => asked(again).length > 0);
    expect(field(again, 'Park').value).to.equal('1,500');
    expect(errorOf(field(again, 'Trees'))).to.equal('Skriv et tal, for eksempel 12');
    expect(field(again, 'Trees').value).to.equal('tusind');
    expect(field(again, 'Pool').value, 'it counts as left').to.equal('1,50');
    expect(bar(again)).to.contain('999.998,50 kr.');
  });

  it('that was typed before anything could understand it is understood then', async () => {
    const fake = ideas(
      { id: 'm', kind: 'money', currency: 'DKK', label: 'Money', required: true },
      { id: 'n', kind: 'money', currency: 'DKK', label: 'More', required: true },
    );
    const widget = await open('samskab-idea-form', fake, 'da');
    // Autofill fires `change` alone, and may be quicker than what understands it.
    await fillIn(field(widget, 'Money'), '1.500');
    expect(field(widget, 'Money').value).to.equal('1.500');
    field(widget, 'More').focus();
    await sendKeys({ type: '12.5' });
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { m: 150_000, n: 1250 } });
  });
});

describe('a number that is typed', () => {
  afterEach(() => localStorage.clear());

  const fields = [
    { id: 'cost', kind: 'money', currency: 'DKK', label: 'Cost' },
    { id: 'trees', kind: 'number', label: 'How many', unit: 'trees', step: 5, min: 0, max: 2000 },
    { id: 'height', kind: 'number', label: 'Height', step: 0.01 },
    { id: 'depth', kind: 'number', label: 'Depth', min: -100, max: 100 },
  ];

  it('is what was meant: an amount, a number with a unit, with decimals, below zero', async () => {
    const fake = ideas(...fields);
    const widget = await openAll('samskab-idea-form', fake);
    const typed: [label: string, keys: string, shown: string][] = [
      ['Cost', '1,500', '1,500'],
      ['How many', '1,500', '1500'],
      ['Height', '1.25', '1.25'],
      ['Depth', '−12', '-12'],
    ];
    for (const [label, keys, shown] of typed) {
      await typeAnew(field(widget, label), keys);
      await leave(field(widget, label));
      expect(field(widget, label).value, label).to.equal(shown);
    }
    expect(field(widget, 'Cost').inputMode).to.equal('decimal');
    expect(field(widget, 'Height').inputMode).to.equal('decimal');
    expect(field(widget, 'How many').inputMode).to.equal('numeric');
    await goOn(widget);
    expect(words(find(widget, '.review')))
      .to.contain('DKK 1,500')
      .and.to.contain('1,500 trees');
    await pressKeys(widget, 'Tab');
    button(widget, 'Back').click();
    await settle(widget);
    expect(await sendAll(widget, fake)).to.deep.equal({
      answers: { cost: 150_000, trees: 1500, height: 1.25, depth: -12 },
    });
  });

  it('may have any decimals, and no language loses them', async () => {
    const fake = ideas({ id: 'n', kind: 'number', label: 'Tal', step: 0.0001 });
    const widget = await openAll('samskab-idea-form', fake, 'da');
    await typeAnew(field(widget, 'Tal'), '0,1234');
    await leave(field(widget, 'Tal'));
    expect(field(widget, 'Tal').value).to.equal('0,1234');
    expect(await sendAll(widget, fake)).to.deep.equal({ answers: { n: 0.1234 } });
  });

  it('off its step or out of its bounds is told when somebody goes on, and stays', async () => {
    const widget = await openAll('samskab-idea-form', ideas(...fields));
    await typeAnew(field(widget, 'How many'), '7');
    await typeAnew(field(widget, 'Height'), '1.255');
    await typeAnew(field(widget, 'Depth'), '101');
    await goOn(widget);
    expect(errorOf(field(widget, 'How many'))).to.equal('Only in steps of 5');
    expect(errorOf(field(widget, 'Height'))).to.equal('Only in steps of 0.01');
    expect(errorOf(field(widget, 'Depth'))).to.equal('At most 100');
    const standing = ['How many', 'Height', 'Depth'].map((label) => field(widget, label).value);
    expect(standing).to.deep.equal(['7', '1.255', '101']);
  });
});

describe('a count that is typed', () => {
  afterEach(() => localStorage.clear());

  const household = (more = {}) => new FakeEndpoint({ ...meal, dates: [meal.dates[0]], ...more });
  const diets = (widget: Widget) =>
    [...root(widget).querySelectorAll<HTMLInputElement>('.person input')].map(({ value }) => value);

  it('is of a household, to which nothing happens while it is deleted and typed anew', async () => {
    const fake = household();
    const widget = await openAll('samskab-event-signup', fake);
    const adults = field(widget, 'Adults');
    const [anna] = root(widget).querySelectorAll<HTMLInputElement>('.person input');
    await typeAnew(anna as HTMLInputElement, 'Nuts');
    adults.focus();
    await pressKeys(widget, 'End', 'Backspace');
    expect(adults.value).to.equal('');
    expect(errorOf(adults), 'somebody is still typing').to.equal('');
    expect(diets(widget), 'an answer is not lost on the way').to.deep.equal(['Nuts']);
    await typeKeys(adults, '2');
    await leave(adults);
    expect(diets(widget)).to.deep.equal(['Nuts', '']);
    await typeAnew(field(widget, 'Children'), '٣');
    await leave(field(widget, 'Children'));
    expect(field(widget, 'Children').value).to.equal('3');
    const sent = await sendAll(widget, fake);
    expect([sent['adults'], sent['children']]).to.deep.equal([2, 3]);
    expect(sent['people']).to.deep.equal([{ diet: 'Nuts' }, {}, {}, {}, {}]);
  });

  it('is of a household, and is told where it is left empty or is none', async () => {
    const widget = await openAll('samskab-event-signup', household({ maxAdults: 5 }));
    const adults = field(widget, 'Adults');
    adults.focus();
    await pressKeys(widget, 'End', 'Backspace');
    await leave(adults);
    expect(adults.value).to.equal('');
    expect(errorOf(adults)).to.contain('Write a number');
    await typeAnew(adults, 'two');
    await leave(adults);
    expect([adults.value, errorOf(adults)]).to.deep.equal([
      'two',
      'Write a number in digits, such as 12',
    ]);
    await typeAnew(adults, '12');
    await goOn(widget);
    expect([adults.value, errorOf(adults)]).to.deep.equal(['12', 'At most 5']);
    await typeAnew(adults, '-1');
    await goOn(widget);
    expect([adults.value, errorOf(adults)]).to.deep.equal(['-1', 'At least 0']);
    // A slip of the finger is no reason for the page to stand still.
    await typeAnew(adults, '99999999');
    expect(diets(widget).length).to.be.at.most(200);
  });

  it('is of points', async () => {
    const fake = new FakeEndpoint(cumulative);
    const widget = await openAll('samskab-voting-ballot', fake);
    const [benches, trees] = [field(widget, 'Benches'), field(widget, 'Trees')];
    await typeAnew(benches, '2');
    expect(bar(widget)).to.equal('3 points left of 5');
    await typeAnew(trees, '30');
    expect(bar(widget)).to.equal('27 points too many');
    await pressKeys(widget, 'Backspace');
    expect(bar(widget)).to.equal('0 points left of 5');
    await leave(trees);
    await typeAnew(benches, '1.5');
    await leave(benches);
    await goOn(widget);
    expect(errorOf(benches)).to.equal('Write a number in digits, such as 12');
    await typeAnew(benches, '2');
    expect(await sendAll(widget, fake)).to.deep.equal({
      selections: [
        { item: 'bench', value: 2 },
        { item: 'tree', value: 3 },
      ],
    });
  });
});
