import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pickText } from '../../src/protocol/pick-text.ts';

/** @returns the language that is shown, of those there are */
function shown(there: readonly string[], wanted: string, fallback: string): string {
  const text = Object.fromEntries(there.map((tag) => [tag, `in ${tag}`]));
  const { value, lang } = pickText(text, wanted, fallback);
  assert.equal(value, `in ${lang}`);
  return lang;
}

describe('pickText', () => {
  it('takes a plain text as it is, in the language of the definition', () => {
    assert.deepEqual(pickText('Bænke', 'ar', 'da'), { value: 'Bænke', lang: 'da' });
    assert.deepEqual(pickText('', 'ar', 'da'), { value: '', lang: 'da' });
  });

  it('takes the language that the reader asks for', () => {
    assert.equal(shown(['da', 'en', 'en-GB'], 'en-GB', 'da'), 'en-GB');
    assert.equal(shown(['da', 'en'], 'en-GB', 'da'), 'en');
    assert.equal(shown(['en', 'da'], 'da', 'en'), 'da');
  });

  it('takes the same language of elsewhere before another language', () => {
    assert.equal(shown(['en', 'pt-BR'], 'pt', 'en'), 'pt-BR');
    assert.equal(shown(['en', 'pt-BR'], 'pt-PT', 'en'), 'pt-BR');
  });

  it('takes the language of the definition where the reader’s is not there', () => {
    assert.equal(shown(['en', 'da'], 'ar', 'da'), 'da');
    assert.equal(shown(['en', 'da'], 'ar', 'da-DK'), 'da');
    assert.equal(shown(['en', 'da-DK'], 'ar', 'da'), 'da-DK');
  });

  it('takes either kind of Norwegian for the other, before the language of the definition', () => {
    assert.equal(shown(['da', 'nb', 'nn'], 'nn-NO', 'da'), 'nn');
    assert.equal(shown(['da', 'nb-NO'], 'nn', 'da'), 'nb-NO');
    assert.equal(shown(['da', 'nn'], 'no', 'da'), 'nn');
    assert.equal(shown(['da', 'nb'], 'sv', 'da'), 'da');
  });

  it('takes English after the language of the definition, and before any other', () => {
    assert.equal(shown(['fr', 'en'], 'ar', 'da'), 'en');
    assert.equal(shown(['en', 'da'], 'ar', 'da'), 'da');
  });

  it('takes what there is where neither is there', () => {
    assert.equal(shown(['fr', 'de'], 'ar', 'da'), 'fr');
    assert.deepEqual(pickText({}, 'ar', 'da'), { value: '', lang: 'da' });
  });

  it('does not mind capitals', () => {
    assert.equal(shown(['en', 'PT-br'], 'pt-BR', 'en'), 'PT-br');
    assert.equal(shown(['en', 'nb-NO'], 'NB', 'en'), 'nb-NO');
    assert.equal(shown(['en', 'DA'], 'ar', 'da'), 'DA');
  });

  it('takes no language for another that begins alike', () => {
    assert.equal(shown(['en', 'dar'], 'da', 'en'), 'en');
    assert.equal(shown(['en', 'da'], 'dar', 'en'), 'en');
  });

  it('always shows something that is there, the nearest there is', () => {
    const tag = fc.constantFrom(
      'da',
      'da-DK',
      'da-GL',
      'en',
      'en-GB',
      'EN-us',
      'nb',
      'ar',
      'zh-Hant',
    );
    const base = (one: string) => one.toLowerCase().split('-')[0];
    fc.assert(
      fc.property(fc.uniqueArray(tag, { minLength: 1 }), tag, tag, (there, wanted, fallback) => {
        const lang = shown(there, wanted, fallback);
        assert.ok(there.some((one) => one === lang));
        const own = there.some((one) => base(one) === base(wanted));
        const home = there.some((one) => base(one) === base(fallback));
        if (own) assert.equal(base(lang), base(wanted));
        else if (home) assert.equal(base(lang), base(fallback));
        const exact = there.find((one) => one.toLowerCase() === wanted.toLowerCase());
        if (exact) assert.equal(lang, exact);
      }),
    );
  });
});
