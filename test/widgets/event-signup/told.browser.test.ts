import { expect } from '@open-wc/testing';
import '../../../src/embed/define/event-signup.ts';
import { FakeEndpoint, problem } from '../../suites/fake-endpoint.ts';
import {
  TOOK_PART,
  pressForAnother,
  announced,
  find,
  field,
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
import { sendKeys } from '../../tools/in-browser.ts';
import { definition } from './definition.ts';

const tag = 'samskab-event-signup';
const FIRST = 'Friday, December 6';
const SECOND = 'Friday, December 13';

describe(`${tag} tells before, not after`, () => {
  const few = { ...definition, maxAdults: 2, maxChildren: 3 };

  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('how many may come, and counts aloud', async () => {
    const widget = await open(tag, new FakeEndpoint(few));
    const limit = (label: string) => {
      const ids = field(widget, label).getAttribute('aria-describedby') ?? '';
      return words(root(widget).getElementById(ids.split(' ')[0] ?? '') as Node);
    };
    expect([limit('Adults'), limit('Children')]).to.deep.equal(['At most 2', 'At most 3']);
    await press(widget, 'More: Children');
    await until(() => announced() === 'Children: 1');
    await press(widget, 'More: Adults');
    await until(() => announced() === 'Adults: 2. At most 2');
    await press(widget, 'Less: Adults');
    await until(() => announced() === 'Adults: 1');
  });

  it('how many dates may be chosen, and when that is met', async () => {
    const widget = await open(tag, new FakeEndpoint({ ...definition, maxDates: 2 }));
    expect(text(widget)).to.contain('Choose 1 to 2');
    await tick(widget, FIRST);
    expect(text(widget)).to.contain('1 of at most 2 chosen');
    await tick(widget, SECOND);
    expect(text(widget)).to.contain('2 of at most 2 chosen. You can choose no more');
    await until(() => announced().startsWith('2 of at most 2 chosen. You can choose no more'));
  });

  it('where to mend it: a link leads to the date or the number that it is about', async () => {
    const fake = new FakeEndpoint({ ...definition, maxDates: 2 });
    const errors = [{ pointer: '/dates/1', code: 'full' }];
    fake.nextPosts.push(() => problem(422, 'rule', { errors }));
    const widget = await open(tag, fake);
    await tick(widget, FIRST);
    await tick(widget, SECOND);
    await goOn(widget);
    await goOn(widget);
    await until(() => root(widget).querySelector('.summary'));
    expect(words(find(widget, '.summary'))).to.contain(SECOND);
    expect(words(find(widget, 'fieldset .error'))).to.contain('Not enough places');
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, SECOND));
    await tick(widget, SECOND);
    await tick(widget, FIRST);
    await goOn(widget);
    await until(() => words(find(widget, '.summary')).includes('When: Choose a date'));
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, FIRST));
    await tick(widget, FIRST);
    await press(widget, 'Less: Adults');
    await goOn(widget);
    await until(() => words(find(widget, '.summary')).includes('Say how many are coming'));
    find(widget, '.summary a').click();
    await until(() => focused() === field(widget, 'Adults'));
  });

  it('the zone of its times, where the clock of the reader is another', async () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const here = await open(tag, new FakeEndpoint({ ...definition, timeZone: own }));
    expect(words(find(here, '.dates'))).not.to.match(/GMT|UTC|[A-Z]ST\b/);
    const other = own === 'Pacific/Kiritimati' ? 'Europe/Copenhagen' : 'Pacific/Kiritimati';
    const far = await open(tag, new FakeEndpoint({ ...definition, timeZone: other }));
    for (const label of root(far).querySelectorAll('.dates label')) {
      expect(words(label)).to.match(/GMT|UTC|[A-Z]ST\b/);
    }
    await tick(far, other === 'Pacific/Kiritimati' ? 'Saturday, December 7' : FIRST);
    await goOn(far);
    await until(() => text(far).includes('Check before you send'));
    expect(words(find(far, '.review'))).to.match(/GMT|UTC|[A-Z]ST\b/);
  });

  it('and goes on with Enter in the last field', async () => {
    const widget = await open(tag, new FakeEndpoint(definition));
    await tick(widget, FIRST);
    // What Enter does comes with what it leads to.
    await until(() => text(widget).includes('Delete from this device'));
    field(widget, 'Telephone').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => text(widget).includes('Check before you send'));
  });
});

describe(`${tag}: the link to a sign-up`, () => {
  const LINK = '/events/meal#samskab-receipt=t0ken';
  const signedUp = async () => {
    const fake = new FakeEndpoint(definition);
    fake.receipt = { code: 'AAAA-BBBB', links: { manage: LINK } };
    const widget = await open(tag, fake, 'en', { history: 'off' });
    await tick(widget, FIRST);
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    return { fake, widget };
  };
  const reopen = async (widget: Widget, fake: FakeEndpoint) => {
    widget.remove();
    const again = await open(tag, fake, 'en', { history: 'off' });
    await until(() => text(again).includes(TOOK_PART));
    return again;
  };
  const kept = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes('t0ken');

  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is kept only where the person ticks that, and no longer', async () => {
    const { fake, widget } = await signedUp();
    expect(kept()).to.equal(false);
    const without = await reopen(widget, fake);
    expect(root(without).querySelector(`a[href="${LINK}"]`)).to.equal(null);
    without.remove();
    localStorage.clear();

    const second = await signedUp();
    await tick(second.widget, 'Keep this link on this device');
    expect(kept()).to.equal(true);
    const again = await reopen(second.widget, second.fake);
    expect(find(again, `a[href="${LINK}"]`).textContent).to.contain('See or cancel');
    await press(again, 'This is not my device: forget it');
    expect(kept()).to.equal(false);
    again.remove();

    const third = await signedUp();
    await tick(third.widget, 'Keep this link on this device');
    await tick(third.widget, 'Keep this link on this device');
    expect(kept(), 'who takes it back').to.equal(false);
    expect(text(await reopen(third.widget, third.fake))).to.contain('AAAA-BBBB');
  });

  it('is not offered to be kept where nothing is', async () => {
    const fake = new FakeEndpoint(definition);
    fake.receipt = { code: 'AAAA-BBBB', links: { manage: LINK } };
    const widget = await open(tag, fake, 'en', { remember: 'no' });
    await tick(widget, FIRST);
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    expect(find(widget, `a[href="${LINK}"]`)).not.to.equal(null);
    expect(text(widget)).not.to.contain('Keep this link on this device');
    await pressForAnother(widget);
    expect(text(widget), 'a shared device is for the next one').to.contain('Not sent yet');
  });

  it('shows another household on the same device an empty form', async () => {
    const { fake, widget } = await signedUp();
    await tick(widget, 'Keep this link on this device');
    const again = await reopen(widget, fake);
    await press(again, 'Sign up another household');
    expect(text(again)).not.to.contain('AAAA-BBBB');
    await settle(again);
    await type(again, 'Name', 'Bo');
    expect(text(again)).to.contain('kept on this device');
  });
});
