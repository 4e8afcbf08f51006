import { expect } from '@open-wc/testing';
import { until } from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';
import { answers, escaped, filesOf, openPage, script, type PastedPage } from './page.ts';

const BALLOT = answers(definition);
const RESULTS = answers({ type: 'results' });
const tag = (more = '', endpoint = BALLOT) =>
  `<samskab-voting-ballot endpoint="${escaped(endpoint)}"${more}><a href="/vote">Vote</a></samskab-voting-ballot>`;
const div = `<div data-samskab="voting-ballot" data-endpoint="${escaped(BALLOT)}"><a href="/vote">Vote</a></div>`;
/** So that what follows is far below. */
const far = '<div id="far-above"></div><script>document.querySelector("#far-above").style.height = "4000px"</script>'; // prettier-ignore

function isThere(root: ParentNode | null | undefined): boolean {
  const widget = root?.querySelector('samskab-voting-ballot');
  return widget?.shadowRoot?.textContent?.includes('The town votes') ?? false;
}

const asksFor = (page: PastedPage, file: string) => filesOf(page).some((one) => one.includes(file));

describe('what a page adds', () => {
  it('is looked through once, however much there is', async () => {
    const page = await openPage(script() + '<main></main>');
    const { document, window } = page;
    await until(() => window.samskab);
    let looks = 0;
    const { querySelector } = document;
    document.querySelector = (selector: string) => (
      looks++,
      querySelector.call(document, selector)
    );
    const main = querySelector.call(document, 'main');
    for (let at = 0; at < 500; at++) main?.append(document.createElement('p'));
    main?.insertAdjacentHTML('beforeend', div);
    await until(() => isThere(main));
    // Of the whole page, which a page that adds many things would wait for.
    expect(looks).to.be.below(20);
  });

  it('becomes what it is also in a body that is replaced', async () => {
    const page = await openPage(script() + div);
    const { document } = page;
    await until(() => isThere(document));
    for (let times = 0; times < 2; times++) {
      const body = document.createElement('body');
      body.innerHTML = div + tag();
      document.body.replaceWith(body);
      await until(() =>
        [...body.children].every((one) => isThere(one.matches('div') ? one : body)),
      );
    }
    expect(page.window.errors).to.deep.equal([]);
  });
});

describe('an open shadow root', () => {
  it('is found at the start, when its host is added, and when that is defined', async () => {
    const page = await openPage(`<section></section><x-later></x-later><script>
      const root = document.querySelector('section').attachShadow({ mode: 'open' });
      root.innerHTML = '${div}';
    </script>${script()}`);
    const { document, window } = page;
    await until(() => isThere(document.querySelector('section')?.shadowRoot));
    const host = document.createElement('article');
    host.attachShadow({ mode: 'open' }).innerHTML = div;
    document.body.append(host);
    await until(() => isThere(host.shadowRoot));
    // What comes into one later, and a root in a root.
    const inner = document.createElement('p');
    inner.attachShadow({ mode: 'open' }).innerHTML = div;
    host.shadowRoot?.append(inner);
    await until(() => isThere(inner.shadowRoot));
    (window as unknown as typeof globalThis)
      .eval(`customElements.define('x-later', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(div)} }
    })`);
    await until(() => isThere(document.querySelector('x-later')?.shadowRoot));
    expect(window.errors).to.deep.equal([]);
  });

  it('that nobody can find is shown to samskab.look', async () => {
    const page = await openPage(`<section></section>${script()}`);
    const { document, window } = page;
    await until(() => window.samskab);
    const closed = document
      .querySelector('section')
      ?.attachShadow({ mode: 'closed' }) as ShadowRoot;
    closed.innerHTML = div;
    await new Promise((done) => setTimeout(done, 100));
    expect(closed.querySelector('samskab-voting-ballot') === null).to.equal(true);
    window.samskab.look(closed);
    await until(() => isThere(closed));
    expect(Object.isFrozen(window.samskab)).to.equal(true);
  });

  it('is no trouble where a page has something called samskab', async () => {
    const page = await openPage(`<section id="samskab">${div}</section>${script()}`);
    await until(() => isThere(page.document));
    expect(typeof page.window.samskab.look).to.equal('function');
    const own = await openPage(`<script>var samskab = 7</script>${div}${script()}`);
    await until(() => isThere(own.document));
    expect(own.window.samskab as unknown).to.equal(7);
    expect(own.window.errors).to.deep.equal([]);
  });
});

