import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createFormat } from '../../src/i18n/format.ts';
import { phrase } from '../../src/i18n/message.ts';
import type { Words } from '../../src/i18n/message.ts';
import { misfits, type JsonSchema } from './json-schema.ts';
import { lix } from '../../src/server/cli/checking/lix.ts';
import {
  NAMES,
  WORDS,
  messagesOf,
  partsOf,
  placeholdersIn,
  placeholdersOf,
  saidIn,
} from './words-of.ts';

const { en, ...TRANSLATIONS } = WORDS as { en: Words; da: Words; ar: Words } & Record<
  string,
  Words
>;
const ENGLISH = messagesOf(en);

/** Words that a language shares with English, or shares for one number. A key too many here fails too. */
const SAME_AS_ENGLISH: Record<string, readonly string[]> = {
  da: ['fields.email', 'items.points', 'resultsBelow.stop', 'sheet.email', 'sheet.person'],
  nb: ['sheet.person'],
  nn: ['sheet.person'],
  sv: ['sheet.person'],
  de: ['fields.name', 'pages.project', 'results.what', 'sheet.code', 'sheet.name', 'sheet.person'],
  uk: [],
  pl: [],
  ar: [],
};

/** Buttons and the name that a screen reader gives them: who says what is seen must be heard (WCAG 2.5.3). */
const NAMED_BUTTONS = [
  ['sending', 'change', 'changeOf'],
  ['ordinal', 'add', 'addOf'],
  ['ordinal', 'remove', 'removeOf'],
  ['ordinal', 'up', 'upOf'],
  ['ordinal', 'down', 'downOf'],
  ['ordinal', 'top', 'topOf'],
] as const;

