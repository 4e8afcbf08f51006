import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ar from '../../src/i18n/ar.ts';
import da from '../../src/i18n/da.ts';
import en, { type Group, type Messages } from '../../src/i18n/en.ts';
import { createFormat, type Format } from '../../src/i18n/format.ts';
import nb from '../../src/i18n/nb.ts';
import { lix } from './lix.ts';

const LANGUAGES: Record<string, Messages> = { en, da, nb, ar };
const TRANSLATIONS: Record<string, Messages> = { da, nb, ar };

const NUMBERS = [0, 1, 2, 3, 11, 100, 1.5];
const NAMES = ['سوق', 'مسبح'];
const TIME = '2026-05-01T17:00:00Z';

/** Words that a language shares with English, or shares for one number. A key too many here fails too. */
const SAME_AS_ENGLISH: Record<string, readonly string[]> = {
  da: ['common.send', 'fields.email', 'results.stop', 'items.points'],
  nb: ['common.send'],
  ar: [],
};

type Said<F> = (message: F, f: Format, one: number, two: number) => string;
type Spoken<M> = {
  [K in keyof M as M[K] extends string ? never : K]: Said<M[K]>;
};

const what = (message: (what: string) => string) => message('سوق');
const limit = (message: (limit: string) => string, f: Format, one: number) =>
  message(f.number(one));
const price = (message: (price: string) => string, f: Format, one: number) =>
  message(f.money(one, 'DKK'));
const limits = (
  message: (one: string, two: string) => string,
  f: Format,
  one: number,
  two: number,
) => message(f.number(one), f.number(two));
const time = (message: (f: Format, time: string) => string, f: Format) => message(f, TIME);
const count = (message: (f: Format, count: number) => string, f: Format, one: number) =>
  message(f, one);
const counts = (
  message: (f: Format, one: number, two: number) => string,
  f: Format,
  one: number,
  two: number,
) => message(f, one, two);
const money = (
  message: (f: Format, minor: number, currency: string) => string,
  f: Format,
  one: number,
) => message(f, one, 'DKK');
const moneys = (
  message: (f: Format, one: number, two: number, currency: string) => string,
  f: Format,
  one: number,
  two: number,
) => message(f, one, two, 'DKK');

/** How each message that needs something is given it: one that is missing here does not compile. */
const SPOKEN: { [G in Group]: Spoken<Messages[G]> } = {
  loading: {},
  common: {
    changeOf: what,
    stepOf: counts,
    upcoming: time,
    closed: time,
    openUntil: time,
    chooseBetween: counts,
    chooseAtLeast: count,
    moreOf: what,
    lessOf: what,
    tooFew: count,
    tooMany: counts,
    tooSmall: limit,
    tooLarge: limit,
    offStep: limit,
  },
  fields: {
    atMostCharacters: count,
    charactersLeft: count,
    charactersOver: count,
    tooShort: count,
    tooLong: counts,
    notBefore: limit,
    notAfter: limit,
  },
  items: {
    found: counts,
    cost: (message, f, one, two) => message(f, one, one === two ? undefined : 'DKK'),
    toSpend: (message, f, one) => message(f, one, 'DKK'),
    chosenCount: count,
    points: count,
  },
  code: {},
  idea: {},
  budget: {
    moneyLeft: moneys,
    moneyOver: money,
    takeOut: (message, f, one, two) => message(f, one, 'DKK', one === two ? [] : NAMES),
    giveLess: money,
    amountBetween: moneys,
    spendAtLeast: money,
  },
  ballot: {
    overPoints: count,
    underPoints: count,
    addOf: what,
    removeOf: what,
    upOf: what,
    downOf: what,
    topOf: what,
    rankedAt: (message, f, one, two) => message(f, 'سوق', one, two),
    removed: what,
    pointsLeft: counts,
    pointsOver: count,
    pointsEach: count,
    scoreHint: counts,
  },
  event: {
    datesHeading: count,
    placesLeft: count,
    adult: count,
    child: count,
    waiting: count,
  },
  manage: {},
  results: {
    votingCloses: time,
    votingClosed: time,
    published: time,
    of: (message, f, one, two) => message(f.money(one, 'DKK'), f.money(two, 'DKK')),
    chosenAs: count,
    giveOrTake: limits,
    wanted: count,
    rated: count,
    gave: (message, f, one, two) => message(f, one, f.money(two, 'DKK')),
    gaveMean: (message, f, one, two) => message(f, one, f.money(two, 'DKK')),
    itCost: price,
    fitted: price,
    tooExpensive: price,
    needed: limit,
    afterEnd: what,
    paid: (message, f, one, two) => message(f, one, f.money(two, 'DKK')),
    inRound: (message, f, one, two) => message(f, f.money(one, 'DKK'), two),
    paidPart: count,
    filled: price,
    had: price,
    leftThen: price,
    beat: (message, f, one, two) => message(f, one, two, 12),
    placed: counts,
    seats: count,
    voteCount: count,
    enoughCost: (message, f, one, two) => message(f.money(one, 'DKK'), f.money(two, 'DKK')),
    enoughVotes: count,
    threshold: limit,
    step: price,
    share: price,
    comparison: counts,
    tie: (message, f, one) => message(f, one, NAMES),
    reading: count,
    counting: count,
    sameHint: count,
    otherBallots: counts,
  },
};