describe('what is further away than two screens', () => {
  const waits = async (page: PastedPage) => {
    await until(() => asksFor(page, 'waiting'));
    await new Promise((done) => setTimeout(done, 200));
    expect(filesOf(page).filter((one) => /core|answer|voting-ballot/.test(one))).to.deep.equal([]);
  };

  for (const body of [tag(), div]) {
    const form = body.slice(1, 4);
    it(`waits until somebody comes near (${form})`, async () => {
      const page = await openPage(script() + far + body);
      await waits(page);
      page.window.scrollTo(0, 3000);
      await until(() => isThere(page.document), undefined, 1500);
    });

    it(`waits until it is printed (${form})`, async () => {
      const page = await openPage(script() + far + body);
      await waits(page);
      page.window.dispatchEvent(new Event('beforeprint'));
      await until(() => isThere(page.document), undefined, 1500);
    });

    it(`waits until the page rests (${form})`, async () => {
      const page = await openPage(script() + far + body);
      await waits(page);
      await until(() => isThere(page.document), undefined, 6000);
    });
  }

  it('does not wait where the address leads to it, or to where it stands, or a receipt to any', async () => {
    const target = `<section id="vote">${tag()}</section>`;
    const page = await openPage(script() + far + target, '#vote');
    await until(() => isThere(page.document), undefined, 1500);
    const form = await openPage(script() + far + target, '#samskab-form=ballot.town&x=1');
    await until(() => isThere(form.document), undefined, 1500);
    const later = await openPage(script() + far + target);
    await waits(later);
    later.window.location.hash = '#samskab-form=ballot.town&x=1';
    await until(() => isThere(later.document), undefined, 1500);
  });

  it('comes once what is in it had the focus, and lost it', async () => {
    const page = await openPage(`${script()}<button>One</button>${far}${tag()}`);
    await waits(page);
    page.document.querySelector('a')?.focus({ preventScroll: true });
    await until(() => asksFor(page, 'voting-ballot'), undefined, 1500);
    await new Promise((done) => setTimeout(done, 200));
    expect(page.document.activeElement?.localName).to.equal('a');
    page.document.querySelector('button')?.focus({ preventScroll: true });
    await until(() => isThere(page.document), undefined, 1500);
  });

  it('waits beside one of its kind that is near, and shows its fallback until then', async () => {
    const page = await openPage(`<div id="near">${tag()}</div>${far}<div id="far">${tag(' lang="da"')}</div>${script()}`); // prettier-ignore
    const [near, below] = ['#near', '#far'].map((id) => page.document.querySelector(id));
    await until(() => isThere(near));
    await new Promise((done) => setTimeout(done, 300));
    expect(below?.querySelector('samskab-voting-ballot')?.shadowRoot === null).to.equal(true);
    expect(below?.querySelector('a')?.getClientRects().length).to.equal(1);
    expect(asksFor(page, 'voting-ballot.da')).to.equal(false);
    // Moved by the page, it waits still.
    below?.append(...(below?.childNodes ?? []));
    expect(below?.querySelector('samskab-voting-ballot')?.shadowRoot === null).to.equal(true);
    page.window.scrollTo(0, 3000);
    await until(() => below?.querySelector('samskab-voting-ballot')?.shadowRoot?.textContent?.includes('Byen stemmer')); // prettier-ignore
    expect(page.window.errors).to.deep.equal([]);
  });

  it('comes when it is put back, where it was taken away while it waited', async () => {
    const page = await openPage(tag() + far + `<div id="far">${tag()}</div>${script()}`);
    await until(() => isThere(page.document.body.firstElementChild?.parentElement));
    const below = page.document.querySelector('#far');
    const widget = below?.firstElementChild as Element;
    widget.remove();
    await new Promise((done) => setTimeout(done, 3000));
    below?.append(widget);
    await until(() => isThere(below));
  });

  it('is no reason for those that are near to wait', async () => {
    const page = await openPage(script() + tag() + far + tag('', RESULTS).replaceAll('voting-ballot', 'results')); // prettier-ignore
    await until(() => isThere(page.document), undefined, 1500);
    expect(asksFor(page, 'results.en')).to.equal(false);
  });
});

describe('a tag', () => {
  it('that is near asks for four files, and no more', async () => {
    const page = await openPage(script() + tag());
    await until(() => isThere(page.document));
    // What comes at rest is not waited for.
    const needed = filesOf(page).filter((one) => !/rest|sending|language-row|announcer/.test(one));
    expect(needed.sort()).to.deep.equal(['/__pasted/answer', 'samskab.js', 'samskab/core', 'samskab/voting-ballot.en.js']); // prettier-ignore
  });

  it('with an address that is wrong says so once, and keeps its fallback', async () => {
    for (const [endpoint, words] of [
      ['deltag.example.dk/api/ballots/x', /must begin with https:/],
      ['/api/ballots/my ballot', /a blank in the address/],
      ['https://[', /is no address/],
    ] as const) {
      const page = await openPage(script() + tag('', endpoint));
      const { document, window } = page;
      await until(() => window.said.length > 0);
      await new Promise((done) => setTimeout(done, 200));
      expect(window.said.length, window.said.join()).to.equal(1);
      expect(window.said[0])
        .to.match(words)
        .and.to.match(/^samskab: <samskab-voting-ballot /);
      expect(document.querySelector('a')?.getClientRects().length).to.equal(1);
      page.frame.remove();
    }
  });
});

