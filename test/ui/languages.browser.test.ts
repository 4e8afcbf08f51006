import { expect } from '@open-wc/testing';
import '../../src/embed/define/results.ts';
import '../../src/embed/define/voting-ballot.ts';
import { followLanguage } from '../../src/i18n/chosen.ts';
import type { SamskabLanguageEvent } from '../../src/ui/language-event.ts';
import { sendKeys, setViewport } from '../tools/in-browser.ts';
import { FakeEndpoint } from '../suites/fake-endpoint.ts';
import {
  announced,
  field,
  find,
  focused,
  open as openPlain,
  root,
  tabTo,
  text,
  tick,
  until,
  words,
  type Widget,
} from '../suites/page.ts';
import { definition } from '../widgets/voting-ballot/definition.ts';

const tag = 'samskab-voting-ballot';
const KEPT = 'samskab:language';

const row = (widget: Widget) => [
  ...root(widget).querySelectorAll<HTMLButtonElement>('[part="languages"] button'),
];
const names = (widget: Widget) => row(widget).map(words);
const current = (widget: Widget) => {
  const marked = row(widget).filter((one) => one.getAttribute('aria-current') === 'true');
  return marked.map(words).join();
};
/** The row comes in a moment, where there is one. */
const open: typeof openPlain = async (...given) => {
  const widget = await openPlain(...given);
  const place = () => root(widget).querySelector('.languages');
  await until(() => !place() || names(widget).length > 0);
  return widget;
};
const choose = (widget: Widget, name: string) =>
  row(widget)
    .find((one) => words(one) === name)
    ?.click();

