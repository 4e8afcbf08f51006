import { expect } from '@open-wc/testing';
import '../../src/embed/define/voting-ballot.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { goOn, text, tick, until, type Widget } from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';

/** A widget that asks by way of the page, put there by hand. */
function widgetAt(endpoint: string, fetch: typeof globalThis.fetch): Widget {
  const widget = document.createElement('samskab-voting-ballot') as Widget;
  Object.assign(widget, { lang: 'en', fetch });
  widget.setAttribute('endpoint', endpoint);
  widget.innerHTML = '<a href="/ballots/town">Vote here</a>';
  document.body.append(widget);
  return widget;
}

describe('what is loaded', () => {
  const { error } = console;
  let said: string[];
  let widget: Widget | undefined;

  beforeEach(() => {
    said = [];
    console.error = (...what: unknown[]) => void said.push(what.map(String).join(' '));
  });
  afterEach(() => {
    console.error = error;
    widget?.remove();
  });

  it('may be named by a page; everything is then sent to where the definition is', async () => {
    const endpoint = new FakeEndpoint({ ...definition, links: { submit: 'town' } });
    const asked: string[] = [];
    const page = new Response('<link rel="alternate" type="application/json" href="/api/votes/town">'); // prettier-ignore
    endpoint.nextGets.push(() => page);
    widget = widgetAt(`${location.origin}/ballots/town`, (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`);
      return endpoint.fetch(input, init);
    });
    await until(() => widget && text(widget).includes('The town votes'));
    await tick(widget, 'Benches');
    await goOn(widget);
    await goOn(widget);
    await until(() => endpoint.posts.length > 0);
    expect(asked).to.deep.equal(['GET /ballots/town', 'GET /api/votes/town', 'POST /api/votes/town']); // prettier-ignore
    expect(said).to.deep.equal([]);
  });

  it('is tried to be drawn, and said not to be, once each where nothing can be drawn', async () => {
    const endpoint = new FakeEndpoint(definition);
    widget = widgetAt(`${location.origin}/api/ballots/town`, endpoint.fetch);
    await until(() => widget && text(widget).includes('The town votes'));
    let drawn = 0;
    Object.assign(widget, {
      render() {
        drawn++;
        throw new Error('the frame is gone');
      },
      lang: 'da',
    });
    await until(() => said.length > 0);
    // At the first of a page's own turns all that would go on by itself has been.
    await new Promise((done) => setTimeout(done, 100));
    expect(drawn).to.be.lessThan(5);
    expect(said.length).to.equal(1);
  });

  it('is asked for once by a widget that is taken away and put back in a loop', async () => {
    let [asked, answer] = [0, (_: Response) => {}];
    widget = widgetAt('/api/ballots/town', () => {
      asked++;
      return new Promise((done) => (answer = done));
    });
    await until(() => asked > 0);
    for (let round = 0; round < 20; round++) {
      widget.remove();
      if (round % 2 > 0) await new Promise((done) => setTimeout(done, 5));
      document.body.append(widget);
      if (round % 3 > 0) await new Promise((done) => setTimeout(done, 5));
    }
    widget.remove();
    answer(Response.json(definition));
    await new Promise((done) => setTimeout(done, 20));
    document.body.append(widget);
    await until(() => widget && text(widget).includes('The town votes'));
    expect(asked).to.equal(1);
    expect(said).to.deep.equal([]);
  });

  for (const [what, answer, words] of [
    ['a 404', () => new Response('', { status: 404 }), /answers 404.*is misspelt.*kvarterpuljen/],
    ['a page that names none', () => new Response('<p>Hi'), /page.*names no definition.*\/api\//],
    ['what is no JSON', () => new Response('{"type":'), /not JSON/],
    [
      'what another widget shows',
      () => Response.json({ ...definition, type: 'budget' }),
      /"budget".*<samskab-budget-allocator>/,
    ],
    ['results', () => Response.json({ type: 'results' }), /"results".*<samskab-results>/],
    [
      'something else',
      () => Response.json([1]),
      /must answer with a definition of type "ballot".*kvarterpuljen/,
    ],
    ['nothing at all', () => Promise.reject(new TypeError('Failed')), /not reached.*CORS.*loop/],
  ] as const) {
    it(`leaves the fallback at ${what}, and says one clear thing to developers`, async () => {
      const endpoint = new FakeEndpoint(definition);
      endpoint.nextGets.push(answer);
      widget = widgetAt('/api/ballots/kvarterpuljen', endpoint.fetch);
      await until(() => said.length > 0);
      await new Promise((done) => setTimeout(done, 50));
      expect(said).to.have.length(1);
      expect(said[0]).to.match(words).and.to.match(/^samskab: <samskab-voting-ballot endpoint="\S+kvarterpuljen">: /); // prettier-ignore
      expect(widget.querySelector('a')?.checkVisibility?.() ?? true).to.equal(true);
    });
  }
});
