import { expect } from '@open-wc/testing';
import '../../../src/embed/define/event-signup.ts';
import type { EventDefinition } from '../../../src/protocol/events.ts';
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
import { definition } from './definition.ts';

const tag = 'samskab-event-signup';
const FIRST = 'Friday, December 6';
const [d1, d2] = definition.dates as [EventDefinition['dates'][0], EventDefinition['dates'][0]];
const picture = { url: 'soup.svg', alt: 'A pot of soup', width: 300, height: 200 };

describe(`${tag} draws`, () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  const cards = (widget: Widget) => [...root(widget).querySelectorAll<HTMLElement>('.date')];
  const folds = (widget: Widget) => [...root(widget).querySelectorAll('details')];

  it('a date as a leaf of a calendar, and says the whole time to who does not see it', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    const [card] = cards(widget);
    expect(words(find(widget, '.leaf'))).to.equal('Dec 6 Friday 2030');
    expect(find(widget, '.leaf').ariaHidden).to.equal('true');
    expect(words(card?.querySelector('.what [aria-hidden]') as Node)).to.contain('5:30 – 8:00 PM');
    expect(words(card?.querySelector('label') as Node)).to.match(/^Friday, December 6, 2030/);
  });

  it('it over its picture, and all of it is pressed', async () => {
    const dates = [{ ...d1, label: 'Soup', description: 'With bread.', picture }, d2];
    const fake = new FakeEndpoint({ ...definition, dates });
    const widget = await open(tag, fake);
    const [card, row] = cards(widget) as [HTMLElement, HTMLElement];
    const img = card.querySelector('img') as HTMLImageElement;
    expect([img.src, img.alt, img.loading]).to.deep.equal([
      new URL('soup.svg', fake.url).href,
      'A pot of soup',
      'lazy',
    ]);
    expect(img.width, 'its room is there before it is').to.be.above(100);
    expect(img.height).to.be.above(50);
    expect(text(widget)).to.contain('With bread.');
    for (const one of [card, row]) {
      one.scrollIntoView({ block: 'center' });
      const { left, top, right, bottom } = one.getBoundingClientRect();
      const at: [number, number][] = [[left + 5, top + 5], [right - 5, bottom - 5]]; // prettier-ignore
      for (const [x, y] of at) {
        expect(root(widget).elementFromPoint(x, y)?.localName).to.equal('label');
      }
    }
    row.querySelector('label')?.click();
    await settle(widget);
    expect(cards(widget).map((one) => one.hasAttribute('data-chosen'))).to.deep.equal([
      false,
      true,
    ]);
    const height = card.offsetHeight;
    card.querySelector('label')?.click();
    await settle(widget);
    expect(card.hasAttribute('data-chosen')).to.equal(true);
    expect(card.offsetHeight, 'the word has its room').to.equal(height);
    await expect(widget).to.be.accessible();
  });

  it('what there is below the leaf, as wide as the card, and no name that is wider than the leaf', async () => {
    const dates = [
      {
        ...d1,
        label: 'Soup',
        description: 'Soup with vegetables and bread from our oven.',
        picture,
      },
      { ...d2, starts: '2030-09-04T18:00:00Z', ends: '2030-09-04T20:00:00Z' },
    ];
    const widget = await open(tag, new FakeEndpoint({ ...definition, dates }));
    for (const width of [286, 700]) {
      widget.style.width = `${width}px`;
      const [card, row] = cards(widget) as [HTMLElement, HTMLElement];
      const below = [...card.querySelectorAll('.what > span')].find((one) =>
        one.textContent?.startsWith('Soup with'),
      ) as HTMLElement;
      expect(below.offsetWidth / card.clientWidth, `${width} px`).to.be.above(0.85);
      const month = row.querySelector('.leaf > strong') as HTMLElement;
      const text = document.createRange();
      text.selectNodeContents(month);
      expect(words(month)).to.equal('Sep');
      expect(text.getClientRects().length, 'one line').to.equal(1);
      expect(text.getBoundingClientRect().width < month.clientWidth).to.equal(true);
    }
  });

  it('what is left in words, and who waits; full is no error', async () => {
    const dates = [
      { ...d1, capacity: 10, placesLeft: 3 },
      { ...d2, placesLeft: 0, waiting: 3 },
      { ...d2, id: 'd3', placesLeft: 10 },
    ];
    const widget = await open(tag, new FakeEndpoint({ ...definition, dates }));
    await until(() => text(widget).includes('3 places left'));
    expect(text(widget)).to.contain('Full, 3 waiting You can join the waiting list');
    const looks = [...root(widget).querySelectorAll('.places')].map((one) => one.className.trim());
    expect(looks).to.deep.equal(['places', 'places full', 'places']);
    expect(root(widget).querySelector('.error')).to.equal(null);
    const few = await open(tag, new FakeEndpoint({ ...definition, dates: [{ ...d1, capacity: 8 }, d2] })); // prettier-ignore
    await until(() => root(few).querySelector('.places.few'));
  });

  it('below the numbers what they mean for each date', async () => {
    const dates = [d1, { ...d2, placesLeft: 1 }];
    const widget = await open(tag, new FakeEndpoint({ ...definition, dates, maxDates: 2 }));
    await tick(widget, FIRST);
    await until(() => text(widget).includes('1 person. There is room.'));
    await tick(widget, 'Friday, December 13');
    await press(widget, 'More: Adults');
    await until(() =>
      text(widget).includes(
        '2 people. Friday, December 6: There is room. Friday, December 13: Not enough places. You can join',
      ),
    );
    await until(() => announced().startsWith('Adults: 2. 2 people. Friday, December 6: There is'));
  });

  it('each person folded, with what was answered in sight', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    await press(widget, 'More: Children');
    expect(folds(widget).map((one) => one.open)).to.deep.equal([true, false]);
    await type(widget, 'Food you do not eat', 'Nuts');
    const [first, second] = folds(widget) as [HTMLDetailsElement, HTMLDetailsElement];
    expect(words(first.querySelector('summary') as Node)).to.equal(
      'Adult 1 Food you do not eat: Nuts',
    );
    first.querySelector('summary')?.click();
    second.querySelector('summary')?.click();
    await until(() => !first.open && second.open);
    await press(widget, 'More: Adults');
    expect(folds(widget).map((one) => one.open)).to.deep.equal([false, false, true]);
    first.querySelector('summary')?.click();
    await until(() => first.open);
    expect(first.querySelector('input')?.value, 'nothing is lost').to.equal('Nuts');
    await expect(widget).to.be.accessible();
  });

  it('those open who must be asked, and opens where something is wrong', async () => {
    const personFields = [{ ...(definition.personFields?.[0] as object), required: true }];
    const widget = await open(tag, new FakeEndpoint({ ...definition, personFields }));
    await tick(widget, FIRST);
    await press(widget, 'More: Children');
    expect(folds(widget).map((one) => one.open)).to.deep.equal([true, true]);
    const [, child] = folds(widget) as [HTMLDetailsElement, HTMLDetailsElement];
    await type(widget, 'Food you do not eat', 'Nuts');
    child.querySelector('summary')?.click();
    await until(() => !child.open);
    await goOn(widget);
    await until(() => child.open);
    child.querySelector('summary')?.click();
    await until(() => !child.open);
    find(widget, '.summary a').click();
    await until(() => child.open && focused() === child.querySelector('input'));
  });

  it('what the review leads to, also where it is folded', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    await tick(widget, FIRST);
    await type(widget, 'Food you do not eat', 'Nuts');
    folds(widget)[0]?.querySelector('summary')?.click();
    await until(() => !folds(widget)[0]?.open);
    await goOn(widget);
    await press(widget, 'Change: Adult 1: Food you do not eat');
    await until(() => focused() === field(widget, 'Food you do not eat'));
    expect(folds(widget)[0]?.open).to.equal(true);
  });

  it('a date that is called off struck, and says so', async () => {
    const dates = [{ ...d1, label: 'Soup', cancelled: true }, d2];
    const widget = await open(tag, new FakeEndpoint({ ...definition, dates }));
    await until(() => text(widget).includes('Called off'));
    const [off] = cards(widget);
    const title = off?.querySelector('.what > strong') as Element;
    expect(getComputedStyle(title).textDecorationLine).to.equal('line-through');
    const told = off?.querySelector('.what > strong:last-of-type') as Element;
    expect(getComputedStyle(told).textDecorationLine, 'the word is not').to.equal('none');
  });
});
