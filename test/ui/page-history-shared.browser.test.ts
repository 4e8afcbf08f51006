/** The history of the page belongs to its router, to dialogs, frames and other forms as well. */
import { aTimeout, expect } from '@open-wc/testing';
import '../../src/embed/define/idea-form.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { field, goOn, open, press, text, type, until, type Widget } from '../suites/page.ts';
import { openStrictPage } from '../tools/in-browser.ts';
import {
  before,
  begun,
  definition,
  gone,
  here,
  inHistory,
  listenLast,
  other,
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

describe('The history that a form shares', () => {
  const { href } = location;
  inHistory();

  it('leaves the page where it went while the form was on page two, and goes on when it comes back', async () => {
    const fake = new FakeEndpoint(definition);
    const widget = await start(fake);
    await toPageTwo(widget);
    history.pushState({ router: { key: 'elsewhere' } }, '', '#elsewhere');
    widget.remove();
    await rest();
    expect(location.hash).to.equal('#elsewhere');
    expect(history.state).to.deep.equal({ router: { key: 'elsewhere' } });
    await travel(-1);
    expect(seen.length, 'the router brings the page back').to.equal(1);
    const again = await start(fake);
    await begun(again);
    expect(page(again)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(again)).to.equal('Step 1 of 3');
    await travel(1);
    expect(page(again)).to.equal('Step 2 of 3');
    await press(again, 'Back');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
    expect(seen.length).to.equal(2);
  });

  it('leaves a page that goes elsewhere, and keeps the form, where it is', async () => {
    const widget = await start();
    await toPageTwo(widget);
    history.pushState({ ...history.state, router: { key: 'elsewhere' } }, '', '#elsewhere');
    await press(widget, 'Back');
    await rest();
    expect(page(widget)).to.equal('Step 1 of 3');
    expect(location.hash, 'Back in the form leads nowhere else').to.equal('#elsewhere');
    await goOn(widget);
    await travel(-1);
    expect(location.hash).to.equal('#elsewhere');
    expect(page(widget)).to.equal('Step 1 of 3');
    await travel(-2);
    expect(location.hash).to.equal('');
    expect(seen.length, 'the router learns that the address is another').to.equal(1);
  });

  it('follows an address that leads to a place in the page', async () => {
    const widget = await start();
    await toPageTwo(widget);
    await type(widget, 'Your wish', 'Trees');
    location.hash = 'below';
    await rest();
    await goOn(widget);
    expect(page(widget)).to.equal('Step 3 of 3');
    await travel(-1);
    expect([page(widget), location.hash]).to.deep.equal(['Step 2 of 3', '#below']);
    await travel(-1);
    expect([page(widget), location.hash]).to.deep.equal(['Step 2 of 3', '']);
    await travel(-1);
    expect([page(widget), location.hash]).to.deep.equal(['Step 1 of 3', '']);
  });

  it('says nothing of steps that are not its own', async () => {
    const widget = await start();
    const early: unknown[] = [];
    const listen = ({ state }: PopStateEvent) => early.push(state);
    await toPageTwo(widget);
    addEventListener('popstate', listen, { capture: true });
    history.pushState({ modal: true }, '');
    history.pushState(null, '');
    await travel(-1);
    await travel(1);
    expect(seen).to.deep.equal([{ modal: true }, null]);
    expect(early).to.deep.equal(seen);
    expect(page(widget)).to.equal('Step 2 of 3');
    await travel(-2);
    expect(seen.length, 'nor of one that leads out of a dialog').to.equal(3);
    expect(page(widget)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    expect(seen.length).to.equal(3);
    expect(early.length).to.equal(3);
    removeEventListener('popstate', listen, { capture: true });
  });

  it('lets a dialog of the page have an entry of its own', async () => {
    const widget = await start();
    await toPageTwo(widget);
    history.pushState({ ...history.state, dialog: true }, '');
    await travel(-1);
    expect(seen.length, 'the dialog closes').to.equal(1);
    expect(page(widget)).to.equal('Step 2 of 3');
    await press(widget, 'Back');
    expect(page(widget)).to.equal('Step 1 of 3');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('does not close a dialog by a button of the form', async () => {
    const widget = await start();
    await toPageTwo(widget);
    history.pushState({ ...history.state, dialog: true }, '');
    await press(widget, 'Back');
    await rest();
    expect(page(widget)).to.equal('Step 1 of 3');
    expect(history.state).to.have.property('dialog');
    await travel(-1);
    expect(seen.length, 'the dialog closes').to.equal(1);
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('leads two forms on a page through one history', async () => {
    const one = await start();
    const two = await open(tag, new FakeEndpoint(other));
    await toPageTwo(one);
    await toPageTwo(two, 'Ali');
    await type(one, 'Your wish', 'Trees');
    await goOn(one);
    const pages = () => [page(one), page(two)].map((step) => step.slice(5, 6)).join();
    expect(pages()).to.equal('3,2');
    await travel(-1);
    expect(pages()).to.equal('2,2');
    await travel(-1);
    expect(pages()).to.equal('2,1');
    await travel(-1);
    expect(pages()).to.equal('1,1');
    await travel(3);
    expect(pages()).to.equal('3,2');
    await travel(-1);
    await press(one, 'Back');
    await rest();
    expect(pages(), 'the other one stays').to.equal('1,2');
    await travel(-1);
    expect(pages(), 'and what is done with is passed over').to.equal('1,1');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
    expect(seen).to.deep.equal([before]);
  });

  it('goes on for the other form when one is gone, sent or not', async () => {
    const one = await start();
    const two = await open(tag, new FakeEndpoint(other));
    await toPageTwo(two, 'Ali');
    await toReview(one);
    await send(one);
    expect(page(two)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(two)).to.equal('Step 1 of 3');
    await travel(1);
    one.remove();
    await rest();
    expect(page(two)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(two)).to.equal('Step 1 of 3');
    two.remove();
    await gone();
    expect(history.state).to.deep.equal(here);
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('belongs to the form that is there: another one in its place begins anew', async () => {
    const widget = await start();
    await toPageTwo(widget);
    widget.fetch = undefined;
    widget.definition = other;
    await until(() => text(widget).includes('The garden'));
    await gone();
    expect(page(widget)).to.equal('Step 1 of 3');
    expect(history.state).to.deep.equal(here);
    await toPageTwo(widget, 'Ali');
    await travel(-1);
    expect([page(widget), field(widget, 'Name of the person').value]).to.deep.equal([
      'Step 1 of 3',
      'Ali',
    ]);
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('leads one in a frame', async () => {
    const { document: inside, window: frame } = await openStrictPage(
      new URL('../widgets/idea-form/strict-page.ts', import.meta.url),
    );
    await until(() => inside.querySelector(tag)?.shadowRoot?.querySelector('input'));
    const widget = inside.querySelector(tag) as unknown as Widget;
    await type(widget, 'Your wish', 'Trees');
    await goOn(widget);
    await until(() => page(widget) === 'Step 2 of 2');
    frame.history.back();
    await until(() => page(widget) === 'Step 1 of 2');
    frame.history.forward();
    await until(() => page(widget) === 'Step 2 of 2');
    await press(widget, 'Back');
    await rest();
    // WebKit forgets the state of the page around a frame that makes an entry.
    expect(location.href, 'the page around it is where it was').to.equal(href);
    frame.history.back();
    await rest();
  });

  it('leads Back to another page, where the form has gone back by itself', async () => {
    const frame = document.createElement('iframe');
    const load = async (address: string) => {
      const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
      if (frame.isConnected) frame.contentWindow?.location.assign(address);
      else document.body.append(Object.assign(frame, { src: address }));
      await loaded;
      // Until a page has come to rest, the next one takes its place in the history.
      await aTimeout(300);
    };
    const form = new URL('../widgets/idea-form/strict-page.ts', import.meta.url).pathname;
    await load('/__strict/?src=/elsewhere.js');
    await load(`/__strict/?src=${form}`);
    const inside = () => frame.contentDocument?.querySelector(tag) as unknown as Widget;
    await until(() => inside()?.shadowRoot?.querySelector('input'));
    await type(inside(), 'Your wish', 'Trees');
    await goOn(inside());
    await until(() => page(inside()) === 'Step 2 of 2');
    await press(inside(), 'Back');
    await until(() => page(inside()) === 'Step 1 of 2');
    frame.contentWindow?.history.back();
    await until(() => frame.contentWindow?.location.search === '?src=/elsewhere.js');
    await rest();
    frame.remove();
  });

  it('is nothing to fear in a sandbox', async () => {
    const file = new URL('../../src/ui/page-history.ts', import.meta.url);
    const source = await (await fetch(file)).text();
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    const said = new Promise((done) =>
      addEventListener('message', ({ data }) => done(data), { once: true }),
    );
    frame.srcdoc = `<!doctype html><script type="module">
      const told = [];
      addEventListener('error', (event) => told.push(event.message));
      ${source}
      const form = new PageHistory('form', (page) => told.push(page));
      const rest = () => new Promise((done) => setTimeout(done, 300));
      form.begin(0);
      form.goTo(1);
      await rest();
      history.back();
      for (let times = 0; times < 30 && told.length === 0; times++) await rest();
      form.goTo(1);
      form.goTo(2);
      form.goTo(0);
      await rest();
      form.end();
      form.stop();
      for (let times = 0; times < 5; times++) await rest();
      told.push(history.state);
      parent.postMessage(told, '*');
    </script>`;
    document.body.append(frame);
    expect(await said).to.deep.equal([0, null]);
    frame.remove();
  });

  it('comes after whoever was there first, also when that one writes over the entries', async () => {
    const widget = await start();
    await toPageTwo(widget);
    history.replaceState({ router: { key: 'new' } }, '');
    await press(widget, 'Back');
    await goOn(widget);
    expect(page(widget)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
    await travel(-1);
    expect(history.state).to.deep.equal(before);
  });

  it('does not bring a page back that goes on long after something was sent', async () => {
    const widget = await start();
    await toReview(widget);
    await send(widget);
    await aTimeout(1300);
    history.pushState({ router: { key: 'thanks' } }, '', '#thanks');
    await aTimeout(1300);
    expect(location.hash).to.equal('#thanks');
    widget.remove();
    await gone();
    expect(location.hash).to.equal('#thanks');
  });

  it('takes no notice of an event that leads nowhere, as Safari sends when a page comes back', async () => {
    const widget = await start();
    await toPageTwo(widget);
    const { state } = history;
    dispatchEvent(new PopStateEvent('popstate', { state }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await rest();
    expect(seen).to.deep.equal([state]);
    expect(page(widget)).to.equal('Step 2 of 3');
    await travel(-1);
    expect(page(widget)).to.equal('Step 1 of 3');
  });

  it('goes back through no frame that has gone somewhere', async () => {
    const widget = await start();
    await toPageTwo(widget);
    const frame = document.createElement('iframe');
    const loads = () => new Promise((done) => frame.addEventListener('load', done, { once: true }));
    frame.src = '/__strict/?src=/a';
    const first = loads();
    document.body.append(frame);
    await first;
    const second = loads();
    frame.contentWindow?.location.assign('/__strict/?src=/b');
    await second;
    await press(widget, 'Back');
    widget.remove();
    await gone();
    expect(frame.contentWindow?.location.search, 'the frame stays').to.equal('?src=/b');
    frame.remove();
  });

  it('is one for all widgets, although each brings a copy of its own', async () => {
    const file = '../../src/ui/page-history.ts';
    const [one, two] = await Promise.all([
      import(`${file}?one`) as Promise<typeof import('../../src/ui/page-history.ts')>,
      import(`${file}?two`) as Promise<typeof import('../../src/ui/page-history.ts')>,
    ]);
    expect(one.PageHistory).not.to.equal(two.PageHistory);
    const pages = { vote: 0, idea: 0 };
    const vote = new one.PageHistory('vote', (to) => (pages.vote = to));
    const idea = new two.PageHistory('idea', (to) => (pages.idea = to));
    const goTo = (form: typeof vote, name: keyof typeof pages, to: number) => {
      pages[name] = to;
      form.goTo(to);
    };
    vote.begin(0);
    idea.begin(0);
    listenLast();
    goTo(vote, 'vote', 1);
    goTo(idea, 'idea', 1);
    await travel(-1);
    expect(pages).to.deep.equal({ vote: 1, idea: 0 });
    await travel(-1);
    expect(pages).to.deep.equal({ vote: 0, idea: 0 });
    expect(seen).to.deep.equal([]);
    vote.stop();
    idea.stop();
    await gone();
    expect(history.state).to.deep.equal(here);
  });
});
