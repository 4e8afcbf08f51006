import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '../tools/in-browser.ts';
import { FakeEndpoint } from './fake-endpoint.ts';
import type { Subject } from './subject.ts';
import {
  TOOK_PART,
  announced,
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
  words,
  type Widget,
} from './page.ts';

const DAY = 86_400_000;
const isoDay = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** The receipt is something to keep, in every widget. */
export function receiptSuite(subject: Subject): void {
  const { tag } = subject;
  const TITLE = 'Something to take part in';
  const definition = {
    ...subject.definition,
    title: TITLE,
    closes: new Date(Date.now() + 9 * DAY).toISOString(),
    thanks: 'We count when everybody had the time.',
    next: [
      { on: isoDay(30), text: 'The council decides.' },
      { on: isoDay(20), text: 'We say what came out.' },
      { on: isoDay(-20), text: 'Long over.' },
    ],
    help: 'Ask <b>us</b>: help@town.example or +45 12 34 56 78, by 2027-01-31.',
  };
  const openHere = (fake: FakeEndpoint, remember = 'device') =>
    open(tag, fake, 'en', { remember, history: 'off' });
  const toReceipt = async (fake = new FakeEndpoint(definition), remember?: string) => {
    const widget = await openHere(fake, remember);
    await subject.fill(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Check before you send'));
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'));
    return { fake, widget };
  };
  const comeBack = async (widget: Widget, fake: FakeEndpoint) => {
    widget.remove();
    await settle(widget);
    const again = await openHere(fake);
    await until(() => text(again).includes(TOOK_PART));
    return again;
  };
  const leaves = (widget: Widget) =>
    [...root(widget).querySelectorAll('.next > li')].map((leaf) => [
      words(leaf),
      leaf.querySelector('.done') !== null,
    ]);

  describe('has a receipt', () => {
    it('that says what it is, what was sent, what comes next and whom to ask', async () => {
      const { widget } = await toReceipt();
      const slip = find(widget, '.slip');
      expect(words(slip)).to.contain(TITLE).and.to.contain('What you sent');
      expect(words(find(widget, '.slip .review')).length).to.be.greaterThan(3);
      expect(root(widget).querySelector('.slip .review button')).to.equal(null);
      expect(words(find(widget, '.slip .review'))).not.to.match(/places? left/);
      const [arrived, closes, first, second, ...more] = leaves(widget);
      expect([arrived?.[1], closes?.[1], more]).to.deep.equal([true, false, []]);
      expect(arrived?.[0]).to.match(/^\w+ \d+ We have your/);
      expect(closes?.[0]).to.contain('Open until');
      expect([first?.[0], second?.[0]].join()).to.match(/what came out.*council decides/);
      expect(words(slip)).to.contain('had the time').and.to.contain('Ask <b>us</b>');
      const links = [...slip.querySelectorAll<HTMLAnchorElement>('a[href^=mailto],a[href^=tel]')];
      expect(links.map(({ href }) => href)).to.deep.equal([
        'mailto:help@town.example',
        'tel:+4512345678',
      ]);
      await expect(widget).to.be.accessible();
    });

    it('of a test, which counts nowhere', async () => {
      const { widget } = await toReceipt(new FakeEndpoint({ ...definition, test: true }));
      await until(() => String(leaves(widget)[0]?.[0]).includes('Nothing counts'));
      expect(leaves(widget)[0]?.[0]).to.match(/^\w+ \d+ This is a test. Nothing counts.$/);
      expect(text(widget)).not.to.contain('will be counted');
    });

    it('with the time of the server, whatever the device thinks', async () => {
      const fake = new FakeEndpoint(definition);
      const date = 'Tue, 05 May 2026 10:00:00 GMT';
      fake.nextGets.push(() => Response.json(fake.definition, { headers: { date } }));
      const { widget } = await toReceipt(fake);
      expect(words(find(widget, '.stub'))).to.contain('May 5, 2026');
    });

    it('that says nothing of what was sent where that is not known', async () => {
      const fake = new FakeEndpoint(definition);
      const widget = await openHere(fake);
      await subject.fill(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Check before you send'));
      const body = { status: 422, code: 'key-reused', receipt: fake.receipt };
      const headers = { 'content-type': 'application/problem+json' };
      fake.nextPosts.push(() => new Response(JSON.stringify(body), { status: 422, headers }));
      await goOn(widget);
      await until(() => text(widget).includes('What you sent first has arrived'));
      expect(root(widget).querySelector('.review')).to.equal(null);
    });

    it('whose code is copied, or marked where that is refused', async () => {
      const { widget } = await toReceipt();
      const copied: string[] = [];
      const fakeClipboard = (writeText: (text: string) => Promise<void>) =>
        Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      try {
        fakeClipboard(async (code) => void copied.push(code));
        await press(widget, 'Copy');
        await until(() => announced() === 'Copied');
        expect(text(widget)).to.contain('Copied');
        fakeClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
        await press(widget, 'Copied');
        await until(() => announced().startsWith('Your browser could not copy'));
        expect(text(widget)).to.contain('The code is marked');
        expect(String(getSelection())).to.equal('7K3M-Q9TX');
        expect(copied).to.deep.equal(['7K3M-Q9TX']);
      } finally {
        delete (navigator as Partial<{ clipboard: unknown }>).clipboard;
      }
    });

    it('that is shared where the device can', async () => {
      const shared: (string | undefined)[] = [];
      const own = navigator as Partial<Pick<Navigator, 'share' | 'canShare'>>;
      const before = 'share' in navigator;
      const { widget } = await toReceipt();
      expect(text(widget).includes('Share'), 'as this browser is').to.equal(before);
      try {
        const share = async ({ text }: ShareData = {}) => void shared.push(text);
        Object.defineProperty(navigator, 'share', { value: share, configurable: true });
        Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
        widget.lang = 'da';
        await until(() => text(widget).includes('Udskriv'));
        widget.lang = 'en';
        await press(widget, 'Share');
        expect(shared[0]).to.contain('7K3M-Q9TX').and.to.contain(TITLE);
      } finally {
        delete own.share;
        delete own.canShare;
      }
    });

    it('that is printed alone, and leaves the page as it was', async () => {
      const { widget } = await toReceipt();
      const sheets = document.adoptedStyleSheets.length;
      const plainly = window.print;
      const printed: string[] = [];
      window.print = () => {
        const paper = document.querySelector('.samskab-print');
        printed.push(words(paper?.shadowRoot?.querySelector('.slip') as Node));
      };
      try {
        await press(widget, 'Print');
        await until(() => printed.length > 0);
        expect(printed[0]).to.contain('7K3M-Q9TX').and.to.contain('What you sent');
        dispatchEvent(new Event('pointerdown'));
        expect(document.querySelector('.samskab-print')).to.equal(null);
        expect(document.adoptedStyleSheets.length).to.equal(sheets);
      } finally {
        window.print = plainly;
      }
    });

    it('and has it again when they come back, without what was sent', async () => {
      const { fake, widget } = await toReceipt();
      const again = await comeBack(widget, fake);
      const today = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });
      expect(words(find(again, 'h3')))
        .to.match(/^You (voted|sent|signed up)/)
        .and.to.contain(today.format(Date.now()));
      expect(words(find(again, '.code'))).to.equal('7K3M-Q9TX');
      expect(leaves(again).length).to.equal(4);
      expect(words(find(again, '.slip')))
        .to.contain('Ask <b>us</b>')
        .and.not.to.contain('What you sent');
      expect(text(again)).to.contain('This is not my device: forget it');
    });

    it('that is nowhere where nothing may be kept', async () => {
      const { fake, widget } = await toReceipt(undefined, 'no');
      widget.remove();
      await settle(widget);
      const again = await openHere(fake, 'no');
      await until(() => text(again).includes('Not sent yet'));
      expect(text(again)).not.to.contain('7K3M-Q9TX');
      expect(root(again).querySelector('.slip')).to.equal(null);
    });
  });

  describe('is given on to somebody else on this device', () => {
    const isForAnother = (element: HTMLElement) =>
      /for somebody else on|Sign up somebody else/.test(words(element));
    const typed = (widget: Widget) =>
      [...root(widget).querySelectorAll<HTMLInputElement>('input, textarea, select')].map(
        ({ id, value, checked }) => [id, value, checked],
      );

    it('by one key, with nothing of the last person: on the screen, on the device, or by Back', async () => {
      const fake = new FakeEndpoint(definition);
      // Whatever Back leads to, it is not out of the tests.
      for (const before of ['#one', '#two', '#three']) history.pushState(null, '', before);
      const widget = await open(tag, fake);
      await until(() => text(widget).includes('Not sent yet'));
      const empty = typed(widget);
      await subject.fillByKeys(widget);
      await tabTo((element) => element.matches('button.primary'));
      await sendKeys({ press: 'Enter' });
      await until(() => text(widget).includes('Check before you send'));
      const sent = [...root(widget).querySelectorAll('.review dd:not(.change)')].map(words);
      expect(sent.length).to.be.greaterThan(0);
      await tabTo((element) => element.matches('button.primary'));
      await sendKeys({ press: 'Enter' });
      await until(() => text(widget).includes('Thank you'));
      await tabTo(isForAnother);
      await sendKeys({ press: 'Enter' });
      await until(() => text(widget).includes('Not sent yet'));
      expect(focused()?.id).to.equal('heading');
      const isNew = async (when: string) => {
        await settle(widget);
        expect(text(widget), when).not.to.contain('7K3M-Q9TX').and.not.to.contain('Thank you');
        expect(root(widget).querySelector('.slip, .review'), when).to.equal(null);
        expect(typed(widget), when).to.deep.equal(empty);
      };
      await isNew('at once');
      await until(() => announced() === '');
      expect(Object.keys(localStorage).filter((name) => name.includes('draft'))).to.deep.equal([]);
      history.back();
      await aTimeout(400);
      await isNew('after Back');
      history.forward();
      await aTimeout(400);
      await isNew('after Forward');
    });
  });
}
