import { expect } from '@open-wc/testing';
import { FakeEndpoint } from './fake-endpoint.ts';
import type { Subject } from './subject.ts';
import { find, focused, goOn, open, press, root, text, until, words, type Widget } from './page.ts';

/** The server is asked at most every five seconds; here it is sooner. */
async function soon(test: () => Promise<void>): Promise<void> {
  const wait = window.setTimeout;
  window.setTimeout = ((act: () => void, ms = 0) =>
    wait(act, ms >= 5000 ? 30 : ms)) as typeof setTimeout;
  try {
    await test();
  } finally {
    window.setTimeout = wait;
  }
}

/** What a person is told: before rather than after, and whatever else is on the page. */
export function toldSuite(subject: Subject): void {
  const { tag, definition } = subject;
  const endpoint = (more: object = {}) => new FakeEndpoint({ ...definition, ...more });

  describe('what was begun', () => {
    it('is deleted after a question, and can be had back for a moment', async () => {
      const fake = endpoint();
      const widget = await open(tag, fake);
      await subject.fill(widget);
      const drafts = () => Object.keys(localStorage).filter((name) => name.includes('draft'));
      await press(widget, 'Delete from this device');
      expect(text(widget)).to.contain('Delete what you have filled in?');
      expect(drafts().length, 'a question is no deletion').to.equal(1);
      await press(widget, 'No, keep it');
      expect(drafts().length).to.equal(1);
      await press(widget, 'Delete from this device');
      await press(widget, 'Yes, delete it');
      expect(drafts()).to.deep.equal([]);
      expect(text(widget)).to.contain('Deleted from this device.');
      expect(focused()?.textContent?.trim()).to.equal('Bring it back');
      await press(widget, 'Bring it back');
      expect(drafts().length).to.equal(1);
      await goOn(widget);
      await until(() => text(widget).includes('Check before you send'));
      await goOn(widget);
      await until(() => text(widget).includes('Thank you'));
      expect(fake.posts.map(({ body }) => body)).to.deep.equal([
        { ...subject.submission, language: 'en' },
      ]);
    });

    it('cannot be had back once something else was done', async () => {
      const widget = await open(tag, endpoint());
      await subject.fill(widget);
      await press(widget, 'Delete from this device');
      await press(widget, 'Yes, delete it');
      await subject.fill(widget);
      expect(text(widget)).not.to.contain('Bring it back');
    });
  });

  describe('what is needed to send', () => {
    const withoutLine = async (act: (back: () => void) => Promise<void>) => {
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
      const back = () => Reflect.deleteProperty(navigator, 'onLine');
      await act(back).finally(back);
    };
    /** Before it is fetched: it is not there, until it may be. */
    const broken = async (fake = endpoint()) => {
      const widget = document.createElement(tag) as Widget & { form: { sending: () => unknown } };
      Object.assign(widget, { fetch: fake.fetch, endpoint: fake.url, lang: 'en' });
      const { sending } = widget.form;
      let tries = 0;
      widget.form = {
        ...widget.form,
        sending: () => {
          tries++;
          return Promise.reject(new TypeError('Failed to fetch a module'));
        },
      };
      document.body.append(widget);
      return {
        widget,
        tried: () => until(() => tries > 0),
        mend: () => (widget.form = { ...widget.form, sending }),
      };
    };
    const brokenAndFilled = async () => {
      const made = await broken();
      await until(() => made.widget.shadowRoot && text(made.widget).includes('Not sent yet'));
      await subject.fill(made.widget);
      await made.tried();
      return made;
    };

    it('is asked for at once where something was begun, and again with a button', async () => {
      const fake = endpoint();
      const first = await open(tag, fake);
      await subject.fill(first);
      await until(() => text(first).includes('kept on this device'));
      first.remove();
      const { widget, tried, mend } = await broken(fake);
      await tried();
      await until(() => text(widget).includes('We could not load this'));
      expect(text(widget)).not.to.contain('Not sent yet');
      mend();
      find(widget, 'button:not(.plain)').click();
      await until(() => text(widget).includes('what you began'));
      widget.remove();
    });

    it('is waited for with words off-line, and comes when the line is back', async () => {
      const { widget, mend } = await brokenAndFilled();
      await withoutLine(async (back) => {
        find(widget, 'button.primary').click();
        await until(() => text(widget).includes('The last step has not come yet'));
        expect(text(widget)).to.contain('What you filled in is still here');
        expect(text(widget)).not.to.contain('Check before you send');
        mend();
        back();
        dispatchEvent(new Event('online'));
        await until(() => text(widget).includes('Check before you send'));
      });
      expect(focused()?.id).to.equal('heading');
      widget.remove();
    });

    for (const name of ['the button', 'Try again']) {
      it(`is asked for again when it did not come and ${name} is pressed`, async () => {
        const { widget, mend } = await brokenAndFilled();
        find(widget, 'button.primary').click();
        await until(() => text(widget).includes('We could not load this'));
        expect(text(widget)).not.to.contain('is on its way');
        expect(text(widget)).to.contain('Not sent yet');
        mend();
        const buttons = [...root(widget).querySelectorAll('button')];
        const again = buttons.find((one) => words(one) === name);
        (again ?? find(widget, 'button.primary')).click();
        await until(() => text(widget).includes('Check before you send'));
        expect(text(widget)).not.to.contain('We could not load this');
        expect(again === undefined).to.equal(name === 'the button');
        widget.remove();
      });
    }
  });

  it('changes with the state also where a page translator has been', async () => {
    const fake = endpoint();
    const answer = fake.holdNextAnswer();
    const widget = await open(tag, fake);
    translate(root(widget));
    expect(words(find(widget, '.status'))).to.contain('Not sent yet.');
    await subject.fill(widget);
    expect(words(find(widget, '.status'))).to.contain('kept on this device');
    translate(root(widget));
    await goOn(widget);
    await until(() => words(find(widget, 'h3')) === 'Check before you send');
    expect(text(widget)).to.match(/Step (\d) of \1/);
    translate(root(widget));
    await goOn(widget);
    expect(words(find(widget, 'button.primary'))).to.equal('Sending …');
    expect(words(find(widget, '.status'))).to.equal('Sending …');
    translate(root(widget));
    answer();
    await until(() => text(widget).includes('Thank you'));
    expect(text(widget)).not.to.contain('Sending').and.not.to.contain('Not sent');
  });

  it('opens when its time has come, although it was moved in the page meanwhile', async () => {
    await soon(async () => {
      const opens = new Date(Date.now() + 20).toISOString();
      const fake = endpoint({ phase: 'upcoming', opens });
      const upcoming = () => Response.json(fake.definition);
      const show = { ...fake.definition, phase: 'open' };
      fake.nextGets.push(upcoming);
      const widget = document.createElement(tag) as Widget;
      Object.assign(widget, { fetch: fake.fetch, endpoint: fake.url, lang: 'en' });
      document.body.append(widget);
      await until(() => widget.shadowRoot && text(widget).includes('This opens on'));
      const other = document.createElement('div');
      document.body.append(other);
      other.append(widget);
      fake.definition = show;
      await until(() => text(widget).includes('Not sent yet'));
      other.remove();
    });
  });

  it('closes when its time has come, and keeps what was begun', async () => {
    await soon(async () => {
      const closes = new Date(Date.now() + 20).toISOString();
      const fake = endpoint({ phase: 'open', closes });
      const widget = await open(tag, fake);
      await subject.fill(widget);
      fake.definition = { ...fake.definition, phase: 'closed' };
      await until(() => text(widget).includes('This closed on'));
      expect(text(widget)).to.contain('It is kept on this device only.');
    });
  });

  it('stays open where it closes later than was said', async () => {
    await soon(async () => {
      const fake = endpoint({ closes: new Date(Date.now() + 20).toISOString(), phase: 'open' });
      const widget = await open(tag, fake);
      await subject.fill(widget);
      let asked = 0;
      const later = { ...fake.definition, closes: '2031-05-04T10:00:00Z' };
      fake.nextGets.push(() => {
        asked += 1;
        return Response.json(later);
      });
      await until(() => asked === 1);
      expect(text(widget)).to.contain('Not sent yet').and.not.to.contain('closed');
    });
  });

  it('goes by the server’s clock, however wrong the device’s own is', async () => {
    const hour = 3_600_000;
    const at = (milliseconds: number) => new Date(Date.now() + milliseconds);
    const fake = endpoint({ opens: at(-hour).toISOString() });
    const late = () =>
      Response.json(fake.definition, { headers: { date: at(-2 * hour).toUTCString() } });
    fake.nextGets.push(late);
    const widget = document.createElement(tag) as Widget;
    Object.assign(widget, { fetch: fake.fetch, endpoint: fake.url, lang: 'en' });
    document.body.append(widget);
    await until(() => widget.shadowRoot && text(widget).includes('This opens on'));
    widget.remove();
  });

  it('says when it closes with its zone, where the clock of the reader is another', async () => {
    const zones = ['+14:00', '-11:00'];
    const texts = await Promise.all(
      zones.map(async (zone) =>
        text(await open(tag, endpoint({ closes: `2031-05-04T10:00:00${zone}` }))),
      ),
    );
    // Nobody reads this in both of them.
    expect(
      texts.some((one) => /Open until [^.]*2031[^.]* (GMT|UTC|[A-Z]{3,4})/.test(one)),
    ).to.equal(true, texts.join('\n'));
    const here = localTime(new Date('2031-05-04T10:00:00Z'));
    const own = text(await open(tag, endpoint({ closes: here })));
    expect(own).to.match(/Open until [^.]*\d (AM|PM)\./);
  });
}

/** As Google's does: an element in the place of each text. */
export function translate(node: Node): void {
  for (const child of node.childNodes) {
    if (child instanceof Text && child.data.trim() !== '') {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = child.data;
      outer.append(inner);
      child.replaceWith(outer);
    } else if (!(child instanceof HTMLStyleElement)) {
      translate(child);
    }
  }
}

/** RFC 3339, by the clock of who reads this. */
function localTime(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  if (minutes === 0) return date.toISOString();
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
