/** The pages of a form as entries in the history: Back, Forward, the receipt, and a reload. */
import { aTimeout, expect } from '@open-wc/testing';
import '../../src/embed/define/idea-form.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import {
  TOOK_PART,
  field,
  find,
  focused,
  goOn,
  open,
  press,
  settle,
  text,
  type,
  until,
  type Widget,
} from '../suites/page.ts';

import {
  before,
  begun,
  buttonOf,
  definition,
  gone,
  here,
  inHistory,
  mark,
  page,
  rest,
  seen,
  send,
  start,
  tag,
  toPageTwo,
  toReview,
  travel,
} from './history.ts';

describe('The history of the page', () => {
  const { href } = location;
  inHistory();

  it('leads Back from page two to page one, and Forward to page two', async () => {
    const widget = await start();
    await toPageTwo(widget);
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    expect(field(widget, 'Name of the person').value).to.equal('Mona');
    expect(focused()?.textContent).to.equal('Invent a person');
    await travel(1);
    expect(page(widget)).to.equal('Step 2 of 3');
    await type(widget, 'Your wish', 'Trees');
    await goOn(widget);
    await until(() => page(widget) === 'Step 3 of 3');
    await travel(-2);
    expect(page(widget)).to.equal('Step 1 of 3');
    await travel(2);
    expect(page(widget)).to.equal('Step 3 of 3');
  });

  it('keeps the address and what the router keeps in an entry, and gives it back', async () => {
    const widget = await start();
    await toPageTwo(widget);
    expect(location.href).to.equal(href);
    expect(history.state).to.deep.include(here);
    expect(mark()).not.to.equal(undefined);
    await travel(-1);
    expect(history.state).to.deep.include(here);
    widget.remove();
    await gone();
    expect(history.state).to.deep.equal(here);
    expect(seen, 'the router was told of nothing').to.deep.equal([]);
  });

  for (const state of [null, 'a word', 7, ['a', 'list'], {}, new Date(0)]) {
    it(`gives ${JSON.stringify(state)} back as it was`, async () => {
      history.replaceState(state, '');
      const widget = await start();
      await toPageTwo(widget);
      expect(mark()).not.to.equal(undefined);
      widget.remove();
      await gone();
      expect(history.state).to.deep.equal(state);
    });
  }

  it('mixes Back in the form and Back in the browser', async () => {
    const widget = await start();
    await toReview(widget);
    await press(widget, 'Back');
    await rest();
    expect(page(widget)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    await goOn(widget);
    await goOn(widget);
    expect(page(widget)).to.equal('Step 3 of 3');
    await press(widget, 'Change: Name of the person');
    await rest();
    expect(page(widget), 'two pages at once').to.equal('Step 1 of 3');
    await travel(-1);
    expect(history.state, 'nothing of the form is left to go back through').to.deep.equal(before);
    expect(seen).to.deep.equal([before]);
  });

  it('is not out of step when somebody is quicker than the browser', async () => {
    const widget = await start();
    await toReview(widget);
    const [length, press] = [history.length, (name: string) => buttonOf(widget, name).click()];
    press('Back');
    await widget.updateComplete;
    press('Back');
    await widget.updateComplete;
    find(widget, 'button.primary').click();
    await rest();
    expect(page(widget)).to.equal('Step 2 of 3');
    expect(history.length).to.be.at.most(length);
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('holds no entry after the receipt', async () => {
    const widget = await start();
    await toReview(widget);
    await send(widget);
    await travel(-1);
    expect(history.state, 'Back leads to where one came from').to.deep.equal(before);
    expect(seen).to.deep.equal([before]);
    expect(text(widget)).to.contain('Thank you');
    await travel(1);
    await travel(1);
    expect(text(widget), 'Forward does not open what was sent').to.contain('Thank you');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('begins again with another idea after the receipt', async () => {
    const widget = await start();
    await toReview(widget);
    await send(widget);
    await press(widget, 'Send another idea');
    await toPageTwo(widget, 'Ali');
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    expect(field(widget, 'Name of the person').value).to.equal('Ali');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('lets a page move on as soon as something was sent', async () => {
    const fake = new FakeEndpoint(definition);
    const widget = await start(fake);
    widget.addEventListener('samskab-sent', () => {
      history.pushState({ router: { key: 'thanks' } }, '', '#thanks');
      widget.remove();
    });
    await toReview(widget);
    find(widget, 'button.primary').click();
    await until(() => location.hash === '#thanks');
    await aTimeout(300);
    expect(location.hash).to.equal('#thanks');
    expect(history.state).to.deep.equal({ router: { key: 'thanks' } });
    await travel(-1);
    const next = await start(fake);
    await until(() => text(next).includes(TOOK_PART));
    await aTimeout(300);
    await travel(-1);
    expect(history.state, 'nothing is left of what was sent').to.deep.equal(before);
  });

  it('holds no entry after the form is gone', async () => {
    const widget = await start();
    await toReview(widget);
    widget.remove();
    await gone();
    expect(history.state).to.deep.equal(here);
    expect(seen).to.deep.equal([]);
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('stays while the form is moved in the page', async () => {
    const widget = await start();
    await toPageTwo(widget);
    const { length } = history;
    const place = document.createElement('div');
    document.body.append(place);
    place.append(widget);
    await settle(widget);
    await rest();
    expect(page(widget)).to.equal('Step 2 of 3');
    expect(history.length).to.equal(length);
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    place.remove();
  });

  describe('after the page was loaded again', () => {
    /** As after a reload: the history is as it was, and the page's memory of it is gone. */
    async function reload(fake: FakeEndpoint, widget: Widget): Promise<Widget> {
      history.pushState(null, '', '#reload');
      widget.remove();
      await rest();
      await travel(-1);
      seen.length = 0;
      const again = await open(tag, fake);
      await begun(again);
      return again;
    }

    it('is where it was', async () => {
      const fake = new FakeEndpoint(definition);
      const widget = await open(tag, fake);
      await toPageTwo(widget);
      const again = await reload(fake, widget);
      expect(page(again)).to.equal('Step 2 of 3');
      await travel(-1);
      expect(page(again)).to.equal('Step 1 of 3');
      await goOn(again);
      await press(again, 'Back');
      await rest();
      await travel(-1);
      expect(history.state).to.deep.equal(before);
      expect(seen).to.deep.equal([before]);
    });

    it('does not leave the page when it had begun on page two, and is sent', async () => {
      const fake = new FakeEndpoint(definition);
      const first = await open(tag, fake);
      await toPageTwo(first);
      first.remove();
      await gone();
      expect(history.state).to.deep.equal(here);
      // The next day there is a draft, and no entry.
      const widget = await open(tag, fake);
      await begun(widget);
      expect(page(widget)).to.equal('Step 2 of 3');
      await type(widget, 'Your wish', 'Trees');
      await goOn(widget);
      const again = await reload(fake, widget);
      expect(page(again)).to.equal('Step 3 of 3');
      await send(again);
      await rest();
      expect(location.href).to.equal(href);
      expect(text(again)).to.contain('Thank you');
      await travel(-1);
      expect(history.state).to.deep.equal(before);
    });

    it('is on page one with nothing of what nobody kept', async () => {
      const fake = new FakeEndpoint(definition);
      const widget = await open(tag, fake, 'en', { remember: 'no' });
      await type(widget, 'Name of the person', 'Mona');
      await goOn(widget);
      await type(widget, 'Your wish', 'Trees');
      await goOn(widget);
      expect(page(widget)).to.equal('Step 3 of 3');
      history.pushState(null, '', '#reload');
      widget.remove();
      await rest();
      await travel(-1);
      const again = await open(tag, fake, 'en', { remember: 'no' });
      await aTimeout(500);
      await rest();
      expect(page(again)).to.equal('Step 1 of 3');
      await travel(-1);
      expect(history.state, 'entries to nowhere are passed over').to.deep.equal(before);
    });

    it('is where Back led before the form was there again', async () => {
      const fake = new FakeEndpoint(definition);
      const widget = await open(tag, fake);
      await toPageTwo(widget);
      history.pushState(null, '', '#elsewhere');
      widget.remove();
      await rest();
      await travel(-2);
      const again = await open(tag, fake);
      await until(() => page(again) === 'Step 1 of 3');
      await travel(1);
      expect(page(again)).to.equal('Step 2 of 3');
    });
  });

  it('is not touched with history="off"', async () => {
    const widget = await open(tag, new FakeEndpoint(definition), 'en', { history: 'off' });
    const { length } = history;
    await toReview(widget);
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal(here);
    await press(widget, 'Back');
    await press(widget, 'Back');
    expect(page(widget)).to.equal('Step 1 of 3');
    await goOn(widget);
    await goOn(widget);
    await send(widget);
    expect(history.state).to.deep.equal(here);
    await travel(-1);
    expect(history.state).to.deep.equal(before);
    expect(seen).to.deep.equal([before]);
  });

  it('does not scroll the page away from the heading', async () => {
    const widget = await start();
    const [above, below] = [document.createElement('p'), document.createElement('p')];
    for (const one of [above, below]) one.style.height = '3000px';
    document.body.prepend(above);
    document.body.append(below);
    const seesHeading = () => {
      const { top } = find(widget, '#heading').getBoundingClientRect();
      return top > -1 && top < innerHeight;
    };
    await type(widget, 'Name of the person', 'Mona');
    await begun(widget);
    // Where page one was left.
    scrollTo(0, 5000);
    await aTimeout(200);
    await goOn(widget);
    await aTimeout(200);
    expect(seesHeading(), 'page two').to.equal(true);
    await press(widget, 'Back');
    await aTimeout(300);
    expect(seesHeading(), 'Back in the form').to.equal(true);
    scrollTo(0, 5000);
    await aTimeout(200);
    await goOn(widget);
    await aTimeout(200);
    await travel(-1);
    expect(seesHeading(), 'Back in the browser').to.equal(true);
    above.remove();
    below.remove();
  });
});
