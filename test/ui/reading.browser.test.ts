import { expect } from '@open-wc/testing';
import '../../src/embed/define/budget-allocator.ts';
import '../../src/embed/define/results.ts';
import '../../src/embed/define/voting-ballot.ts';
import { sendKeys, setViewport } from '../tools/in-browser.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import {
  find,
  focused,
  open,
  root,
  settle,
  tabTo,
  tick,
  until,
  words,
  type Widget,
} from '../suites/page.ts';
import { definition as results } from '../widgets/results/definition.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';
import { fakeSpeech, type FakeSpeech } from './fake-speech.ts';

const tag = 'samskab-voting-ballot';
const danish = {
  ...definition,
  language: 'da',
  intro: { da: 'Vælg to ting. Du kan ændre det senere.' },
  items: definition.items.map((item, at) => ({
    ...item,
    description: {
      da: at === 0 ? 'Seks bænke med ryg. Så kan flere hvile sig på vejen.' : 'Til alle.',
    },
  })),
};

const listen = (widget: Widget) => [
  ...root(widget).querySelectorAll<HTMLButtonElement>('[part~="listen"]'),
];
const names = (widget: Widget) => listen(widget).map((one) => one.ariaLabel ?? words(one));

describe('reading aloud', () => {
  let speech: FakeSpeech;
  let restore: () => void;

  beforeEach(() => ({ speech, restore } = fakeSpeech()));
  afterEach(() => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    restore();
  });

  async function opened(lang = 'da', given: object = danish, name = tag): Promise<Widget> {
    const widget = await open(name, new FakeEndpoint(given), lang);
    widget.setAttribute('read-aloud', '');
    await settle(widget);
    return widget;
  }

  it('has a button for each item and one for the whole, with names; never begins by itself', async () => {
    speech.setVoices('da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    expect(names(widget)).to.deep.equal([
      'Læs det hele højt',
      'Læs højt: Bænke',
      'Læs højt: Skatepark',
      'Læs højt: Træer',
    ]);
    expect(listen(widget).map(words).slice(1)).to.deep.equal(['Læs højt', 'Læs højt', 'Læs højt']);
    expect(speech.texts).to.deep.equal([]);
    await expect(widget).to.be.accessible();
  });

  it('has none without the attribute, and takes them away with it', async () => {
    speech.setVoices('da-DK');
    const widget = await open(tag, new FakeEndpoint(danish), 'da');
    await settle(widget);
    expect(listen(widget)).to.deep.equal([]);
    widget.setAttribute('read-aloud', '');
    await until(() => listen(widget).length === 4);
    widget.removeAttribute('read-aloud');
    await until(() => listen(widget).length === 0);
  });

  it('reads name, price and description, a sentence at a time, and marks the one that is read', async () => {
    speech.setVoices('en-GB', 'da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    listen(widget)[1]?.click();
    const marked = () => [...(CSS.highlights.get('samskab-reading') ?? [])].map(String).join();
    const heard: string[] = [];
    const marks: string[] = [];
    while (speech.current) {
      expect(speech.current.voice?.lang).to.equal('da-DK');
      expect(speech.current.lang).to.equal('da-DK');
      heard.push(speech.current.text);
      marks.push(marked().replace(/\s+/g, ' '));
      speech.finish();
    }
    expect(heard[0]).to.equal('Bænke');
    expect(heard[1]).to.contain('12.000');
    expect(heard.slice(2)).to.deep.equal([
      'Seks bænke med ryg.',
      'Så kan flere hvile sig på vejen.',
    ]);
    expect(marks).to.deep.equal(heard);
    expect(CSS.highlights.has('samskab-reading')).to.equal(false);
    expect(names(widget)[1]).to.equal('Læs højt: Bænke');
  });

  it('marks what is around where the browser can mark no sentence', async () => {
    const own = Object.getOwnPropertyDescriptor(CSS, 'highlights');
    delete (CSS as { highlights?: unknown }).highlights;
    try {
      speech.setVoices('da-DK');
      const widget = await opened();
      await until(() => listen(widget).length === 4);
      listen(widget)[1]?.click();
      expect(words(find(widget, '[data-reading]'))).to.equal('Bænke');
      expect(getComputedStyle(find(widget, '[data-reading]')).outlineStyle).to.equal('solid');
      listen(widget)[1]?.click();
      expect(root(widget).querySelector('[data-reading]')).to.equal(null);
    } finally {
      if (own) Object.defineProperty(CSS, 'highlights', own);
    }
  });

  it('reads the whole of what is shown, and no buttons', async () => {
    speech.setVoices('da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    listen(widget)[0]?.click();
    while (speech.current) speech.finish();
    expect(speech.texts[0]).to.equal('Byen stemmer');
    expect(speech.texts).to.include.members(['Vælg to ting.', 'Du kan ændre det senere.', 'Træer']);
    expect(speech.texts.join(' ')).not.to.match(/Læs højt|Læs på|Tjek og send|Ikke sendt/);
  });

  it('stops on a second press, on Escape, when another begins and when it is left', async () => {
    speech.setVoices('da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    const [, one, other] = listen(widget);
    one?.click();
    expect(words(one as Node)).to.equal('Stop oplæsning');
    one?.click();
    expect(speech.current).to.equal(undefined);
    expect(words(one as Node)).to.equal('Læs højt');
    one?.click();
    await sendKeys({ press: 'Escape' });
    expect(speech.current).to.equal(undefined);
    one?.click();
    other?.click();
    expect(speech.current?.text).to.equal('Skatepark');
    expect([one, other].map((each) => words(each as Node))).to.deep.equal(['Læs højt', 'Stop oplæsning']); // prettier-ignore
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(speech.current).to.equal(undefined);
    other?.click();
    widget.remove();
    expect(speech.current).to.equal(undefined);
    // Nothing begins again by what ended late.
    const count = speech.said.length;
    for (const utterance of speech.said) utterance.dispatchEvent(new Event('end'));
    expect(speech.said.length).to.equal(count);
  });

  it('stops where the voice fails, and when what is read is drawn in another language', async () => {
    speech.setVoices('da-DK', 'en-GB');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    listen(widget)[1]?.click();
    speech.current?.dispatchEvent(new Event('error'));
    expect(words(listen(widget)[1] as Node)).to.equal('Læs højt');
    listen(widget)[0]?.click();
    (widget.parentElement as HTMLElement).lang = 'en';
    await until(() => names(widget)[0] === 'Read it all aloud');
    expect(speech.current).to.equal(undefined);
  });

  it('has no button where the device has no voice of its own for the language', async () => {
    const widget = await opened();
    await settle(widget);
    for (const voices of [[], ['en-US'], ['da-DK!'], ['en-US', 'da!']]) {
      speech.setVoices(...voices);
      expect(listen(widget), voices.join()).to.deep.equal([]);
    }
    // They come late, and as Android writes them.
    speech.setVoices('da_DK');
    await until(() => listen(widget).length === 4);
    speech.setVoices('en-US');
    expect(listen(widget)).to.deep.equal([]);
  });

  it('reads an item only where there are voices for all of it', async () => {
    speech.setVoices('da-DK');
    const [first, ...rest] = danish.items;
    const items = [{ ...first, name: { en: 'Benches' } }, ...rest];
    const widget = await opened('da', { ...danish, items });
    await until(() => listen(widget).length > 0);
    expect(names(widget)).to.deep.equal(['Læs det hele højt', 'Læs højt: Skatepark', 'Læs højt: Træer']); // prettier-ignore
    speech.setVoices('da-DK', 'en-GB');
    await until(() => names(widget).includes('Læs højt: Benches'));
    listen(widget)[1]?.click();
    expect(speech.current?.voice?.lang).to.equal('en-GB');
    speech.finish();
    expect(speech.current?.voice?.lang).to.equal('da-DK');
  });

  it('reads Norwegian with whatever a Norwegian voice calls itself', async () => {
    speech.setVoices('no-NO');
    const widget = await opened('nb', { ...danish, title: 'Byen stemmer', items: danish.items.map(({ id }) => ({ id, name: id })), language: 'nb', intro: 'Hei.' }); // prettier-ignore
    await until(() => listen(widget).length === 4);
  });

  it('works by keys, keeps the focus, and chooses nothing', async () => {
    speech.setVoices('da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    await tabTo((element) => element.ariaLabel === 'Læs højt: Bænke');
    await sendKeys({ press: 'Enter' });
    expect(speech.current?.text).to.equal('Bænke');
    expect(words(focused() as Node)).to.equal('Stop oplæsning');
    await sendKeys({ press: 'Space' });
    expect(speech.current).to.equal(undefined);
    expect(root(widget).querySelectorAll('input:checked').length).to.equal(0);
  });

  it('is still there when something is chosen, and when what is needed to send has come', async () => {
    speech.setVoices('da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    await tick(widget, 'Bænke');
    await until(() => root(widget).textContent?.includes('Slet fra denne enhed'));
    expect(names(widget).length).to.equal(4);
    expect(getComputedStyle(listen(widget)[1] as Element).zIndex).to.equal('1');
  });

  it('has a button for each line of a result', async () => {
    speech.setVoices('en-GB');
    const widget = await opened('en', results, 'samskab-results');
    await until(() => listen(widget).length === 5);
    expect(names(widget)).to.include('Read aloud: Trees');
    expect(listen(widget)[1]?.parentElement?.localName).to.equal('li');
  });

  it('fits 320 px, and is easy to hit', async () => {
    await setViewport({ width: 320, height: 700 });
    speech.setVoices('da-DK');
    const widget = await opened();
    await until(() => listen(widget).length === 4);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const one of listen(widget)) expect(one.getBoundingClientRect().height).to.be.at.least(44);
    await setViewport({ width: 800, height: 600 });
  });
});
