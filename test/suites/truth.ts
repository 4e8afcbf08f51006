import { expect, oneEvent } from '@open-wc/testing';
import { FakeEndpoint, offline, problem } from './fake-endpoint.ts';
import type { Subject } from './subject.ts';
import {
  TOOK_PART,
  pressForAnother,
  button,
  find,
  focused,
  goOn,
  open,
  press,
  root,
  settle,
  text,
  until,
  words,
  type Widget,
} from './page.ts';

const LEFT = 'the page was left before an answer came';

/** Where a submission stands is always on screen, and always true. */
export function truthSuite(subject: Subject): void {
  const { tag, definition } = subject;
  const endpoint = (more: object = {}) => new FakeEndpoint({ ...definition, ...more });
  /** Without entries in the history: a reload leaves them, and taking a widget away does not. */
  const openHere = (fake: FakeEndpoint, remember = 'device') =>
    open(tag, fake, 'en', { remember, history: 'off' });
  const openFilled = async (fake: FakeEndpoint) => {
    const widget = await openHere(fake);
    await subject.fill(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Check before you send'));
    return widget;
  };
  const send = async (widget: Widget, patience?: number) => {
    await goOn(widget);
    await until(() => text(widget).includes('Thank you'), undefined, patience);
  };
  /** As a reload does, or another page of the site and back. */
  const reopen = async (widget: Widget, fake: FakeEndpoint, remember?: string) => {
    widget.remove();
    await settle(widget);
    const again = await openHere(fake, remember);
    // What is needed to send comes a moment later.
    await until(() => !root(again).querySelector('[aria-busy]'));
    return again;
  };
  const kept = (storage: Storage, kind: string) =>
    Object.keys(storage).filter((name) => name.startsWith(`samskab:${kind}`));
  const stored = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);

  it('works for a moment where its backend asks for that, and for no other', async function () {
    // How many tries it takes is luck, and how long they take is the machine's affair.
    this.timeout(60_000);
    const asking = endpoint({ proofOfWork: true });
    await send(await openFilled(asking), 50_000);
    const [proof] = asking.proofs;
    const [{ key = '' } = {}] = asking.posts;
    const { type, id } = definition as { type: string; id: string };
    const words = new TextEncoder().encode(`samskab-proof:${type}:${id}:${key}:${proof}`);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', words));
    expect([hash[0], hash[1]], `proof ${proof}`).to.deep.equal([0, 0]);
    localStorage.clear();
    const other = endpoint();
    await send(await openFilled(other));
    expect(other.proofs).to.deep.equal([null]);
  });

  describe('tells the truth', () => {
    it('where another endpoint is on the page before the answer comes', async () => {
      const [first, second] = [endpoint(), endpoint()];
      const widget = await openFilled(first);
      let sent = 0;
      widget.addEventListener('samskab-sent', () => sent++);
      const answer = first.holdNextAnswer();
      await goOn(widget);
      Object.assign(widget, { endpoint: second.url, fetch: second.fetch });
      await settle(widget);
      await until(() => text(widget).includes('Not sent yet'));
      await subject.fill(widget);
      await until(() => kept(localStorage, 'draft').length === 2);
      answer();
      await until(() => kept(localStorage, 'receipt').length === 1);
      await settle(widget);
      expect(text(widget)).to.contain('Not sent yet').and.not.to.contain('Thank you');
      expect(sent, 'the event would be for the other one').to.equal(0);
      expect(kept(localStorage, 'draft').join(), 'its own draft stays').to.contain(second.url);
      expect(kept(localStorage, 'receipt').join()).to.contain(first.url);
      await goOn(widget);
      await send(widget);
      expect([first.stored.size, second.stored.size, sent]).to.deep.equal([1, 1, 1]);
    });

    it('where another endpoint is asked for while the answer comes', async () => {
      const [first, second] = [endpoint(), endpoint()];
      let show = (_response: Response) => {};
      second.nextGets.push(() => new Promise<Response>((done) => (show = done)));
      const widget = await openFilled(first);
      let sent = 0;
      widget.addEventListener('samskab-sent', () => sent++);
      const answer = first.holdNextAnswer();
      await goOn(widget);
      Object.assign(widget, { endpoint: second.url, fetch: second.fetch });
      await until(() => root(widget).querySelector('.skeleton'));
      answer();
      await until(() => kept(localStorage, 'receipt').length === 1);
      show(Response.json(second.definition));
      await until(() => text(widget).includes('Not sent yet'));
      expect(sent).to.equal(0);
      expect(focused()?.closest(tag) ?? null, 'nor is the focus taken there').to.equal(null);
    });

    it('where another definition is on the page before the answer comes', async () => {
      const fake = endpoint();
      const widget = await openFilled(fake);
      let sent = 0;
      widget.addEventListener('samskab-sent', () => sent++);
      const answer = fake.holdNextAnswer();
      await goOn(widget);
      widget.definition = { ...fake.definition, id: 'other' };
      await settle(widget);
      await until(() => text(widget).includes('Not sent yet'));
      answer();
      await until(() => kept(localStorage, 'receipt').length === 1);
      await settle(widget);
      expect(text(widget)).to.contain('Not sent yet').and.not.to.contain('Thank you');
      expect(sent).to.equal(0);
    });

    it('of each of two on a page that stand on the page themselves', async () => {
      const widgets = ['one', 'other'].map((id) => {
        const widget = document.createElement(tag) as Widget;
        Object.assign(widget, { lang: 'en', definition: { ...definition, id } });
        return widget;
      }) as [Widget, Widget];
      const ready = () =>
        until(() => widgets.every((one) => one.shadowRoot && text(one).includes('Not sent yet')));
      document.body.append(...widgets);
      await ready();
      await subject.fill(widgets[0]);
      expect(kept(localStorage, 'draft').length).to.equal(1);
      for (const widget of widgets) widget.remove();
      await settle(widgets[0]);
      document.body.append(...widgets);
      await ready();
      await until(() => text(widgets[0]).includes('what you began'));
      expect(text(widgets[1])).not.to.contain('what you began');
      for (const widget of widgets) widget.remove();
    });

    it('after a reload while the answer was on its way: asks first, and stores it once', async () => {
      const fake = endpoint();
      const answer = fake.holdNextAnswer();
      const widget = await openFilled(fake);
      await goOn(widget);
      await until(() => fake.posts.length === 1);
      const again = await reopen(widget, fake);
      await until(() => text(again).includes(LEFT));
      expect(text(again)).to.contain('We do not know if it arrived');
      expect(text(again)).not.to.contain('Not sent').and.not.to.contain('Thank you');
      dispatchEvent(new Event('online'));
      await settle(again);
      expect(fake.posts.length, 'nothing is sent before somebody says so').to.equal(1);
      await send(again);
      expect(fake.stored.size).to.equal(1);
      answer();
      await settle(again);
      await reopen(again, fake);
      expect(kept(localStorage, 'draft')).to.deep.equal([]);
      expect(stored().split(fake.receipt.code).length, 'one receipt').to.equal(2);
    });

    it('where it was left and opened again before the answer came', async () => {
      const fake = endpoint();
      const answer = fake.holdNextAnswer();
      const widget = await openFilled(fake);
      await goOn(widget);
      const again = await reopen(widget, fake);
      await until(
        () => text(again).includes(LEFT),
        () => text(again) + stored(),
      );
      const sent = oneEvent(again, 'samskab-sent');
      answer();
      await sent;
      await until(() => text(again).includes('Thank you'));
      expect(fake.posts.length).to.equal(1);
    });

    it('in two tabs: what one has sent, the other knows', async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<!doctype html><html lang="en"><body></body></html>';
      const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
      document.body.append(frame);
      await loaded;
      const page = frame.contentDocument as Document;
      const script = page.createElement('script');
      script.type = 'module';
      script.src = subject.strictModule.href;
      page.body.append(script);
      await until(() => page.querySelector(tag)?.shadowRoot);
      // Both stand on the page themselves, and share the one history that frames have.
      const inline = { lang: 'en', definition, history: 'off' };
      const other = Object.assign(page.createElement(tag) as Widget, inline);
      page.body.replaceChildren(other);
      await until(() => other.shadowRoot && text(other).includes('Not sent yet'));
      let sent = 0;
      page.addEventListener('samskab-sent', () => sent++);
      const fake = endpoint();
      const widget = document.createElement(tag) as Widget;
      Object.assign(widget, inline, { fetch: fake.fetch });
      document.body.append(widget);
      await until(() => widget.shadowRoot && text(widget).includes('Not sent yet'));
      await subject.fill(widget);
      await until(() => text(other).includes('kept on this device'));
      await goOn(widget);
      fake.nextPosts.push(() => Response.json(fake.receipt, { status: 201 }));
      await send(widget);
      await until(() => text(other).includes('sent in another tab'));
      expect(text(other)).to.contain('Thank you').and.to.contain(fake.receipt.code);
      expect(sent, 'nothing was sent there').to.equal(0);
      widget.remove();
      frame.remove();
    });
  });

  describe('remembers that somebody took part', () => {
    it('and says so when they come back: with what it is proved, and when it was', async () => {
      const fake = endpoint();
      const widget = await openFilled(fake);
      await send(widget);
      const again = await reopen(widget, fake);
      await until(() => text(again).includes(TOOK_PART));
      const year = String(new Date().getFullYear());
      expect(text(again)).to.contain(fake.receipt.code).and.to.contain(year);
      expect(root(again).querySelector('button.primary'), 'no form to fill in').to.equal(null);
      await expect(again).to.be.accessible();
      await press(again, 'This is not my device: forget it');
      await until(() => text(again).includes('Not sent yet'));
      expect(stored()).not.to.contain(fake.receipt.code);
      const third = await reopen(again, fake);
      expect(text(third)).to.contain('Not sent yet').and.not.to.contain(TOOK_PART);
    });

    it('and shows nothing of it to somebody else on this device, whom it remembers too', async () => {
      const fake = endpoint();
      const widget = await openFilled(fake);
      await send(widget);
      const again = await reopen(widget, fake);
      await pressForAnother(again);
      expect(text(again)).to.contain('Not sent yet').and.not.to.contain(fake.receipt.code);
      const second = await reopen(again, fake);
      expect(text(second), 'after a reload too').not.to.contain(fake.receipt.code);
      fake.receipt = { code: 'SECOND' };
      await subject.fill(second);
      await goOn(second);
      await send(second);
      expect(fake.stored.size).to.equal(2);
      const third = await reopen(second, fake);
      await until(() => text(third).includes('SECOND'));
      expect(text(third)).not.to.contain('7K3M-Q9TX');
    });

    it('and offers it at once to somebody else, as long as anything is remembered', async () => {
      const fake = endpoint();
      const widget = await openFilled(fake);
      await send(widget);
      await pressForAnother(widget);
      await until(() => text(widget).includes('Not sent yet'));
      expect(text(widget)).not.to.contain(fake.receipt.code).and.not.to.contain('what you began');
      expect(focused()?.id, 'the focus is where they begin').to.equal('heading');
    });

    it('but not what they chose, under which key, or who they were', async () => {
      const fake = endpoint();
      const widget = await openFilled(fake);
      await send(widget);
      const chosen = leaves(subject.submission).filter((one) => typeof one === 'string');
      expect(chosen.length).to.be.greaterThan(0);
      for (const secret of [...chosen.map((one) => `"${one}\\"`), fake.posts[0]?.key ?? '-']) {
        expect(stored()).not.to.contain(secret);
      }
    });

    it('no longer than the tab, or not at all, where that is wanted', async () => {
      for (const remember of ['tab', 'no']) {
        const fake = endpoint();
        const begun = await openHere(fake, remember);
        await subject.fill(begun);
        expect(Object.keys(localStorage), remember).to.deep.equal([]);
        const widget = await reopen(begun, fake, remember);
        const came = text(widget).includes('what you began');
        expect(came, remember).to.equal(remember === 'tab');
        if (!came) await subject.fill(widget);
        await goOn(widget);
        await send(widget);
        const again = await reopen(widget, fake, remember);
        const knows = text(again).includes(TOOK_PART);
        expect(knows, remember).to.equal(remember === 'tab');
        expect(Object.keys(localStorage), remember).to.deep.equal([]);
        if (remember === 'no') expect(Object.keys(sessionStorage)).to.deep.equal([]);
        again.remove();
        sessionStorage.clear();
      }
    });
  });

  describe('fails with words that are so', () => {
    it('and says the next day why somebody is there, and what failed', async () => {
      const fake = endpoint();
      fake.nextPosts.push(() => problem(403, 'closed'));
      const widget = await openFilled(fake);
      await goOn(widget);
      await until(() => text(widget).includes('Not sent'));
      const again = await reopen(widget, fake);
      await until(() => text(again).includes('You tried to send this on'));
      expect(text(again)).to.contain('It closed before you sent this').and.to.contain('Not sent');
      expect(text(again)).to.contain('Check before you send');
      await send(again);
    });

    it('of a server in trouble, not of the line', async () => {
      const fake = endpoint();
      fake.nextPosts.push(...troubled());
      const widget = await openFilled(fake);
      await goOn(widget);
      await until(() => text(widget).includes('Our server has a problem'));
      expect(text(widget)).not.to.contain('internet');
      expect(text(widget)).to.contain('You can try as often as you like. It counts only once');
    });

    it('and has no button to send what has closed', async () => {
      for (const code of ['closed', 'not-open-yet', 'not-found']) {
        const fake = endpoint();
        fake.nextPosts.push(() => problem(403, code));
        const widget = await openFilled(fake);
        await goOn(widget);
        await until(() => text(widget).includes('Not sent'));
        expect(root(widget).querySelector('button.primary'), code).to.equal(null);
        expect(button(widget, 'Back')).not.to.equal(undefined);
        widget.remove();
        localStorage.clear();
      }
    });

    it('whatever the code is', async () => {
      const fake = endpoint();
      const codes = ['constructor', '__proto__', 'toString', 'hasOwnProperty', { a: 1 }, [1], 7];
      fake.nextPosts.push(...codes.map((code) => () => problem(422, code as string)));
      const widget = await openFilled(fake);
      for (const code of codes) {
        const failed = oneEvent(widget, 'samskab-failed');
        await goOn(widget);
        await failed;
        await settle(widget);
        expect(text(widget), JSON.stringify(code)).to.contain('It was not accepted');
        expect(words(find(widget, '.status'))).to.contain('Not sent.');
      }
      await send(widget);
    });
  });

  describe('tries again by itself', () => {
    const failing = async () => {
      const fake = endpoint();
      fake.nextPosts.push(...troubled());
      const widget = await openFilled(fake);
      await goOn(widget);
      await until(() => text(widget).includes('Our server has a problem'));
      return { fake, widget, tries: fake.posts.length };
    };

    it('when the line is back, under the same key', async () => {
      const { fake, widget } = await failing();
      dispatchEvent(new Event('online'));
      await until(() => text(widget).includes('Thank you'));
      expect(new Set(fake.posts.map(({ key }) => key)).size).to.equal(1);
      expect(fake.stored.size).to.equal(1);
    });

    it('and takes nobody away from what they do meanwhile, when that fails too', async () => {
      const { fake, widget, tries } = await failing();
      const elsewhere = document.createElement('input');
      document.body.append(elsewhere);
      elsewhere.focus();
      fake.nextPosts.push(...troubled());
      const failed = oneEvent(widget, 'samskab-failed');
      dispatchEvent(new Event('online'));
      await failed;
      await settle(widget);
      expect(fake.posts.length).to.be.greaterThan(tries);
      expect(text(widget)).to.contain('We do not know if it arrived');
      expect(document.activeElement).to.equal(elsewhere);
      elsewhere.remove();
    });

    it('not after ten minutes', async () => {
      const { now } = Date;
      let later = 0;
      Date.now = () => now() + later;
      try {
        const { fake, widget, tries } = await failing();
        later = 600_001;
        dispatchEvent(new Event('online'));
        await settle(widget);
        expect(fake.posts.length).to.equal(tries);
        expect(text(widget)).to.contain('We do not know if it arrived');
      } finally {
        Date.now = now;
      }
    });

    it('not after a reload', async () => {
      const { fake, widget, tries } = await failing();
      const again = await reopen(widget, fake);
      await until(() => text(again).includes(LEFT));
      dispatchEvent(new Event('online'));
      await settle(again);
      expect(fake.posts.length).to.equal(tries);
    });
  });

  it('waits where too much is sent at once, says so, and sends it again by itself', async () => {
    const fake = endpoint();
    fake.nextPosts.push(() => busy(120));
    const timers = catchTimers(120_000);
    try {
      const widget = await openFilled(fake);
      await goOn(widget);
      await until(() => text(widget).includes('Many people are sending right now'));
      expect(text(widget)).to.contain('Not sent');
      expect([timers.caught.length, fake.posts.length]).to.deep.equal([1, 1]);
      timers.caught[0]?.();
      await until(() => text(widget).includes('Thank you'));
      expect(new Set(fake.posts.map(({ key }) => key)).size).to.equal(1);
      expect(fake.posts.length).to.equal(2);
    } finally {
      timers.stop();
    }
  });

  it('does not wait longer than two minutes', async () => {
    const fake = endpoint();
    fake.nextPosts.push(() => busy(121));
    const widget = await openFilled(fake);
    await goOn(widget);
    await until(() => text(widget).includes('There have been too many tries'));
    expect(fake.posts.length).to.equal(1);
  });

  describe('claims nothing of a plain backend', () => {
    const plain = () => endpoint({ delivery: 'plain' });

    it('that takes it with any 2xx: sends one, without a header that it may refuse', async () => {
      for (const answer of [
        () => Response.json({ ok: true }),
        () => new Response('<!doctype html><p>Thanks</p>', { status: 202 }),
        () => new Response(null, { status: 204 }),
      ]) {
        const fake = plain();
        const headers: string[][] = [];
        fake.nextPosts.push(answer);
        const widget = await openFilled(fake);
        widget.fetch = (input, init) => {
          headers.push([...new Headers(init?.headers).keys()]);
          return fake.fetch(input, init);
        };
        const sent: Promise<Event> = oneEvent(widget, 'samskab-sent');
        const send = find(widget, 'button.primary');
        send.click();
        send.click();
        expect(((await sent) as Event & { receipt?: object }).receipt).to.equal(undefined);
        await until(() => text(widget).includes('Thank you'));
        expect(fake.posts.length).to.equal(1);
        expect(headers).to.deep.equal([['accept', 'content-type']]);
        expect(root(widget).querySelector('.code')).to.equal(null);
        const again = await reopen(widget, fake);
        await until(() => text(again).includes(TOOK_PART));
        expect(text(again), 'a code that is none').not.to.contain('Your receipt');
        again.remove();
        localStorage.clear();
      }
    });

    it('whose answer was lost: may arrive twice, and is not tried by itself', async () => {
      const fake = plain();
      fake.nextPosts.push(offline);
      const widget = await openFilled(fake);
      await goOn(widget);
      await until(() => text(widget).includes('it may arrive twice'));
      expect(text(widget)).to.contain('We do not know if it arrived');
      expect(text(widget)).not.to.contain('counts once');
      dispatchEvent(new Event('online'));
      await settle(widget);
      expect(fake.posts.length).to.equal(1);
      const again = await reopen(widget, fake);
      await until(() => text(again).includes('it may arrive twice'));
      fake.nextPosts.push(() => Response.json({ ok: true }));
      await send(again);
      expect(fake.posts.length).to.equal(2);
    });
  });
}

/** Too much came from one address. */
function busy(seconds: number): Response {
  const response = problem(429, 'too-many-requests');
  response.headers.set('retry-after', String(seconds));
  return response;
}

/** Keeps what would be done after exactly so many milliseconds. */
function catchTimers(milliseconds: number): { caught: (() => void)[]; stop: () => void } {
  const wait = window.setTimeout;
  const caught: (() => void)[] = [];
  window.setTimeout = ((act: () => void, ms = 0) =>
    ms === milliseconds ? caught.push(act) : wait(act, ms)) as typeof setTimeout;
  return { caught, stop: () => void (window.setTimeout = wait) };
}

/** The server is in trouble, as often as it is asked for one submission. */
function troubled(): (() => Response)[] {
  const answer = () => {
    const response = problem(503, 'internal');
    response.headers.set('retry-after', '0');
    return response;
  };
  return [answer, answer, answer];
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leaves)
    : [value];
}
