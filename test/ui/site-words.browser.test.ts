import { expect } from '@open-wc/testing';
import '../../src/embed/define/voting-ballot.ts';
import { addSiteWords, readWords } from '../../src/embed/site-words.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import { field, find, goOn, open, text, tick, until } from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';

const tag = 'samskab-voting-ballot';
const somali = {
  $schema: './schema.json',
  common: {
    check: 'Hubi oo dir',
    chosenCount: { one: '{count} la doortay', other: '{count} la doortay' },
    chosenOf: '{count} ka mid ah {max}',
  },
  ballot: { ballotHeading: 'Dooro' },
};
const danish = { ...definition, title: 'Byen stemmer', language: 'da' };

describe('words that a site brings', () => {
  const fetch = globalThis.fetch;
  const { error } = console;
  const asked: [string, RequestInit | undefined][] = [];
  let answers: Record<string, () => Response>;
  let said: string[];

  beforeEach(() => {
    answers = {};
    said = [];
    asked.length = 0;
    console.error = (...what: unknown[]) => void said.push(what.map(String).join(' '));
    globalThis.fetch = async (input, init) => {
      asked.push([String(input), init]);
      const answer = answers[String(input)];
      if (!answer) throw new TypeError('Failed to fetch');
      return answer();
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    console.error = error;
  });

  it('are spoken by a widget that is there, in their direction; the rest in the definition’s language', async () => {
    const widget = await open(tag, new FakeEndpoint(danish), 'so-SO');
    expect(text(widget)).to.contain('Tjek og send');
    await tick(widget, 'Bænke');
    answers['https://by.example/so.json'] = () => Response.json(somali);
    await addSiteWords('so=https://by.example/so.json');
    await until(() => text(widget).includes('Hubi oo dir'));
    expect(text(widget)).to.contain('1 ka mid ah 2').and.to.contain('Ikke sendt endnu');
    expect(find(widget, '.frame').lang).to.equal('so');
    expect(field(widget, 'Bænke').checked).to.equal(true);
    expect(asked[0]?.[1]?.credentials).to.equal('omit');
    expect(said).to.deep.equal([]);
    // The whole way is there, with what the site did not translate.
    await goOn(widget);
    await goOn(widget);
    await until(() => text(widget).includes('Tak'));
  });

  it('may be several, relative to the page, and from right to left', async () => {
    const here = new URL('words/ur.json', document.baseURI).href;
    answers[here] = () => Response.json({ common: { check: 'بھیجیں' } });
    answers['https://by.example/kl.json'] = () => Response.json({ common: { check: 'Nassiuguk' } });
    await addSiteWords('\n ur=words/ur.json   kl=https://by.example/kl.json ');
    const urdu = await open(tag, new FakeEndpoint(danish), 'ur');
    await until(() => text(urdu).includes('بھیجیں'));
    expect(find(urdu, '.frame').dir).to.equal('rtl');
    const greenlandic = await open(tag, new FakeEndpoint({ ...danish, closes: '2031-05-04T10:00:00Z' }), 'kl'); // prettier-ignore
    expect(text(greenlandic)).to.contain('Nassiuguk');
    // Where a browser does not format in it, dates are the definition's, and not of whatever language the browser is in.
    const formats = Intl.DateTimeFormat.supportedLocalesOf('kl').length > 0;
    expect(text(greenlandic)).to.contain(formats ? '2031 maaji' : 'maj 2031');
  });

  it('go before ours, also one of them', async () => {
    answers['https://by.example/da.json'] = () =>
      Response.json({ common: { check: 'Kig igen, og send' } });
    await addSiteWords('da=https://by.example/da.json');
    const widget = await open(tag, new FakeEndpoint(danish), 'da');
    expect(text(widget)).to.contain('Kig igen, og send').and.to.contain('Ikke sendt endnu');
    answers['https://by.example/da.json'] = () => Response.json({ common: { check: 'Tjek og send' } }); // prettier-ignore
    await addSiteWords('da=https://by.example/da.json');
  });

  const failing: [string, string, (() => Response) | undefined][] = [
    ['that is not there', 'xx=https://by.example/xx.json', () => new Response('', { status: 404 })],
    ['that is not JSON', 'xx=https://by.example/xx.json', () => new Response('<!doctype html>')],
    ['that is JSON and no words', 'xx=https://by.example/xx.json', () => Response.json(['Send'])],
    ['with nothing but null', 'xx=https://by.example/xx.json', () => Response.json(null)],
    ['from a server that lets nobody in', 'xx=https://by.example/xx.json', undefined],
    ['of no language', 'not_a_language_=https://by.example/xx.json', undefined],
    ['with no address', 'so', undefined],
    ['with an address that is none', 'xx=http://', undefined],
  ];
  for (const [what, entry, answer] of failing) {
    it(`say one thing to developers of a file ${what}, and harm nothing`, async () => {
      if (answer) answers['https://by.example/xx.json'] = answer;
      await addSiteWords(entry);
      expect(said).to.have.length(1);
      expect(said[0]).to.contain(entry);
      const widget = await open(tag, new FakeEndpoint(danish), 'xx');
      expect(text(widget)).to.contain('Tjek og send');
      expect(find(widget, '.frame').lang).to.equal('da');
    });
  }

  it('are text alone: what is not is left out, and told once', async () => {
    answers['https://by.example/yy.json'] = () =>
      new Response(
        `{ "common": { "check": "<img src=x onerror=alert(1)>", "back": 7, "continue": { "one": "x" },
          "stepOf": "{step of {of}", "__proto__": { "other": "x" }, "openUntil": ["a", ["b"]] }, "ballot": "no" }`,
      );
    await addSiteWords('yy=https://by.example/yy.json');
    expect(said).to.have.length(1);
    expect(said[0]).to.contain(
      'common.back,common.continue,common.stepOf,common.__proto__,common.openUntil,ballot',
    );
    const widget = await open(tag, new FakeEndpoint(danish), 'yy');
    expect(text(widget)).to.contain('<img src=x onerror=alert(1)>').and.to.contain('Trin 1 af 2');
    expect(widget.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('are read as our own files are', async () => {
    for (const language of ['en', 'da', 'nb', 'ar']) {
      const file = await (await fetch(`/src/i18n/words/${language}.json`)).json();
      expect(readWords(file).left, language).to.deep.equal([]);
      expect(readWords(file).words, language).to.deep.equal(file);
    }
  });
});
