import { expect } from '@open-wc/testing';
import { until } from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';
import { answers, escaped, filesOf, openPage, script, type PastedPage } from './page.ts';

const BALLOT = answers(definition);
const div = (endpoint = BALLOT, more = '', name = 'voting-ballot') =>
  `<div data-samskab="${name}" data-endpoint="${escaped(endpoint)}"${more}><a href="/vote">Vote</a></div>`;
const link = (href: string, more = ' class="samskab"') =>
  `<p><a href="${escaped(href)}"${more}>Vote</a></p>`;

/** What the first widget of a page shows; empty until it is there. */
function shown({ document }: PastedPage, tag = 'samskab-voting-ballot'): string {
  return document.querySelector(tag)?.shadowRoot?.textContent ?? '';
}

async function isShown(page: PastedPage, tag?: string): Promise<void> {
  await until(
    () => /The town votes|Formerly|Idea/.test(shown(page, tag)),
    () => `${page.document.body.innerHTML} ${page.window.said.join()} ${page.window.errors.join()}`,
  );
  expect(page.window.said).to.deep.equal([]);
  expect(page.window.errors).to.deep.equal([]);
}

/** Nothing came of it: the link is there, and one line says why. */
async function isLeft(page: PastedPage, words: RegExp): Promise<void> {
  await until(
    () => page.window.said.length > 0,
    () => page.document.body.innerHTML,
  );
  await new Promise((done) => setTimeout(done, 150));
  expect(page.window.said.join('\n'))
    .to.match(words)
    .and.to.match(/^samskab: </);
  expect(page.window.said.length).to.equal(1);
  expect(page.window.errors).to.deep.equal([]);
  expect(page.document.querySelector('samskab-voting-ballot') === null).to.equal(true);
  expect(page.document.querySelector('a')?.getClientRects().length).to.equal(1);
}