describe('an attribute that means nothing', () => {
  it('is said, and what says how much is kept keeps nothing then', async () => {
    localStorage.clear();
    const page = await openPage(script() + tag(' remember="none" history="never"'));
    await until(() => page.window.said.length > 1);
    const [remember, history] = page.window.said;
    expect(remember).to.match(/^samskab: <samskab-voting-ballot .*: remember="none" means nothing here: nothing is kept on the device\. Write lang="da", remember="device", "tab" or "no"/); // prettier-ignore
    expect(history).to.match(/: history="never" means nothing here, and is left out\. Write .*history="on" or "off"/); // prettier-ignore
    page.document.querySelector('samskab-voting-ballot')?.shadowRoot?.querySelector<HTMLInputElement>('.items input')?.click(); // prettier-ignore
    await new Promise((done) => setTimeout(done, 500));
    const keys = Object.keys(page.window.localStorage).filter((key) => key.includes('town'));
    expect(keys).to.deep.equal([]);
    page.frame.remove();
    const right = await openPage(script() + tag(' remember="tab" history="off"'));
    await until(() => isThere(right.document) && asksFor(right, 'rest'));
    await new Promise((done) => setTimeout(done, 300));
    expect(right.window.said).to.deep.equal([]);
  });
});

describe('#samskab-check', () => {
  const list = ({ document }: PastedPage) =>
    [...document.querySelectorAll('div')].map(({ shadowRoot }) => shadowRoot?.querySelector('section')).find(Boolean); // prettier-ignore

  it('shows what was found and what is wrong with it, in the words of the console', async () => {
    const wrong =
      '<div data-samskab="voting-balot" data-endpoint="x"><a href="/vote">Vote</a></div>';
    const body = `${tag()}${wrong}${tag('', answers('', { status: '404' }))}`;
    const page = await openPage(
      script(
        ' data-servers="https://a.example b.example https://*.c.example https://d.example,https://e.example"',
      ) + body,
      '#samskab-check',
    );
    await until(() => isThere(page.document) && page.window.said.length === 2);
    await until(() => list(page)?.querySelectorAll('[data-wrong]').length === 2);
    const words = list(page)?.textContent ?? '';
    for (const line of page.window.said) {
      expect(words).to.contain(line.replace(/^samskab: <[^>]+>: /, ''));
    }
    expect(words).to.contain(`The script is from ${location.origin}`);
    const odd = [...words.matchAll(/"([^"]+)" is none: write each whole/g)].map(([, one]) => one);
    expect(odd).to.deep.equal(['b.example', 'https://*.c.example', 'https://d.example,https://e.example']); // prettier-ignore
    expect(list(page)?.querySelectorAll('li').length).to.equal(3);
    list(page)?.querySelector('button')?.click();
    expect(list(page) === undefined).to.equal(true);
  });

  it('says of a frame that is not heard that it may be blocked, and of one that is, nothing', async function () {
    this.timeout(30_000);
    // A browser shows a page of its own in place of what it blocks.
    const pages = [
      ['<!doctype html><p>Blocked', /nothing is heard.*Open http.*frame-src/],
      // It may be there before what listens is; told where it is, it answers.
      ['<!doctype html><script>const say = () => parent.postMessage(0, "*"); say(); addEventListener("message", say, { once: true })</script>', /No fault is known/], // prettier-ignore
    ] as const;
    for (const [html, words] of pages) {
      const framed = escaped(answers(html, { type: 'html' }));
      const page = await openPage(`${script()}<iframe data-samskab src="${framed}"></iframe>`, '#samskab-check'); // prettier-ignore
      await until(() => /It is being loaded|No fault/.test(list(page)?.textContent ?? ''));
      await until(() => words.test(list(page)?.textContent ?? ''), undefined, 12_000);
      const wrong = list(page)?.querySelectorAll('[data-wrong]').length;
      expect(wrong).to.equal(html.includes('Blocked') ? 1 : 0);
      page.frame.remove();
    }
  });

  it('is fetched by nobody else, and by who adds it to a page that is open', async () => {
    const page = await openPage(script() + tag());
    await until(() => isThere(page.document));
    expect(asksFor(page, 'checking')).to.equal(false);
    page.window.location.hash = '#samskab-check';
    await until(() => list(page)?.textContent?.includes('No fault is known.'));
  });
});