describe('the languages of a page', () => {
  afterEach(() => {
    localStorage.removeItem(KEPT);
    const stop = followLanguage(() => {});
    dispatchEvent(new StorageEvent('storage', { key: KEPT, newValue: null }));
    stop();
  });

  it('offers those of the definition, each in its own name', async () => {
    const languages = ['da', 'nb', 'ar', 'so', 'pt-BR'];
    const widget = await open(tag, new FakeEndpoint({ ...definition, languages }), 'da');
    expect(names(widget)).to.deep.equal([
      'Dansk',
      'Norsk bokmål',
      'العربية',
      'Soomaali',
      'Português (Brasil)',
    ]);
    expect(row(widget).map(({ lang, dir }) => `${lang} ${dir}`)).to.deep.equal([
      'da ltr',
      'nb ltr',
      'ar rtl',
      'so ltr',
      'pt-BR ltr',
    ]);
    expect(current(widget)).to.equal('Dansk');
    expect(find(widget, '[part="languages"]').textContent).to.contain('Læs på');
  });

  it('offers those of the title where the definition names none, and nothing where there is one', async () => {
    const several = await open(tag, new FakeEndpoint(definition), 'da-DK');
    expect(names(several)).to.deep.equal(['English', 'Dansk', 'العربية']);
    expect(current(several)).to.equal('Dansk');
    for (const one of [
      { title: 'Byen stemmer' },
      { languages: ['da'] },
      { title: { da: 'Byen' } },
    ]) {
      const widget = await open(tag, new FakeEndpoint({ ...definition, language: 'da', ...one }));
      expect(root(widget).querySelector('[part="languages"]'), JSON.stringify(one)).to.equal(null);
    }
  });

  it('names as it is what nobody has a name for', async () => {
    const languages = ['da', 'x-town', 'zz'];
    const widget = await open(tag, new FakeEndpoint({ ...definition, languages }), 'da');
    expect(names(widget).length).to.equal(3);
    expect(names(widget)[1]?.toLowerCase()).to.equal('x-town');
  });

  it('speaks what was chosen in every widget of the page, before any `lang`, and says so once', async () => {
    const heard: string[] = [];
    const hear = (event: Event) => heard.push((event as SamskabLanguageEvent).language);
    document.addEventListener('samskab-language', hear);
    const one = await open(tag, new FakeEndpoint(definition), 'en');
    const other = await open(tag, new FakeEndpoint(definition), 'da');
    choose(one, 'العربية');
    await until(() => text(one).includes('البلدة تصوّت') && text(other).includes('البلدة تصوّت'));
    await until(() => find(other, '.frame').dir === 'rtl');
    expect(find(one, '.frame').lang).to.equal('ar');
    expect(current(one)).to.equal('العربية');
    expect(current(other)).to.equal('العربية');
    choose(one, 'العربية');
    document.removeEventListener('samskab-language', hear);
    expect(heard).to.deep.equal(['ar']);
    expect(localStorage.getItem(KEPT)).to.equal('ar');
    await until(() => announced() === 'العربية');
    // A widget that comes later is in it too.
    const later = await open(tag, new FakeEndpoint(definition), 'en');
    expect(text(later)).to.contain('البلدة تصوّت');
  });

  it('is chosen by keyboard, keeps the focus and what was filled in', async () => {
    const widget = await open(tag, new FakeEndpoint(definition), 'en');
    await tick(widget, 'Benches');
    (document.activeElement as HTMLElement | null)?.blur();
    await tabTo((element) => words(element) === 'Dansk');
    await sendKeys({ press: 'Enter' });
    await until(() => text(widget).includes('Ikke sendt endnu'));
    expect(words(focused() as Node)).to.equal('Dansk');
    expect(field(widget, 'Bænke').checked).to.equal(true);
    expect(root(widget).querySelector('.skeleton')).to.equal(null);
  });

  it('is spoken on the next page, and not where nothing may be remembered', async () => {
    localStorage.setItem(KEPT, 'ar');
    const widget = await open(tag, new FakeEndpoint(definition), 'en');
    expect(current(widget)).to.equal('العربية');
    const shared = await open(tag, new FakeEndpoint(definition), 'en', { remember: 'no' });
    expect(current(shared)).to.equal('English');
    choose(shared, 'Dansk');
    await until(() => text(shared).includes('Byen stemmer'));
    // For this page, then; what others keep is as it was.
    await until(() => text(widget).includes('Byen stemmer'));
    expect(localStorage.getItem(KEPT)).to.equal('ar');
  });

  it('takes no notice of what is no language, in a storage that anybody writes', async () => {
    for (const kept of ['', 'not a language', '{"a":1}', '--', '__proto__']) {
      localStorage.setItem(KEPT, kept);
      const widget = await open(tag, new FakeEndpoint(definition), 'da');
      expect(current(widget), kept).to.equal('Dansk');
    }
  });

  it('holds for the page where the storage is refused', async () => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const widget = await open(tag, new FakeEndpoint(definition), 'en');
      choose(widget, 'Dansk');
      await until(() => text(widget).includes('Byen stemmer'));
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('leads back from a language that was chosen elsewhere and is not here', async () => {
    localStorage.setItem(KEPT, 'ar');
    const danish = { ...definition, title: 'Byen stemmer', language: 'da' };
    const widget = await open(tag, new FakeEndpoint(danish), 'da');
    expect(names(widget)).to.deep.equal(['Dansk', 'العربية']);
    expect(current(widget)).to.equal('العربية');
    choose(widget, 'Dansk');
    await until(() => text(widget).includes('Ikke sendt endnu'));
    expect(root(widget).querySelector('[part="languages"]')).to.equal(null);
  });

  it('follows another tab', async () => {
    const widget = await open(tag, new FakeEndpoint(definition), 'en');
    localStorage.setItem(KEPT, 'da');
    dispatchEvent(new StorageEvent('storage', { key: KEPT, newValue: 'da' }));
    await until(() => text(widget).includes('Byen stemmer'));
  });

  it('has words in the language of the definition before English, where there are none', async () => {
    const title = { da: 'Byen stemmer', so: 'Magaaladu waa codaynaysaa' };
    const fake = new FakeEndpoint({ ...definition, title, language: 'da' });
    const widget = await open(tag, fake, 'so');
    expect(text(widget)).to.contain('Magaaladu waa codaynaysaa');
    expect(text(widget)).to.contain('Ikke sendt endnu');
    expect(find(widget, '.frame').lang).to.equal('da');
    expect(current(widget)).to.equal('Soomaali');
  });

  it('is the same at results', async () => {
    const results = {
      type: 'results',
      state: 'not-counted',
      id: 'town',
      resource: 'ballots',
      title: { en: 'The town voted', da: 'Byen har stemt' },
      language: 'en',
    };
    const widget = await open('samskab-results', new FakeEndpoint(results), 'en');
    choose(widget, 'Dansk');
    await until(() => text(widget).includes('Byen har stemt'));
  });

  it('fits 320 px, and is easy to hit', async () => {
    await setViewport({ width: 320, height: 700 });
    const languages = ['da', 'nb', 'ar', 'so', 'pt-BR', 'uk', 'pl', 'de', 'sv', 'en'];
    const widget = await open(tag, new FakeEndpoint({ ...definition, languages }), 'da');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const one of row(widget)) {
      const { width, height } = one.getBoundingClientRect();
      expect(Math.min(width, height), one.lang).to.be.at.least(44);
    }
    await expect(widget).to.be.accessible();
    await setViewport({ width: 800, height: 600 });
  });
});
