import { aTimeout, expect } from '@open-wc/testing';
import '../../../src/embed/define/event-signup.ts';
import type { EventDefinition } from '../../../src/protocol/events.ts';
import { FakeEndpoint, problem } from '../../suites/fake-endpoint.ts';
import {
  field,
  find,
  focused,
  goOn,
  open,
  root,
  text,
  tick,
  until,
  words,
} from '../../suites/page.ts';
import { definition } from './definition.ts';

const tag = 'samskab-event-signup';
const FIRST = 'Friday, December 6';
const SECOND = 'Friday, December 13';
const [d1, d2] = definition.dates as [EventDefinition['dates'][number], EventDefinition['dates'][number]]; // prettier-ignore

/** An endpoint whose clock says another time than the device's. */
function at(time: string | number, extra: Partial<EventDefinition> = {}): FakeEndpoint {
  const fake = new FakeEndpoint({ ...definition, ...extra });
  const headers = { date: new Date(time).toUTCString() };
  fake.nextGets.push(() => Response.json(fake.definition, { headers }));
  return fake;
}

const labels = (widget: Element) => [...root(widget as never).querySelectorAll('.dates label')].map(words); // prettier-ignore

describe(`${tag}: dates that are over or called off`, () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('are not offered, by the server’s clock', async () => {
    const before = await open(tag, at(Date.parse(d1.starts) - 60_000));
    expect(labels(before).length).to.equal(2);
    const widget = await open(tag, at(d1.starts));
    expect(labels(widget).length).to.equal(1);
    expect(text(widget)).to.contain(SECOND).and.not.to.contain(FIRST);
    await goOn(widget);
    await until(() => words(find(widget, '.summary')).includes('When: Choose a date'));
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, SECOND));
  });

  it('are offered as long as one may sign up', async () => {
    const dates = [
      { ...d1, signupUntil: d1.ends },
      { ...d2, signupUntil: '2030-12-01T12:00:00Z' },
    ];
    const widget = await open(tag, at(d1.starts, { dates }));
    expect(text(widget)).to.contain(FIRST).and.not.to.contain(SECOND);
  });

  it('say that it has closed, and when, once the last is over', async () => {
    const widget = await open(tag, at(d2.ends, { closes: '2031-01-01T00:00:00+01:00' }));
    await until(() => text(widget).includes('This closed on'));
    expect(text(widget)).to.contain('December 13, 2030').and.not.to.contain('2031');
    expect(root(widget).querySelector('input')).to.equal(null);
    const early = await open(tag, at(d2.ends, { closes: '2030-12-01T12:00:00+01:00' }));
    await until(() => text(early).includes('December 1, 2030'));
  });

  it('say at once that it has closed, where the server does', async () => {
    const closes = '2031-01-01T00:00:00+01:00';
    const widget = await open(tag, at(d2.ends, { closes, phase: 'closed' }));
    expect(text(widget)).to.contain('This is closed.').and.not.to.contain('2031');
    await until(() => text(widget).includes('December 13, 2030'));
  });

  it('are told of before sending, where one was chosen that is over meanwhile', async () => {
    // A header tells whole seconds.
    const fake = at(Date.parse(d1.starts) - 1000);
    const widget = await open(tag, fake);
    await tick(widget, FIRST);
    await until(() => labels(widget)[0]?.includes('You can no longer sign up'));
    expect(text(widget)).to.contain(FIRST);
    await goOn(widget);
    await until(() => words(find(widget, '.summary')).includes('Choose another date'));
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, FIRST));
    await tick(widget, SECOND);
    await until(() => !text(widget).includes(FIRST));
    expect(fake.posts).to.deep.equal([]);
  }).timeout(15_000);

  it('are told of when the server refuses them', async () => {
    const fake = new FakeEndpoint(definition);
    for (const code of ['date-over', 'date-cancelled']) {
      const errors = [{ pointer: '/dates/0', code }];
      fake.nextPosts.push(() => problem(422, 'rule', { errors }));
    }
    const widget = await open(tag, fake);
    await tick(widget, FIRST);
    await goOn(widget);
    await goOn(widget);
    await until(() =>
      text(widget).includes('no longer sign up for this date. Choose another date'),
    );
    await tick(widget, SECOND);
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Called off. Choose another date'));
  });

  it('are shown as called off, and cannot be chosen', async () => {
    const dates = [{ ...d1, cancelled: true }, d2];
    const widget = await open(tag, new FakeEndpoint({ ...definition, dates }));
    await until(() => labels(widget)[0]?.includes('Called off'));
    expect((field(widget, FIRST) as HTMLInputElement).disabled).to.equal(true);
    await expect(widget).to.be.accessible();
    const none = await open(tag, new FakeEndpoint({ ...definition, dates: [dates[0]] }));
    await until(() => text(none).includes('This is closed.') && text(none).includes('Called off'));
    expect(text(none)).to.contain(FIRST);
  });

  it('keep their names for who is signed up', async () => {
    // A form that is gone takes its entries out of the history a second later.
    await aTimeout(1500);
    history.replaceState(null, '', '#samskab-receipt=t0ken');
    try {
      const dates = [d1, { ...d2, cancelled: true }];
      const fake = at(d1.ends, { dates, maxDates: 2 });
      const places = ['d1', 'd2'].map((date) => ({ date, status: 'confirmed' }));
      const { fetch } = fake;
      const withReceipt: typeof fetch = async (input, init) =>
        new Headers(init?.headers).has('authorization')
          ? Response.json({ code: 'AAAA-BBBB', adults: 1, children: 0, places })
          : fetch(input, init);
      const widget = await open(tag, Object.assign(fake, { fetch: withReceipt }));
      await until(() => text(widget).includes('Your sign-up'));
      const said = [...root(widget).querySelectorAll('li')].map(words);
      expect(said[0]).to.contain(FIRST).and.to.contain('You have a place');
      expect(said[1]).to.contain(SECOND).and.to.contain('Called off');
      expect(said[1]).not.to.contain('You have a place');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });
});
