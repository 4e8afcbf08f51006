import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { languageFor as pick } from '../../src/i18n/language-for.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import {
  languageFor,
  loadWords,
  registerWords,
  wordsFor,
  wordsVersion,
} from '../../src/i18n/words.ts';
import nb from '../../src/i18n/words/nb.json' with { type: 'json' };
import { pageWords } from '../../src/server/http/page-words.ts';

describe('languageFor', () => {
  const wanted = [
    ['en', 'en'],
    ['en-GB', 'en'],
    ['da', 'da'],
    ['da-DK', 'da'],
    ['DA', 'da'],
    ['nb', 'nb'],
    ['no', 'nb'],
    ['NO', 'nb'],
    ['no-NO', 'nb'],
    ['nn', 'nn'],
    ['nn-NO', 'nn'],
    ['sv', 'sv'],
    ['sv-FI', 'sv'],
    // A Finn reads Finnish, which we have no words in.
    ['fi', 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de-CH', 'de'],
    ['uk', 'uk'],
    ['uk-UA', 'uk'],
    ['pl-PL', 'pl'],
    ['ar', 'ar'],
    ['ar-EG', 'ar'],
    ['tlh', 'en'],
    ['', 'en'],
    // Names that every object has are no languages.
    ['constructor', 'en'],
    ['__proto__', 'en'],
    ['toString', 'en'],
  ] as const;

  for (const [tag, language] of wanted) {
    it(`gives ${language} to who asks for "${tag}"`, () => {
      assert.equal(languageFor(tag), language);
    });
    it(`gives ${language} on a page of the server in "${tag}"`, () => {
      assert.equal(pageWords(tag).lang, language);
    });
  }

  it('gives the language of what stands around before English', () => {
    assert.equal(languageFor('tlh', 'da-DK'), 'da');
    assert.equal(languageFor('tlh', 'no'), 'nb');
    assert.equal(languageFor('ar', 'da'), 'ar');
    assert.equal(languageFor('en-GB', 'da'), 'en');
    for (const nowhere of ['tlh', '', '__proto__']) assert.equal(languageFor('tlh', nowhere), 'en');
  });

  it('gives a language that a page has registered', () => {
    assert.equal(languageFor('fo-FO'), 'en');
    registerWords('fo', { common: nb.common });
    assert.equal(languageFor('fo-FO'), 'fo');
  });

  it('gives one that resembles it where a language is not offered', () => {
    const offers = (...offered: string[]) => pick('nn-NO', (one) => offered.includes(one));
    assert.equal(offers('da', 'nb', 'nn'), 'nn');
    assert.equal(offers('da', 'nb'), 'nb');
    assert.equal(offers('da'), 'en');
  });
});

describe('docs/languages.md', () => {
  it('says of each language who has checked it, by its name and code', () => {
    const page = readFileSync(new URL('../../docs/languages.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| *\S.*?\| `(\w+)` *\| *(\S[^|]*?) *\| *(\S[^|]*?) *\|$/gm)];
    assert.deepEqual(rows.map(([, code]) => code).sort(), Object.keys(LANGUAGES).sort());
  });
});

describe('wordsFor', () => {
  it('has nothing before the words are there, and all groups in one after', async () => {
    assert.equal(wordsFor('nb', ['common']), undefined);
    await loadWords('nb');
    const words = wordsFor('nb', ['common', 'ballot', 'ballotSending']);
    assert.equal(words?.['back'], nb.common.back);
    assert.equal(words?.['send'], nb.ballotSending.send);
    assert.equal(words?.['adults'], undefined);
  });

  it('has nothing where a group is missing that must be there', () => {
    registerWords('lb', { common: nb.common });
    assert.ok(wordsFor('lb', ['common']));
    assert.equal(wordsFor('lb', ['common', 'event']), undefined);
  });

  it('takes other groups along once they are there', () => {
    registerWords('fi', { common: nb.common });
    assert.equal(wordsFor('fi', ['common'], ['event'])?.['adults'], undefined);
    registerWords('fi', { event: nb.event });
    const words = wordsFor('fi', ['common'], ['event']);
    assert.equal(words?.['adults'], nb.event.adults);
    assert.equal(words?.['back'], nb.common.back);
  });

  it('keeps what was registered first', () => {
    registerWords('is', { common: { ...nb.common, back: 'Heim' } });
    registerWords('is', nb);
    const words = wordsFor('is', ['common', 'event']);
    assert.equal(words?.['back'], 'Heim');
    assert.equal(words?.['adults'], nb.event.adults);
  });

  it('is worth asking again when there are more words', () => {
    const before = wordsVersion();
    wordsFor('fi', ['common']);
    assert.equal(wordsVersion(), before);
    registerWords('et', { common: nb.common });
    assert.notEqual(wordsVersion(), before);
  });
});

describe('loadWords', () => {
  it('has nothing to fetch of a language that is not there', async () => {
    await loadWords('tlh');
    await loadWords('constructor');
    assert.equal(wordsFor('tlh', []), undefined);
  });

  it('throws where nothing comes, and tries again when asked', async () => {
    const list = LANGUAGES as Record<string, (typeof LANGUAGES)[string]>;
    let tries = 0;
    list['kl'] = {
      name: 'Kalaallisut',
      load: async () => {
        if (++tries === 1) throw new TypeError('Failed to fetch');
        return { default: nb };
      },
    };
    try {
      await assert.rejects(loadWords('kl'), TypeError);
      assert.equal(wordsFor('kl', ['common']), undefined);
      await loadWords('kl');
      assert.equal(wordsFor('kl', ['common'])?.['back'], nb.common.back);
    } finally {
      delete list['kl'];
    }
  });
});

describe('the list of languages', () => {
  const folder = new URL('../../src/i18n/words/', import.meta.url);

  it('has every word file, and no other', () => {
    const files = readdirSync(folder).filter((file) => file !== 'schema.json');
    assert.deepEqual(
      Object.keys(LANGUAGES)
        .map((language) => `${language}.json`)
        .sort(),
      files.sort(),
    );
  });

  for (const [language, { name, load }] of Object.entries(LANGUAGES)) {
    it(`calls ${language} by its name, and fetches its words`, async () => {
      assert.equal(Intl.getCanonicalLocales(language)[0], language);
      const own = new Intl.DisplayNames(language, { type: 'language' }).of(language);
      assert.equal(name.toLocaleLowerCase(language), own?.toLocaleLowerCase(language));
      const text = readFileSync(new URL(`${language}.json`, folder), 'utf8');
      assert.deepEqual({ ...(await load()).default }, JSON.parse(text));
    });
  }
});
