import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import { define } from '../../src/embed/define.ts';
import type { SamskabSentEvent, SamskabSubmitEvent } from '../../src/ui/sending/sending-events.ts';
import { openStrictPage, sendKeys, setViewport } from '../tools/in-browser.ts';
import { FakeEndpoint, offline, problem } from './fake-endpoint.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { receiptSuite } from './receipt.ts';
import type { Subject } from './subject.ts';
import { toldSuite } from './told.ts';
import { truthSuite } from './truth.ts';
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
  until,
  type Widget,
} from './page.ts';

/** What every widget must do, whatever it asks for. */
export function participationSuite(subject: Subject): void {
  const { tag } = subject;
  const endpoint = () => new FakeEndpoint(subject.definition);
  const toReview = async (widget: Widget) => {
    await subject.fill(widget);
    await goOn(widget);
    expect(text(widget)).to.contain('Check before you send');
  };

  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  describe('loads', () => {
    it('shows a skeleton, then what the definition says, and says that it is ready', async () => {
      const fake = endpoint();
      let answer = (_response: Response) => {};
      fake.nextGets.push(() => new Promise<Response>((done) => (answer = done)));
      const widget = document.createElement(tag) as Widget;
      Object.assign(widget, { fetch: fake.fetch, endpoint: fake.url, lang: 'en' });
      document.body.append(widget);
      await until(() => widget.shadowRoot?.querySelector('[aria-busy="true"]'));
      expect(find(widget, '.skeleton').offsetHeight).to.be.at.least(innerHeight);
      const ready = oneEvent(widget, 'samskab-ready');
      answer(Response.json(subject.definition));
      await ready;
      await until(() => !root(widget).querySelector('[aria-busy]'));
      expect(text(widget)).to.contain(subject.words.en).and.to.contain('Not sent yet.');
      expect(root(widget).querySelector('[aria-busy]')).to.equal(null);
      widget.remove();
    });

    it('takes a definition that stands on the page', async () => {
      const widget = document.createElement(tag) as Widget;
      widget.lang = 'en';
      const script = document.createElement('script');
      script.type = 'application/json';
      script.textContent = JSON.stringify(subject.definition);
      widget.append(script);
      document.body.append(widget);
      await until(() => widget.shadowRoot && text(widget).includes(subject.words.en));
      widget.remove();
    });

    const refusals: [string, () => Response, string][] = [
      ['an unknown endpoint', () => problem(404, 'not-found'), 'could not find this'],
      ['HTML', () => new Response('<!doctype html><p>Hi</p>'), 'The fault is ours'],
      ['another resource', () => Response.json({ type: 'poem' }), 'The fault is ours'],
      ['half a JSON', () => new Response('{"type":'), 'The fault is ours'],
      ['a server in trouble', () => problem(503, 'internal'), 'Our server has a problem'],
    ];
    for (const [what, answer, words] of refusals) {
      it(`says so when the endpoint answers ${what}`, async () => {
        const fake = endpoint();
        fake.nextGets.push(answer);
        const widget = await open(tag, fake);
        expect(text(widget)).to.contain(words);
        expect(root(widget).querySelector('button.primary')).to.equal(null);
      });
    }

    it('can be tried again when the network is down', async () => {
      const fake = endpoint();
      fake.nextGets.push(offline);
      const widget = await open(tag, fake);
      expect(text(widget)).to.contain('could not load this');
      await press(widget, 'Try again');
      await until(() => text(widget).includes(subject.words.en));
    });

    it('says when it opens, and that it is closed', async () => {
      const opens = { ...subject.definition, phase: 'upcoming', opens: '2031-05-04T10:00:00Z' };
      const upcoming = await open(tag, new FakeEndpoint(opens));
      expect(text(upcoming)).to.contain('This opens').and.to.contain('2031');
      const closes = { ...subject.definition, phase: 'closed', closes: '2021-05-04T10:00:00Z' };
      const closed = await open(tag, new FakeEndpoint(closes));
      expect(text(closed)).to.contain('This closed').and.to.contain('2021');
      expect(root(closed).querySelector('button.primary')).to.equal(null);
    });
  });

  describe('sends', () => {
    it('what was filled in, after a review, and shows the receipt', async () => {
      const fake = endpoint();
      const widget = await open(tag, fake);
      await toReview(widget);
      expect(fake.posts, 'nothing is sent before the person says so').to.deep.equal([]);
      const sent: Promise<Event> = oneEvent(widget, 'samskab-sent');
      await goOn(widget);
      expect(((await sent) as SamskabSentEvent).receipt?.code).to.equal('7K3M-Q9TX');
      await settle(widget);
      expect(text(widget)).to.contain('Thank you').and.to.contain('7K3M-Q9TX');
      expect(text(widget)).not.to.contain('Not sent yet');
      expect(fake.posts.map(({ body }) => body)).to.deep.equal([
        { ...subject.submission, language: 'en' },
      ]);
      expect(fake.posts[0]?.key).to.match(/^[0-9a-f]{32}$/);
      expect(focused()?.textContent, 'the focus is on the good news').to.contain('Thank you');
    });

    it('and tells the page of which widget, definition and submission each event is', async () => {
      const told = new Map<string, object>();
      const hear = ({ type, kind, definition, submission }: SamskabSentEvent) =>
        told.set(type, { kind, title: definition.title, submission });
      const names = ['samskab-ready', 'samskab-change', 'samskab-submit', 'samskab-sent'];
      const listener = hear as unknown as EventListener;
      for (const name of names) document.addEventListener(name, listener);
      const fake = endpoint();
      const widget = await open(tag, fake);
      await toReview(widget);
      const sent = oneEvent(widget, 'samskab-sent');
      await goOn(widget);
      await sent;
      for (const name of names) document.removeEventListener(name, listener);
      const { type: kind, title } = subject.definition as Definition;
      const submission = { ...subject.submission, language: 'en' };
      expect(told.get('samskab-ready')).to.deep.equal({ kind, title, submission: undefined });
      expect(told.get('samskab-change')).to.deep.include({ kind, title });
      expect(told.get('samskab-submit')).to.deep.equal({ kind, title, submission });
      expect(told.get('samskab-sent')).to.deep.equal({ kind, title, submission });
    });

    it('and says nothing of "sent" before the server did', async () => {
      const fake = endpoint();
      let answer = (_response: Response) => {};
      fake.nextPosts.push(() => new Promise<Response>((done) => (answer = done)));
      const widget = await open(tag, fake);
      let sent = 0;
      widget.addEventListener('samskab-sent', () => sent++);
      await toReview(widget);
      await goOn(widget);
      await goOn(widget);
      expect(text(widget)).to.contain('Sending').and.not.to.contain('Thank you');
      expect([sent, fake.posts.length], 'two clicks are one submission').to.deep.equal([0, 1]);
      answer(Response.json(fake.receipt, { status: 201 }));
      await until(() => text(widget).includes('Thank you'));
      expect(sent).to.equal(1);
    });

    it('once, although the first answer was lost', async () => {
      const fake = endpoint();
      fake.loseNextAnswer = true;
      const widget = await open(tag, fake);
      await toReview(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts.length).to.equal(2);
      expect(new Set(fake.posts.map(({ key }) => key)).size).to.equal(1);
      expect(fake.stored.size).to.equal(1);
    });

    it('not, says why, keeps everything, and sends it at another try', async () => {
      const fake = endpoint();
      for (let tries = 0; tries < 3; tries++) fake.nextPosts.push(() => problem(503, 'internal'));
      const widget = await open(tag, fake);
      let failed = 0;
      widget.addEventListener('samskab-failed', () => failed++);
      await toReview(widget);
      const before = find(widget, '.review').textContent;
      await goOn(widget);
      await until(() => text(widget).includes('Our server has a problem'));
      expect(text(widget)).to.contain('do not know if it arrived');
      expect(text(widget), 'a lost answer is not a no').not.to.contain('Not sent');
      expect(focused()?.textContent).to.contain('Our server has a problem');
      expect(find(widget, '.review').textContent).to.equal(before);
      expect(failed).to.equal(1);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(new Set(fake.posts.map(({ key }) => key)).size).to.equal(1);
    });

    it('nothing when it closed meanwhile, and says so', async () => {
      const fake = endpoint();
      fake.nextPosts.push(() => problem(403, 'closed'));
      const widget = await open(tag, fake);
      await toReview(widget);
      await goOn(widget);
      await until(() => text(widget).includes('closed before you sent'));
      expect(fake.posts.length, 'a no is not asked for twice').to.equal(1);
      expect(text(widget)).to.contain('Not sent');
    });

    it('tells what arrived first when something was changed under the same key', async () => {
      const fake = endpoint();
      fake.nextPosts.push(() => problem(422, 'key-reused', { receipt: fake.receipt }));
      const widget = await open(tag, fake);
      await toReview(widget);
      await goOn(widget);
      await until(() => text(widget).includes('What you sent first has arrived'));
      expect(text(widget)).to.contain('7K3M-Q9TX');
    });

    it('by the page, where the page takes it over, and believes only a receipt', async () => {
      const fake = endpoint();
      const widget = await open(tag, fake);
      await toReview(widget);
      let answer = (_receipt: { code: string }) => {};
      widget.addEventListener('samskab-submit', (event) => {
        const response = new Promise<{ code: string }>((done) => (answer = done));
        (event as SamskabSubmitEvent).respondWith(response);
      });
      await goOn(widget);
      expect(text(widget)).to.contain('Sending').and.not.to.contain('Thank you');
      answer({ code: 'FROM-PAGE' });
      await until(() => text(widget).includes('FROM-PAGE'));
      expect(fake.posts).to.deep.equal([]);
    });
  });

  describe('keeps', () => {
    it('what was begun through a reload, under the same key, and wipes it once sent', async () => {
      const fake = endpoint();
      const first = await open(tag, fake);
      await subject.fill(first);
      const drafts = () =>
        Object.keys(localStorage).filter((name) => name.startsWith('samskab:draft'));
      expect(drafts().length).to.equal(1);
      first.remove();
      const second = await open(tag, fake);
      expect(text(second)).to.contain('what you began');
      await goOn(second);
      await until(() => text(second).includes('Check before you send'));
      await goOn(second);
      await until(() => text(second).includes('Thank you'));
      expect(fake.posts.map(({ body }) => body)).to.deep.equal([
        { ...subject.submission, language: 'en' },
      ]);
      expect(drafts()).to.deep.equal([]);
    });

    it('nothing after "Delete from this device"', async () => {
      const fake = endpoint();
      const widget = await open(tag, fake);
      await subject.fill(widget);
      await press(widget, 'Delete from this device');
      await press(widget, 'Yes, delete it');
      expect(Object.keys(localStorage).filter((name) => name.includes('draft'))).to.deep.equal([]);
      widget.remove();
      const again = await open(tag, fake);
      expect(text(again)).not.to.contain('what you began');
    });

    it('warns who leaves of what is not kept, and of nothing else', async () => {
      const leave = () => {
        const event = new Event('beforeunload', { cancelable: true });
        dispatchEvent(event);
        return event.defaultPrevented;
      };
      const kept = await open(tag, endpoint());
      await toReview(kept);
      expect(leave(), 'it is here when they come back').to.equal(false);
      kept.remove();
      localStorage.clear();
      const widget = await open(tag, endpoint(), 'en', { remember: 'no' });
      expect(leave()).to.equal(false);
      await toReview(widget);
      expect(text(widget)).to.contain('Your browser does not keep it');
      expect(leave()).to.equal(true);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(leave()).to.equal(false);
      expect(Object.keys(localStorage)).to.deep.equal([]);
    });
  });

  truthSuite(subject);
  toldSuite(subject);
  receiptSuite(subject);

  describe('is for everybody', () => {
    it('works by keys alone, from the first field to the receipt', async () => {
      const fake = endpoint();
      const widget = await open(tag, fake);
      await subject.fillByKeys(widget);
      await tabTo((element) => element.matches('button.primary'));
      await sendKeys({ press: 'Enter' });
      await until(() => text(widget).includes('Check before you send'));
      expect(focused()?.textContent, 'the focus goes where the reader is').to.contain(
        'Check before',
      );
      await tabTo((element) => element.matches('button.primary'));
      await sendKeys({ press: 'Space' });
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts.length).to.equal(1);
    });

    it('has no fault that axe finds, on any page', async () => {
      const widget = await open(tag, endpoint());
      await expect(widget).to.be.accessible();
      await subject.fill(widget);
      await expect(widget).to.be.accessible();
      await goOn(widget);
      await expect(widget).to.be.accessible();
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      await expect(widget).to.be.accessible();
    });

    it('changes its language with the page, and keeps what was filled in', async () => {
      const fake = endpoint();
      const widget = await open(tag, fake);
      await subject.fill(widget);
      (widget.parentElement as HTMLElement).lang = 'da';
      await until(() => text(widget).includes('Ikke sendt endnu'));
      expect(text(widget)).to.contain(subject.words.da);
      (widget.parentElement as HTMLElement).lang = 'en';
      await until(() => text(widget).includes('Not sent yet'));
      expect(text(widget)).to.contain(subject.words.en);
      await goOn(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts[0]?.body).to.deep.equal({ ...subject.submission, language: 'en' });
    });

    it('reads from right to left in Arabic, whatever the page does', async () => {
      const widget = await open(tag, endpoint(), 'ar');
      await until(() => text(widget).includes(subject.words.ar));
      const frame = find(widget, '.frame');
      expect(frame.dir).to.equal('rtl');
      expect(getComputedStyle(find(widget, 'h3')).direction).to.equal('rtl');
    });

    it('fits 320 px without scrolling sideways', async () => {
      await setViewport({ width: 320, height: 600 });
      const widget = await open(tag, endpoint());
      await subject.fill(widget);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await goOn(widget);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
    });

    it('has targets of 44 px', async () => {
      const widget = await open(tag, endpoint());
      await subject.fill(widget);
      for (const target of root(widget).querySelectorAll('button, select, textarea')) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), target.outerHTML.slice(0, 80)).to.be.at.least(43.9);
      }
    });
  });

  describe('is safe', () => {
    it('shows text as text', async () => {
      const title = '<img src=x onerror="window.hacked = true"><b>Bold</b>';
      const widget = await open(tag, new FakeEndpoint({ ...subject.definition, title }));
      expect(text(widget)).to.contain(title);
      // Not compared with null: of an element the assertion would print all that hangs on it.
      expect(Boolean(find(widget, 'h2').querySelector('img, b'))).to.equal(false);
    });

    it('leads nowhere but to the web', async () => {
      const fake = endpoint();
      fake.receipt = { code: 'X', links: { calendar: ' java\tscript:alert(1)' } };
      const widget = await open(tag, fake);
      await toReview(widget);
      await goOn(widget);
      await until(() => text(widget).includes('do not understand'));
      expect(root(widget).querySelector('a[href*="script"]')).to.equal(null);
    });

    it('runs under a strict policy with Trusted Types', async () => {
      const page = await openStrictPage(subject.strictModule);
      const widget = page.document.querySelector(tag) as Widget;
      await until(() => widget.shadowRoot && text(widget).includes(subject.words.en));
      await aTimeout(100);
      expect(page.violations).to.deep.equal([]);
      expect(page.errors).to.deep.equal([]);
    });

    it('can be registered twice', () => {
      const again = class extends HTMLElement {};
      define(tag, again);
      expect(customElements.get(tag)).not.to.equal(again);
    });
  });
}
