import { aTimeout, expect } from '@open-wc/testing';
import '../../../src/embed/define/budget-allocator.ts';
import '../../../src/embed/define/event-signup.ts';
import { FakeEndpoint } from '../../suites/fake-endpoint.ts';
import {
  find,
  goOn,
  open,
  pressForAnother,
  root,
  settle,
  text,
  tick,
  until,
  type Widget,
} from '../../suites/page.ts';
import { definition as budget } from '../../widgets/budget-allocator/definition.ts';
import { definition as meal } from '../../widgets/event-signup/definition.ts';

/** One device, and one person after the other. */
describe('the next one on a device', () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  const send = async (widget: Widget) => {
    await goOn(widget);
    await until(() => text(widget).includes('Check before you send'));
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
  };

  it('does not see what the last one searched for', async () => {
    const items = Array.from({ length: 14 }, (_, at) => ({
      id: `p${at}`,
      name: `Project ${at}`,
      cost: 1_000_000,
    }));
    const fake = new FakeEndpoint({ ...budget, items });
    const widget = await open('samskab-budget-allocator', fake, 'en', { history: 'off' });
    const search = find<HTMLInputElement>(widget, '[type=search]');
    search.value = 'Project 13';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle(widget);
    await tick(widget, 'Project 13');
    await send(widget);
    await pressForAnother(widget);
    await until(() => text(widget).includes('Not sent yet'));
    expect(find<HTMLInputElement>(widget, '[type=search]').value).to.equal('');
    expect(text(widget)).to.contain('Project 3');
  });

  it('does not come by the link that the last one followed', async () => {
    const fake = new FakeEndpoint(meal);
    const stands = {
      code: 'LAST-ONES',
      places: [{ date: meal.dates[0]?.id, status: 'confirmed' }],
    };
    const plain = fake.fetch;
    const managed: typeof fetch = async (input, init) =>
      new Headers(init?.headers).has('authorization') ? Response.json(stands) : plain(input, init);
    Object.assign(fake, { fetch: managed });
    const widget = await open('samskab-event-signup', fake, 'en', { history: 'off' });
    find(widget, '.date input').click();
    await settle(widget);
    await send(widget);
    // They look at it by its link, in the same tab, and go back to the receipt.
    const link = `#samskab-form=event.${meal.id}&samskab-receipt=t0ken`;
    history.pushState(null, '', location.href);
    location.hash = link;
    await until(() => text(widget).includes('LAST-ONES'));
    history.back();
    await until(() => text(widget).includes('Thank you'));
    await pressForAnother(widget);
    await until(() => text(widget).includes('Not sent yet'));
    history.forward();
    await aTimeout(300);
    expect(text(widget), 'by Forward').not.to.contain('LAST-ONES');
    widget.remove();
    await settle(widget);
    const again = await open('samskab-event-signup', fake, 'en', { history: 'off' });
    await until(() => text(again).includes('Not sent yet'));
    await aTimeout(200);
    expect(text(again), 'by a reload').not.to.contain('LAST-ONES');
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('t0ken');
    expect(root(again).querySelector('.slip')).to.equal(null);
  });
});