describe('what is pasted', () => {
  it('as a div becomes a widget in it, with what it holds as the fallback', async () => {
    const page = await openPage(script() + div());
    await isShown(page);
    const widget = page.document.querySelector('div > samskab-voting-ballot');
    expect(widget?.querySelector('a')?.textContent).to.equal('Vote');
    expect(widget?.getAttribute('endpoint')).to.equal(BALLOT);
    const asked = filesOf(page).filter((one) => one.includes('answer'));
    expect(asked.length).to.equal(1);
  });

  it('takes over what is said of the widget, tidied, and nothing that could run', async () => {
    const more =
      ' data-remember=" TAB " data-history="off" data-read-aloud data-lang="da" data-item="bench" data-onclick="x" data-style="x" data-id="x"';
    const page = await openPage(script() + div(BALLOT, more));
    await until(() => shown(page).includes('Byen stemmer'));
    const widget = page.document.querySelector('samskab-voting-ballot');
    const attributes = [...(widget?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`);
    expect(attributes.sort()).to.deep.equal([
      `endpoint=${BALLOT}`,
      'history=off',
      'item=bench',
      'lang=da',
      'read-aloud=',
      'remember=tab',
    ]);
  });

  it('says what means nothing, and keeps nothing where that is unclear', async () => {
    const page = await openPage(script() + div(BALLOT, ' data-remember="none"'));
    await until(() => shown(page).includes('The town votes'));
    await until(() => page.window.said.length > 0);
    expect(page.window.said.join()).to.match(/^samskab: <div [^>]+>: data-remember="none" means nothing/); // prettier-ignore
    const widget = page.document.querySelector('samskab-voting-ballot');
    expect(widget?.getAttribute('remember')).to.equal('no');
  });

  it('as a marked link becomes what its definition says, the paragraph around it the fallback', async () => {
    for (const marked of [link(BALLOT), link(`${BALLOT}#samskab`, '')]) {
      const page = await openPage(script() + marked);
      await isShown(page);
      const inside = page.document.querySelector('body > samskab-voting-ballot > p > a');
      expect(inside?.textContent).to.equal('Vote');
      page.frame.remove();
    }
  });

  it('leads by way of the page that it names', async () => {
    const named = '<!doctype html><link rel="alternate" type="application/json" href="{to}">';
    const hosted = answers(named.replace('{to}', escaped(BALLOT)), { type: 'html' });
    for (const body of [
      link(hosted),
      div(hosted),
      `<samskab-voting-ballot endpoint="${escaped(hosted)}"></samskab-voting-ballot>`,
    ]) {
      const page = await openPage(script() + body);
      await isShown(page);
      expect(filesOf(page).filter((one) => one.includes('answer')).length).to.equal(2);
      page.frame.remove();
    }
  });

  it('as a link alone in its block only where the site says so, and never in a menu', async () => {
    const links = `<nav><ul><li>${link(BALLOT, '')}</li></ul></nav><p>Read on: <a href="${escaped(BALLOT)}">Vote</a></p>${link(answers('<p>Hi', { type: 'html' }), '')}${link('#below', '')}${link('https://elsewhere.example/', '')}`;
    const page = await openPage(script() + links + link(BALLOT, ''));
    await new Promise((done) => setTimeout(done, 300));
    expect(page.document.querySelector('samskab-voting-ballot') === null).to.equal(true);
    expect(filesOf(page).filter((one) => /answer|upgrading/.test(one))).to.deep.equal([]);
    const alone = await openPage(script(' data-links="alone"') + links + link(BALLOT, ''));
    await isShown(alone);
    expect(alone.document.querySelectorAll('samskab-voting-ballot').length).to.equal(1);
    // One that is no definition stays what it is, and nobody needs to hear of it.
    expect(alone.window.said).to.deep.equal([]);
  });

  it('twice, in two versions, or later, becomes one widget each', async () => {
    const page = await openPage(script() + script('', '') + `<script type="module" src="/dist/loader/samskab.js?2"></script>${div()}`); // prettier-ignore
    await isShown(page);
    const { document } = page;
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.innerHTML = `<button>Close</button>${div(BALLOT, ' id="later"')}`;
    dialog.showModal();
    await until(() => document.querySelector('#later > samskab-voting-ballot')?.shadowRoot?.textContent?.includes('The town votes')); // prettier-ignore
    dialog.close();
    document.body.prepend(dialog);
    dialog.showModal();
    await new Promise((done) => setTimeout(done, 300));
    expect(document.querySelectorAll('samskab-voting-ballot').length).to.equal(2);
    expect(page.window.errors).to.deep.equal([]);
  });

  it('is a script that is no module too', async () => {
    const page = await openPage(script('', '') + div());
    await isShown(page);
    const tag = await openPage(`<samskab-voting-ballot endpoint="${escaped(BALLOT)}"></samskab-voting-ballot>${script('', ' async')}`); // prettier-ignore
    await isShown(tag);
  });
});

describe('what has the focus', () => {
  it('is not replaced until it has lost it', async () => {
    for (const body of [
      div(),
      link(BALLOT),
      `<samskab-voting-ballot endpoint="${escaped(BALLOT)}"><a href="/vote">Vote</a></samskab-voting-ballot>`,
    ]) {
      const page = await openPage(
        `${body}<button>Other</button><script>document.querySelector('a').focus()</script>${script()}`,
      );
      await until(() => filesOf(page).some((one) => one.includes('voting-ballot.en')));
      await new Promise((done) => setTimeout(done, 300));
      expect(page.document.activeElement?.localName).to.equal('a');
      expect(shown(page)).to.equal('');
      page.document.querySelector('button')?.focus();
      await isShown(page);
      expect(page.document.activeElement?.localName).to.equal('button');
      // WebKit hangs where a frame goes that has the focus.
      page.document.querySelector('button')?.blur();
      page.frame.remove();
    }
  });
});

describe('whose it is', () => {
  const elsewhere = BALLOT.replace('//localhost', '//127.0.0.1');

  it('is the server of the script, or one that its tag names', async () => {
    await isLeft(await openPage(script() + div(elsewhere)), /^samskab: <div [^>]+>: http:\/\/127\.0\.0\.1:\d+ is not the server.*data-servers="http:\/\/127\.0\.0\.1:\d+"/); // prettier-ignore
    await isLeft(await openPage(script() + link(elsewhere)), /is not the server/);
    const { origin } = new URL(elsewhere);
    await isShown(await openPage(script(` data-servers="https://a.example ${origin}"`) + div(elsewhere))); // prettier-ignore
  });

  it('is none that the server of the script only leads to', async () => {
    const led = `${location.origin}/__pasted/to?${new URLSearchParams({ url: elsewhere })}`;
    await isLeft(
      await openPage(script() + div(led)),
      /leads to http:\/\/127\.0\.0\.1:\d+, which this page does not trust/,
    );
  });

  it('is no visitor of the page', async () => {
    for (const rel of ['ugc', 'nofollow noopener', 'external UGC']) {
      const body = link(BALLOT, ` class="samskab" rel="${rel}"`);
      await isLeft(await openPage(script() + body), /written by visitors.*rel/);
    }
    const inside = `<div data-samskab="voting-ballot" data-endpoint="${escaped(BALLOT)}"><a rel="ugc" href="/vote">Vote</a></div>`;
    await isLeft(await openPage(script() + inside), /written by visitors/);
  });
});

describe('what is wrong', () => {
  const at = (path: string) => location.origin + path;
  for (const [what, endpoint, words] of [
    ['a blank in it', at('/api/ballots/my ballot'), /a blank in the address.*kvarterpuljen/],
    ['no scheme', 'deltag.example.dk/api/ballots/x', /must begin with https:/],
    ['another scheme', 'ftp://deltag.example.dk/x', /must begin with https:/],
    ['no address', '', /has no address.*data-endpoint/],
    ['an address that is none', 'https://[', /is no address/],
    ['a 404', answers('', { status: '404' }), /answers 404: nothing is there/],
    ['a 500', answers('', { status: '500' }), /answers 500\. Ask/],
    ['a page', answers('<!doctype html><p>Hi', { type: 'html' }), /page that names no definition.*kvarterpuljen/], // prettier-ignore
    ['half a JSON', answers('{"type":'), /no definition/],
    ['another widget', answers({ type: 'budget' }), /type "budget"\. Write data-samskab="budget-allocator"/], // prettier-ignore
    ['nothing of ours', answers([1]), /no definition/],
    ['a redirect loop', at('/__pasted/loop'), /not reached.*loop/],
  ] as const) {
    it(`with ${what}, leaves the fallback and says one clear thing`, async () => {
      await isLeft(await openPage(script() + div(endpoint)), words);
    });
  }

  it('is a name of no widget', async () => {
    for (const name of ['voting-balot', '', 'samskab', '__proto__', 'constructor']) {
      await isLeft(await openPage(script() + div(BALLOT, '', name)), /there is no widget ".*Write one of: budget-allocator, event-signup, /); // prettier-ignore
    }
  });

  it('is put right where it is plain: capitals, quotes, what was encoded twice, blanks around it', async () => {
    const twice = escaped(escaped(BALLOT));
    for (const body of [
      div(` ${BALLOT}\n`, '', ' Samskab-Voting-Ballot '),
      `<DIV DATA-SAMSKAB="VOTING-BALLOT" DATA-ENDPOINT="${escaped(BALLOT)}" data-endpoint="https://ond.example"><a href="/vote">Vote</a></DIV>`,
      `<div data-samskab="”voting-ballot”" data-endpoint="&amp;quot;${twice}&amp;quot;"><a href="/vote">Vote</a></div>`,
    ]) {
      const page = await openPage(script() + body);
      await isShown(page);
      page.frame.remove();
    }
  });

  it('is a page that takes away what it did not write, again and again', async () => {
    const page = await openPage(`<main>${div()}</main>`);
    const { document } = page;
    const main = document.querySelector('main');
    const before = main?.innerHTML ?? '';
    let rounds = 0;
    const cleaner = new MutationObserver(() => {
      if (main?.querySelector('samskab-voting-ballot') && ++rounds) main.innerHTML = before;
    });
    if (main) cleaner.observe(main, { childList: true, subtree: true });
    const loader = document.createElement('script');
    Object.assign(loader, { type: 'module', src: '/dist/loader/samskab.js' });
    document.head.append(loader);
    await isLeft(page, /the page takes it away each time/);
    expect(rounds).to.equal(20);
  });

  it('is said once, also where two versions find it', async () => {
    const page = await openPage(script() + '<script type="module" src="/dist/loader/samskab.js?2"></script>' + div(BALLOT, '', 'nothing')); // prettier-ignore
    await isLeft(page, /there is no widget "nothing"/);
  });
});
