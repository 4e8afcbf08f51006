import { expect } from '@open-wc/testing';
import '../../../src/embed/define/event-signup.ts';
import { FakeEndpoint, problem } from '../../suites/fake-endpoint.ts';
import { managingSuite } from '../../suites/managing.ts';
import { participationSuite } from '../../suites/participation.ts';
import {
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
  until,
  type Widget,
} from '../../suites/page.ts';
import { sendKeys } from '../../tools/in-browser.ts';
import { definition } from './definition.ts';

const tag = 'samskab-event-signup';
const FIRST = 'Friday, December 6';
const SECOND = 'Friday, December 13';

describe(tag, () => {
  participationSuite({
    tag,
    definition,
    fill: async (widget) => tick(widget, FIRST),
    fillByKeys: async () => {
      await tabTo((element) => element.matches('input[type="radio"]'));
      await sendKeys({ press: 'Space' });
    },
    submission: { dates: ['d1'], adults: 1, children: 0 },
    words: { en: 'Dinner', da: 'Fællesspisning', ar: 'عشاء مشترك' },
    strictModule: new URL('./strict-page.ts', import.meta.url),
  });

  managingSuite({
    tag,
    definition,
    fill: async (widget) => tick(widget, FIRST),
    stands: {
      code: 'AAAA-BBBB',
      adults: 2,
      children: 1,
      places: [{ date: 'd1', status: 'confirmed' }],
    },
    over: {
      code: 'AAAA-BBBB',
      adults: 2,
      children: 1,
      places: [{ date: 'd1', status: 'cancelled' }],
    },
    words: {
      heading: 'Your sign-up',
      shown: 'You have a place',
      end: 'Cancel the sign-up',
      yes: 'Yes, cancel',
      no: 'No, keep it',
      ended: 'Your sign-up is cancelled',
      failed: 'may still be signed up',
      unknown: 'You can sign up here',
      anew: 'Sign up again',
      again: 'Sign up another household',
      link: 'See or cancel your sign-up',
      form: 'How many are coming?',
    },
  });

  it('says how many places are left, and that the waiting list is open when it is full', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    await until(() => text(widget).includes('2 places left'));
    expect(text(widget)).to.contain('waiting list');
    const closed = await open(tag, new FakeEndpoint({ ...definition, waitingList: false }));
    const radios = [...root(closed).querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(radios.map(({ disabled }) => disabled)).to.deep.equal([false, true]);
  });

  it('reads the places where the definition says they are, and again when somebody took one', async () => {
    const dates = definition.dates.map(({ placesLeft: _left, ...date }) => date);
    const fake = new FakeEndpoint({ ...definition, dates, links: { places: './places' } });
    const asked: string[] = [];
    let places: unknown = { d1: 3, d2: -4 };
    const { fetch } = fake;
    const withPlaces: typeof fetch = async (input, init) => {
      if (!String(input).endsWith('/places')) return fetch(input, init);
      asked.push(`${String(input)} ${init?.cache}`);
      return Response.json(places);
    };
    const widget = await open(tag, Object.assign(fake, { fetch: withPlaces }));
    await until(() => text(widget).includes('3 places left'));
    expect(text(widget)).to.contain('Full, 4 waiting').and.to.contain('waiting list');
    expect(asked).to.deep.equal([`${new URL('./places', fake.url).href} no-store`]);
    await tick(widget, FIRST);
    await goOn(widget);
    places = { d1: 'plenty', d2: 1, other: 7 };
    fake.nextPosts.push(() => problem(422, 'rule', { errors: [{ pointer: '/dates/0', code: 'full' }] })); // prettier-ignore
    await goOn(widget);
    await until(() => text(widget).includes('1 place left'));
    expect(asked.length).to.equal(2);
    expect(text(widget), 'what is no number is not told').not.to.contain('plenty');
  });

  it('asks each person, and moves nobody’s answer to somebody else', async () => {
    const fake = new FakeEndpoint(definition);
    const widget = await open(tag, fake);
    await tick(widget, FIRST);
    await press(widget, 'More: Children');
    await answerFor(widget, 1, 'Nuts');
    await press(widget, 'More: Adults');
    await answerFor(widget, 1, 'Pork');
    expect(text(widget)).to.contain('Adult 2').and.to.contain('Child 1');
    await expect(widget).to.be.accessible();
    await goOn(widget);
    expect(text(widget)).to.contain('Child 1: Food you do not eat');
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    expect(fake.posts[0]?.body).to.deep.equal({
      dates: ['d1'],
      adults: 2,
      children: 1,
      people: [{}, { diet: 'Pork' }, { diet: 'Nuts' }],
      language: 'en',
    });
  });

  it('takes several dates where that is allowed, and no more', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...definition, maxDates: 2 }));
    await tick(widget, FIRST);
    await tick(widget, SECOND);
    expect(root(widget).querySelectorAll('input[type="checkbox"]:checked').length).to.equal(2);
  });

  it('wants a date and somebody who comes', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    await press(widget, 'Less: Adults');
    await goOn(widget);
    const summary = find(widget, '.summary').textContent;
    expect(summary).to.contain('When: Choose a date').and.to.contain('Say how many are coming');
    expect(focused()?.id).to.equal('summary');
  });

  it('says on the receipt who has a place and who waits, with the calendar and the link', async () => {
    const fake = new FakeEndpoint({ ...definition, maxDates: 2 });
    fake.receipt = {
      code: 'AAAA-BBBB',
      places: [
        { date: 'd1', status: 'confirmed' },
        { date: 'd2', status: 'waiting', position: 3 },
      ],
      links: { manage: '/events/meal#samskab-receipt=t0ken', calendar: '/api/events/meal/c.ics' },
    };
    const widget = await open(tag, fake);
    await tick(widget, FIRST);
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    expect(text(widget)).to.contain('You have a place').and.to.contain('number 3 on the waiting');
    const links = [...root(widget).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal([fake.receipt.links?.calendar, fake.receipt.links?.manage]);
    await expect(widget).to.be.accessible();
  });

  it('says that it is full when the server does', async () => {
    const fake = new FakeEndpoint({ ...definition, waitingList: false });
    const errors = [{ pointer: '/dates/0', code: 'full' }];
    fake.nextPosts.push(() => problem(422, 'rule', { errors }));
    const widget = await open(tag, fake);
    await tick(widget, FIRST);
    await goOn(widget);
    await goOn(widget);
    await until(() => root(widget).querySelector('.summary'));
    expect(find(widget, '.summary').textContent).to.contain(FIRST).and.to.contain('Not enough');
  });

  async function answerFor(widget: Widget, person: number, value: string): Promise<void> {
    const inputs = [...root(widget).querySelectorAll<HTMLInputElement>('.person input')];
    const input = inputs[person] as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle(widget);
  }
});