/** Buttons and the name that a screen reader gives them: who says what is seen must be heard (WCAG 2.5.3). */
const NAMED_BUTTONS = [
  ['common', 'change', 'changeOf'],
  ['ballot', 'add', 'addOf'],
  ['ballot', 'remove', 'removeOf'],
  ['ballot', 'up', 'upOf'],
  ['ballot', 'down', 'downOf'],
  ['ballot', 'top', 'topOf'],
] as const;

/** @returns every string of a language, by `group.key` */
function strings(messages: Messages): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([group, words]) =>
      Object.entries(words).flatMap(([key, word]) =>
        typeof word === 'string' ? [[`${group}.${key}`, word] as const] : [],
      ),
    ),
  );
}

/** @returns all that the functions of a language say to the numbers, by `group.key` */
function sentences(messages: Messages, f: Format, numbers = NUMBERS): Map<string, string[]> {
  const said = new Map<string, string[]>();
  for (const [group, speakers] of Object.entries(SPOKEN)) {
    for (const [key, say] of Object.entries(speakers)) {
      const message = (messages[group as Group] as Record<string, unknown>)[key];
      said.set(
        `${group}.${key}`,
        numbers.flatMap((one) =>
          numbers.map((two) => (say as Said<unknown>)(message, f, one, two)),
        ),
      );
    }
  }
  return said;
}

/** A format that remembers the forms it was given. */
function recording(lang: string) {
  const f = createFormat(lang);
  const forms: Record<string, string>[] = [];
  const format: Format = {
    ...f,
    plural: (number, given) => {
      forms.push(given);
      return f.plural(number, given);
    },
  };
  return { format, forms };
}

