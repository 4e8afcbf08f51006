import { aTimeout, expect } from '@open-wc/testing';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { FakeEndpoint, offline, problem } from './fake-endpoint.ts';
import {
  TOOK_PART,
  button,
  focused,
  goOn,
  open,
  press,
  root,
  settle,
  text,
  until,
  type Widget,
} from './page.ts';

/** What differs from one widget to another where a receipt has a link. */
export interface ManagedSubject {
  readonly tag: string;
  readonly definition: { readonly type: string; readonly id: string };
  readonly fill: (widget: Widget) => Promise<void>;
  /** What GET answers, and DELETE. */
  readonly stands: Receipt;
  readonly over: Receipt;
  readonly words: {
    readonly heading: string;
    readonly shown: string;
    readonly end: string;
    readonly yes: string;
    readonly no: string;
    readonly ended: string;
    readonly failed: string;
    readonly unknown: string;
    readonly anew: string;
    readonly again: string;
    readonly link: string;
    /** Of the form. */
    readonly form: string;
  };
}

type Answer = () => Response | Promise<Response>;

/** An endpoint whose receipts can be read and taken back; it notes what it was asked. */
class ManagedEndpoint extends FakeEndpoint {
  readonly asked: string[] = [];
  readonly answers: Answer[];

  constructor(definition: object, ...answers: Answer[]) {
    super(definition);
    this.answers = answers;
    const plain = this.fetch;
    const managed: typeof globalThis.fetch = async (input, init = {}) => {
      const token = new Headers(init.headers).get('authorization');
      if (!token) return plain(input, init);
      this.asked.push(`${init.method} ${token}`);
      return (this.answers.shift() ?? offline)();
    };
    Object.assign(this, { fetch: managed });
  }
}

