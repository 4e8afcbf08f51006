import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  languageFor,
  loadMessages,
  messagesFor,
  registerMessages,
} from '../../src/i18n/languages.ts';
import nb from '../../src/i18n/nb.ts';

describe('languageFor', () => {
  const wanted = [
    ['en', 'en'],
    ['en-GB', 'en'],
    ['da', 'da'],
    ['da-DK', 'da'],
    ['DA', 'da'],
    ['nb', 'nb'],
    ['no', 'nb'],
    ['nn', 'nb'],
    ['nn-NO', 'nb'],
    ['ar', 'ar'],
    ['ar-EG', 'ar'],
    ['tlh', 'en'],
    ['', 'en'],
    // Names that every object has are no languages.
    ['constructor', 'en'],
    ['__proto__', 'en'],
  ] as const;

  for (const [tag, language] of wanted) {
    it(`gives ${language} to who asks for "${tag}"`, () => {
      assert.equal(languageFor(tag), language);
    });
  }

  it('gives a language that a page has registered', () => {
    assert.equal(languageFor('fo-FO'), 'en');
    registerMessages('fo', { common: nb.common });
    assert.equal(languageFor('fo-FO'), 'fo');
  });
});

describe('messagesFor', () => {
  it('has nothing before the words are there, and all groups in one after', async () => {
    assert.equal(messagesFor('nb', ['common']), undefined);
    await loadMessages('nb');
    const words = messagesFor('nb', ['common', 'ballot']);
    assert.equal(words?.back, nb.common.back);
    assert.equal(words?.ballotSend, nb.ballot.ballotSend);
  });

  it('has nothing where one group is missing', () => {
    registerMessages('sv', { common: nb.common });
    assert.ok(messagesFor('sv', ['common']));
    assert.equal(messagesFor('sv', ['common', 'event']), undefined);
  });

  it('keeps what was registered first', () => {
    const own = { ...nb.common, back: 'Heim' };
    registerMessages('is', { common: own });
    registerMessages('is', nb);
    assert.equal(messagesFor('is', ['common', 'event'])?.back, 'Heim');
  });
});