for (const [lang, messages] of Object.entries(LANGUAGES)) {
  describe(`the words in ${lang}`, () => {
    it('are there for every key', () => {
      for (const [key, word] of strings(messages)) assert.notEqual(word.trim(), '', key);
    });

    it('are whole sentences for every number', () => {
      for (const [key, said] of sentences(messages, createFormat(lang))) {
        for (const text of said) {
          assert.notEqual(text.trim(), '', key);
          assert.doesNotMatch(text, /undefined|null|NaN|#|\[object/, key);
        }
      }
    });

    it('say a number once in each plural form, as `#` stands for one alone', () => {
      const { format, forms } = recording(lang);
      sentences(messages, format);
      assert.ok(forms.length > 0);
      for (const given of forms) {
        for (const [rule, form] of Object.entries(given)) {
          const spelled = lang === 'ar' && ['zero', 'one', 'two'].includes(rule);
          assert.equal(form.split('#').length - 1, spelled ? 0 : 1, `${rule}: ${form}`);
        }
      }
    });

    it('do not shout, and hold no space too many', () => {
      const all = [...strings(messages).values(), ...spokenBy(messages, lang)];
      for (const text of all) assert.doesNotMatch(text, /!|^\s|\s$| {2}|\.\.[^.]|\.\.$/, text);
    });

    it('name a button by what is seen on it', () => {
      for (const [group, seen, heard] of NAMED_BUTTONS) {
        const words = messages[group] as unknown as Record<string, string> &
          Record<string, (what: string) => string>;
        const label = String(words[seen]).toLocaleLowerCase(lang);
        assert.ok(words[heard]?.('x').toLocaleLowerCase(lang).includes(label), `${group}.${seen}`);
      }
    });
  });
}

function spokenBy(messages: Messages, lang: string): string[] {
  return [...sentences(messages, createFormat(lang)).values()].flat();
}

for (const [lang, messages] of Object.entries(TRANSLATIONS)) {
  describe(`the translation into ${lang}`, () => {
    it('has the keys of English and no other', () => {
      for (const group of Object.keys(en) as Group[]) {
        assert.deepEqual(Object.keys(messages[group]), Object.keys(en[group]), group);
      }
    });

    it('says the numbers that English says, in their order', () => {
      // From 3 on, as Arabic has words of its own for less.
      const numbers = [3, 11, 100, 120_000];
      const f = createFormat(lang);
      const digits = (said: string[] = []) => said.map((text) => text.match(/\d([\d.,\s]*\d)?/g));
      const mine = sentences(messages, f, numbers);
      for (const [key, theirs] of sentences(en, f, numbers)) {
        assert.deepEqual(digits(mine.get(key)), digits(theirs), key);
      }
    });

    it('leaves no English words', () => {
      // One format for both, so that only the words can differ.
      const f = createFormat(lang);
      const english = new Map<string, string | string[]>([...strings(en), ...sentences(en, f)]);
      const same = [...strings(messages), ...sentences(messages, f)].flatMap(([key, mine]) => {
        const theirs = [english.get(key) ?? []].flat();
        return [mine].flat().some((text, index) => text === theirs[index]) ? [key] : [];
      });
      assert.deepEqual(same, SAME_AS_ENGLISH[lang]);
    });
  });
}

describe('Arabic', () => {
  it('has all six forms of every plural, and each gives its text', () => {
    const numbers = { zero: 0, one: 1, two: 2, few: 3, many: 11, other: 100 };
    const { format, forms } = recording('ar');
    sentences(ar, format, Object.values(numbers));
    assert.ok(forms.length > 0);
    for (const given of forms) {
      assert.deepEqual(Object.keys(given), Object.keys(numbers), given['other']);
      for (const [rule, number] of Object.entries(numbers)) {
        const form = given[rule] ?? '';
        assert.notEqual(form.trim(), '', `${rule} of ${given['other']}`);
        const said = createFormat('ar').plural(number, { other: '', ...given });
        assert.equal(said, form.replace('#', format.number(number)));
      }
    }
  });

  it('has a plural wherever English has one', () => {
    const plurals = (messages: Messages, lang: string) => {
      const keys = new Set<string>();
      let current = '';
      const f = createFormat(lang);
      const format: Format = {
        ...f,
        plural: (number, forms) => {
          keys.add(current);
          return f.plural(number, forms);
        },
      };
      for (const [group, speakers] of Object.entries(SPOKEN)) {
        for (const [key, say] of Object.entries(speakers)) {
          current = `${group}.${key}`;
          const message = (messages[group as Group] as Record<string, unknown>)[key];
          for (const number of NUMBERS) (say as Said<unknown>)(message, format, number, number);
        }
      }
      return keys;
    };
    const arabic = plurals(ar, 'ar');
    for (const key of plurals(en, 'en')) assert.ok(arabic.has(key), key);
  });

  it('closes every isolate, and isolates every name', () => {
    for (const text of spokenBy(ar, 'ar')) {
      assert.equal(text.split('\u2068').length, text.split('\u2069').length, text);
      for (const name of NAMES.filter((one) => text.includes(one))) {
        assert.ok(text.includes(`\u2068${name}\u2069`), text);
      }
    }
  });

  it('holds no Latin letters but a currency and an example', () => {
    for (const text of [...strings(ar).values(), ...spokenBy(ar, 'ar')]) {
      assert.doesNotMatch(text.replace(/DKK|name@example\.com/g, ''), /[a-z]/i, text);
    }
  });
});

describe('Danish', () => {
  it('is easy to read: help texts have a LIX under 35', () => {
    const help = [...strings(da).values()].filter((text) => text.split(/\s+/).length > 6);
    assert.ok(help.length > 20);
    const found = lix(help);
    assert.ok(found < 35, `LIX is ${found.toFixed(1)}`);
    for (const text of help) {
      assert.ok(lix([text]) < 45, `LIX ${lix([text]).toFixed(1)}: ${text}`);
    }
  });
});