const folder = new URL('../../src/i18n/words/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('schema.json', folder), 'utf8')) as JsonSchema;

/** @returns all that a language says, in one list */
function sentencesOf(words: Words, lang: string): string[] {
  return [...saidIn(words, createFormat(lang)).values()].flat();
}

describe('the schema of a word file', () => {
  const fits = (...messages: unknown[]) => {
    for (const message of messages) {
      assert.deepEqual(misfits({ group: { key: message } }, schema), [], JSON.stringify(message));
    }
  };
  const fitsNot = (...messages: unknown[]) => {
    for (const message of messages) {
      const found = misfits({ group: { key: message } }, schema);
      assert.ok(found.length > 0, JSON.stringify(message));
    }
  };

  it('takes a text, forms of a number, and several of them', () => {
    fits('Back', 'Step {step} of {of}', '{amount:money} left', { other: '{count}' });
    fits({ by: 'points', one: '{points} point', other: '{points} points' });
    fits([{ by: 'limit', other: '{limit}.' }, 'Take {by} out']);
  });

  it('takes nothing else', () => {
    fitsNot('', ' ', ' a', 'a ', 'a {', 'a }', '{}', '{a b}', '{a:euro}', '{{a}}', '{A}');
    fitsNot(1, null, true, {}, [], ['a'], [['a', 'b'], 'c'], { one: 'a' }, { other: 1 });
    fitsNot({ other: 'a', sometimes: 'b' }, { by: '', other: 'a' }, { other: ['a', 'b'] });
  });

  it('takes groups of keys alone', () => {
    for (const words of [null, [], {}, { group: {} }, { group: 'a' }, { 'a b': { key: 'a' } }]) {
      assert.ok(misfits(words, schema).length > 0, JSON.stringify(words));
    }
    assert.ok(misfits({ group: { 'a-b': 'a' } }, schema).length > 0);
  });
});

for (const [lang, words] of Object.entries(WORDS)) {
  describe(`the words in ${lang}`, () => {
    it('fit the schema', () => {
      assert.deepEqual(misfits(words, schema), []);
    });

    it('stand in their file once each', () => {
      // Of two with the same key, the first would be lost without a word.
      const text = readFileSync(new URL(`${lang}.json`, folder), 'utf8');
      assert.equal(text, `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    });

    it('are whole sentences for every number', () => {
      for (const [key, said] of saidIn(words, createFormat(lang))) {
        for (const text of said) {
          assert.notEqual(text.trim(), '', key);
          assert.doesNotMatch(text, /undefined|null|NaN|[{}#]|\[object/, key);
        }
      }
    });

    it('have the forms that the numbers of the language have, and no other', () => {
      const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
      let plurals = 0;
      for (const [key, message] of messagesOf(words)) {
        for (const forms of Array.isArray(message) ? message : [message]) {
          if (typeof forms === 'string') continue;
          plurals++;
          const { by: _, ...given } = forms as Record<string, string>;
          assert.deepEqual(Object.keys(given).sort(), pluralCategories.toSorted(), key);
        }
      }
      assert.ok(plurals > 10);
    });

    it('say the number that decides once in each form', () => {
      for (const [key, message] of messagesOf(words)) {
        for (const { text, form, by } of partsOf(message)) {
          if (!form || !by) continue;
          const spelled = lang === 'ar' && ['zero', 'one', 'two'].includes(form);
          const times = placeholdersIn(text).filter((one) => one === by).length;
          // Arabic words for none, one and two of something hold their number.
          assert.equal(times, spelled ? 0 : 1, `${key} ${form}: ${text}`);
        }
      }
    });

    it('do not shout, and hold no space too many', () => {
      for (const text of sentencesOf(words, lang)) {
        assert.doesNotMatch(text, /!|^\s|\s$| {2}|\.\.[^.]|\.\.$/, text);
      }
    });

    it('name a button by what is seen on it', () => {
      for (const [group, seen, heard] of NAMED_BUTTONS) {
        const all = words[group] as Readonly<Record<string, string>>;
        const [label = '', name = ''] = [all[seen], all[heard]].map((text) =>
          text?.toLocaleLowerCase(lang),
        );
        assert.ok(label && name.includes(label), `${group}.${seen}`);
      }
    });

    it('isolate names where the language goes from right to left, and only there', () => {
      const f = createFormat(lang);
      for (const text of sentencesOf(words, lang)) {
        assert.equal(text.split('\u2068').length, text.split('\u2069').length, text);
        for (const name of NAMES.filter((one) => text.includes(one))) {
          assert.equal(text.includes(`\u2068${name}\u2069`), f.dir === 'rtl', text);
        }
        if (f.dir === 'ltr') assert.doesNotMatch(text, /[\u2066-\u2069]/);
      }
    });
  });
}

for (const [lang, words] of Object.entries(TRANSLATIONS)) {
  describe(`the translation into ${lang}`, () => {
    const messages = messagesOf(words);

    it('has the groups and keys of English, in their order, and no other', () => {
      assert.deepEqual(Object.keys(words), Object.keys(en));
      assert.deepEqual([...messages.keys()], [...ENGLISH.keys()]);
    });

    it('has the placeholders of English, of the same kinds', () => {
      for (const [key, message] of messages) {
        const theirs = placeholdersOf(ENGLISH.get(key) ?? '').sort();
        assert.deepEqual(placeholdersOf(message).sort(), theirs, key);
        // What is said of most numbers leaves none of them out.
        const main = partsOf(message).filter(({ form = 'other' }) => form === 'other');
        const said = main.flatMap(({ text }) => placeholdersIn(text));
        assert.deepEqual([...new Set(said)].sort(), theirs, key);
      }
    });

    it('says the numbers that English says, in their order', () => {
      // From 3 on, as Arabic has words of its own for less.
      const numbers = [3, 11, 100, 120_000];
      const f = createFormat(lang);
      const digits = (said: string[] = []) => said.map((text) => text.match(/\d([\d.,\s]*\d)?/g));
      const mine = saidIn(words, f, numbers);
      for (const [key, theirs] of saidIn(en, f, numbers)) {
        assert.deepEqual(digits(mine.get(key)), digits(theirs), key);
      }
    });

    it('leaves no English words', () => {
      // One format for both, so that only the words can differ.
      const f = createFormat(lang);
      const english = saidIn(en, f);
      const same = [...saidIn(words, f)].flatMap(([key, mine]) => {
        const theirs = english.get(key) ?? [];
        return mine.some((text, index) => text === theirs[index]) ? [key] : [];
      });
      assert.deepEqual(same.sort(), SAME_AS_ENGLISH[lang]);
    });
  });
}

describe('Arabic', () => {
  const { ar } = TRANSLATIONS;
  const texts = [...messagesOf(ar)].flatMap(([key, message]) =>
    partsOf(message).map((part) => ({ key, ...part })),
  );

  it('has all six forms of every plural, and each gives its text', () => {
    const numbers = { zero: 0, one: 1, two: 2, few: 3, many: 11, other: 100 };
    const f = createFormat('ar');
    let plurals = 0;
    for (const [key, message] of messagesOf(ar)) {
      for (const forms of Array.isArray(message) ? message : [message]) {
        if (typeof forms === 'string') continue;
        plurals++;
        const { by = 'count', ...given } = forms as Record<string, string>;
        assert.deepEqual(Object.keys(given), Object.keys(numbers), key);
        for (const [form, number] of Object.entries(numbers)) {
          const said = phrase({ by, other: '', ...given }, { [by]: number }, f);
          const text = given[form]?.replaceAll(`{${by}}`, f.number(number));
          // Other placeholders have no value here.
          const blank = text?.replace(/\{\w+\}/g, '\u2068undefined\u2069');
          assert.equal(said, blank, `${key} ${form}`);
        }
      }
    }
    assert.ok(plurals > 20);
  });

  it('has a plural wherever English has one', () => {
    for (const [key, message] of ENGLISH) {
      if (!partsOf(message).some(({ form }) => form)) continue;
      const forms = partsOf(messagesOf(ar).get(key) ?? '').filter(({ form }) => form);
      assert.ok(forms.length > 0, key);
    }
  });

  it('holds no Latin letters but an example', () => {
    for (const text of sentencesOf(ar, 'ar')) {
      assert.doesNotMatch(text.replace(/name@example\.com|7K3M-Q9TX/g, ''), /[a-z]/i, text);
    }
  });

  it('asks neither a man nor a woman: requests are nouns', () => {
    // What a form would ask most often, as it is said to a man; to a woman it ends in ي or ين.
    const verbs =
      'اختر|حدد|اكتب|أكتب|أدخل|أضف|أزل|احذف|أعد|حاول|جرب|جرّب|تأكد|تحقق|راجع|انتظر|اضغط|انقر|أرسل|ارسل|سجل|سجّل|صوت|صوّت|وزع|وزّع|رتب|رتّب|غيّر|ضع|امنح|احتفظ|انظر|شارك|تواصل|ابحث|تريد|ترغب|تستطيع|تحتاج|تود';
    const spoken = new RegExp(`(?<!\\p{L})(${verbs})(ي|ين|ين)?(?!\\p{L})`, 'u');
    for (const { key, text } of texts) {
      // "وصوّت على هذا شخص": somebody did.
      if (key.startsWith('results')) continue;
      assert.doesNotMatch(text, spoken, `${key}: ${text}`);
    }
  });
});

/** @returns texts that are more than a label */
function helpOf(words: Words): string[] {
  return [...messagesOf(words).values()]
    .flatMap(partsOf)
    .map(({ text }) => text.replace(/\{(\w+)[^}]*\}/g, '12'))
    .filter((text) => text.split(/\s+/).length > 6);
}

// Where words are put together, one that is long is hard: LIX was made for such languages.
for (const lang of ['da', 'nb', 'nn', 'sv', 'de']) {
  it(`is easy to read in ${lang}: help texts have a LIX under 35`, () => {
    const help = helpOf(WORDS[lang] as Words);
    assert.ok(help.length > 40);
    const found = lix(help);
    assert.ok(found < 35, `LIX is ${found.toFixed(1)}`);
  });
}

describe('Danish', () => {
  it('has no single text with a LIX of 45', () => {
    for (const text of helpOf(TRANSLATIONS.da)) {
      assert.ok(lix([text]) < 45, `LIX ${lix([text]).toFixed(1)}: ${text}`);
    }
  });
});