/** What a link of a receipt does in every widget that has one. */
export function managingSuite(subject: ManagedSubject): void {
  const { tag, definition, words, stands, over } = subject;
  const own = (form = definition, token = 't0ken') =>
    `samskab-form=${form.type}.${form.id}&samskab-receipt=${token}`;
  const json = (receipt: Receipt) => () => Response.json(receipt);
  const lead = (hash: string, state: unknown = null) => history.replaceState(state, '', hash);
  const plainPage = location.pathname + location.search;
  /** Without entries in the history: of a form that is gone they are taken away a second later. */
  const openHere = (fake: FakeEndpoint) => open(tag, fake, 'en', { history: 'off' });

  afterEach(() => {
    // WebKit takes a hundred of these in ten seconds, and most tests leave the address alone.
    const here = location.pathname + location.search + location.hash;
    if (here !== plainPage) lead(plainPage);
    localStorage.clear();
    sessionStorage.clear();
  });

  describe(`${tag}: a receipt’s link`, () => {
    // Those of the tests before are taken away now, not while a link is followed.
    before(() => aTimeout(1500));

    it('shows what it stands for, and leaves the address as the page has it', async () => {
      const state = { idx: 3, current: `/tilmelding?${own()}`, samskab: 1 };
      lead(`#/tilmelding?${own()}`, state);
      let moves = 0;
      const count = () => moves++;
      for (const move of ['popstate', 'hashchange']) addEventListener(move, count);
      const fake = new ManagedEndpoint(definition, json(stands), json(stands));
      const widget = await open(tag, fake);
      await until(() => text(widget).includes(words.shown));
      expect(text(widget)).to.contain(stands.code).and.not.to.contain(words.form);
      expect(location.hash).to.equal('#/tilmelding');
      expect(history.state).to.deep.equal({ ...state, current: '/tilmelding' });
      await new Promise((done) => setTimeout(done, 50));
      expect(moves, 'the page’s router hears of nothing').to.equal(0);
      for (const move of ['popstate', 'hashchange']) removeEventListener(move, count);
      await expect(widget).to.be.accessible();
      expect(fake.asked).to.deep.equal(['GET Bearer t0ken']);
      widget.remove();
      const again = await open(tag, fake);
      await until(
        () => text(again).includes(words.shown),
        () => 'after a reload',
      );
      expect(fake.asked.length).to.equal(2);
    });

    it('is followed by the form that it is for, and by no other on the page', async () => {
      const other = { ...definition, id: `${definition.id}-2` };
      const fakes = [
        new ManagedEndpoint(definition, json(stands)),
        new ManagedEndpoint(other, json(stands)),
      ] as const;
      for (const [form, mine, theirs] of [
        [definition, 0, 1],
        [other, 1, 0],
      ] as const) {
        lead(`#/tilmelding?${own(form)}`);
        const widgets = [await open(tag, fakes[0]), await open(tag, fakes[1])];
        await until(() => text(widgets[mine] as Widget).includes(words.shown));
        expect(text(widgets[theirs] as Widget)).to.contain(words.form);
        expect(fakes[mine].asked).to.deep.equal(['GET Bearer t0ken']);
        expect(location.hash).to.equal('#/tilmelding');
        for (const widget of widgets) widget.remove();
        sessionStorage.clear();
        for (const { asked } of fakes) asked.length = 0;
        fakes[mine].answers.length = 0;
      }
      expect(fakes[0].asked).to.deep.equal([]);
    });

    it('goes to the anchor that the page has in its hash', async () => {
      lead(`#tilmelding&${own()}`, { scroll: 1 });
      const heard: string[] = [];
      const hear = () => heard.push(location.hash);
      addEventListener('hashchange', hear);
      const widget = await open(tag, new ManagedEndpoint(definition, json(stands)));
      await until(() => text(widget).includes(words.shown) && heard.length > 0);
      removeEventListener('hashchange', hear);
      expect(heard).to.deep.equal(['#tilmelding']);
      expect(history.state).to.deep.equal({ scroll: 1 });
    });

    it('takes it back after a question, and leads to an empty form', async () => {
      lead(`#${own()}`);
      const fake = new ManagedEndpoint(definition, json(stands), json(over));
      const widget = await openHere(fake);
      await press(widget, words.end);
      expect(fake.asked.length, 'nothing is taken back by one tap').to.equal(1);
      await until(() => focused()?.id === 'end-question');
      await expect(widget).to.be.accessible();
      await press(widget, words.no);
      await until(() => focused() === button(widget, words.end));
      await press(widget, words.end);
      await press(widget, words.yes);
      await until(() => text(widget).includes(words.ended));
      expect(fake.asked).to.deep.equal(['GET Bearer t0ken', 'DELETE Bearer t0ken']);
      await until(() => focused()?.textContent?.includes(words.ended));
      await expect(widget).to.be.accessible();
      await press(widget, words.anew);
      await until(() => text(widget).includes(words.form));
      expect(focused()?.id, 'the focus goes along').to.equal('heading');
      expect(JSON.stringify(sessionStorage)).not.to.contain('t0ken');
      await subject.fill(widget);
      await goOn(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts.length).to.equal(1);
    });

    it('keeps what somebody has begun, and lets who took part take part again', async () => {
      const fake = new ManagedEndpoint(definition, json(stands));
      const begun = await openHere(fake);
      await subject.fill(begun);
      begun.remove();
      lead(`#${own()}`);
      const widget = await open(tag, fake);
      await press(widget, words.again);
      await until(() => text(widget).includes('Here is what you began'));
    });

    it('does not say that it is taken back when it is not', async () => {
      lead(`#${own()}`);
      const widget = await open(tag, new ManagedEndpoint(definition, json(stands), offline));
      await press(widget, words.end);
      await press(widget, words.yes);
      await until(() => text(widget).includes(words.failed));
      expect(text(widget)).not.to.contain(words.ended);
      expect(focused()?.textContent).to.contain(words.failed);
    });

    it('offers the form when it is not known, and asks for it no more', async () => {
      lead(`#${own()}`);
      const fake = new ManagedEndpoint(definition, () => problem(404, 'not-found'));
      const widget = await open(tag, fake);
      await until(() => text(widget).includes(words.unknown));
      expect(root(widget).querySelector('button.primary')).not.to.equal(null);
      widget.remove();
      const again = await open(tag, fake);
      await settle(again);
      expect(fake.asked.length).to.equal(1);
    });

    it('can be asked for again when the network was down', async () => {
      lead(`#${own()}`);
      const fake = new ManagedEndpoint(definition, offline, offline, json(stands));
      const widget = await open(tag, fake);
      await press(widget, 'Try again');
      await until(() => fake.asked.length === 2 && text(widget).includes('Try again'));
      dispatchEvent(new Event('online'));
      await until(() => text(widget).includes(words.shown));
    });

    it('is kept nowhere where nothing may be kept', async () => {
      lead(`#/a?${own()}`);
      const fake = new ManagedEndpoint(definition, json(stands));
      const widget = await open(tag, fake, 'en', { remember: 'no' });
      await until(() => text(widget).includes(words.shown));
      expect(JSON.stringify([localStorage, sessionStorage, location.href])).not.to.contain('t0ken');
    });

    it('is gone back from, to what stood there before', async () => {
      lead('#/tilmelding');
      const fake = new ManagedEndpoint(definition, json(stands));
      fake.receipt = { code: stands.code, links: { manage: `${plainPage}#/tilmelding?${own()}` } };
      const widget = await open(tag, fake);
      await subject.fill(widget);
      await goOn(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      const link = [...root(widget).querySelectorAll('a')].find(
        (one) => one.textContent === words.link,
      );
      link?.click();
      await until(() => text(widget).includes(words.shown));
      await until(() => focused()?.textContent?.includes(words.heading));
      expect(location.hash).to.equal('#/tilmelding');
      history.back();
      await until(() => text(widget).includes('Thank you'));
      expect(location.hash).to.equal('#/tilmelding');
    });
  });

  describe(`${tag}: a device that remembers`, () => {
    const sent = async () => {
      const fake = new ManagedEndpoint(definition, json(stands), json(over));
      fake.receipt = { code: stands.code };
      const widget = await openHere(fake);
      await subject.fill(widget);
      await goOn(widget);
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      return { fake, widget };
    };

    it('says no more that somebody took part when it was taken back', async () => {
      const { fake, widget } = await sent();
      widget.remove();
      lead(`#${own()}`);
      const managed = await open(tag, fake);
      await press(managed, words.end);
      await press(managed, words.yes);
      await until(() => text(managed).includes(words.ended));
      expect(JSON.stringify(localStorage)).not.to.contain(stands.code);
      await press(managed, words.anew);
      managed.remove();
      const later = await open(tag, fake);
      await until(() => text(later).includes(words.form));
      expect(text(later)).not.to.contain(TOOK_PART);
    });

    it('says so in the other tab too, whatever is forgotten', async () => {
      const { widget } = await sent();
      const key = Object.keys(localStorage).find((one) => one.startsWith('samskab:receipt:')) ?? '';
      const tell = (newValue: string | null) => {
        dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
        return settle(widget);
      };
      await tell(null);
      expect(text(widget), 'what is forgotten was sent all the same').to.contain('Thank you');
      await tell(JSON.stringify({ receipts: [], over: 'OTHE-RONE' }));
      expect(text(widget)).to.contain('Thank you');
      await tell(JSON.stringify({ receipts: [], over: stands.code }));
      expect(text(widget)).to.contain(words.form).and.not.to.contain('Thank you');
    });
  });
}
