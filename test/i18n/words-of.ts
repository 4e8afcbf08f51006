import { LANGUAGES } from '../../src/i18n/languages.ts';
import { phrase, type Message, type Values, type Words } from '../../src/i18n/message.ts';
import type { Format } from '../../src/i18n/format.ts';

/** All words, by language. */
export const WORDS: Readonly<Record<string, Words>> = Object.fromEntries(
  await Promise.all(
    Object.entries(LANGUAGES).map(async ([lang, { load }]) => [lang, (await load()).default]),
  ),
);

/** One text of a message. */
export interface Part {
  readonly text: string;
  /** Which form of a number it is, and the placeholder whose number decides. */
  readonly form?: Intl.LDMLPluralRule;
  readonly by?: string;
}

/** @returns every message of a language, by `group.key` */
export function messagesOf(words: Words): Map<string, Message> {
  return new Map(
    Object.entries(words).flatMap(([group, messages]) =>
      Object.entries(messages).map(([key, message]) => [`${group}.${key}`, message] as const),
    ),
  );
}

/** @returns the texts that a message is made of, each form of it */
export function partsOf(message: Message): Part[] {
  if (typeof message === 'string') return [{ text: message }];
  if (Array.isArray(message)) return (message as readonly Message[]).flatMap(partsOf);
  const { by = 'count', ...forms } = message as Readonly<Record<string, string>>;
  return Object.entries(forms).map(([form, text]) => {
    return { text, form: form as Intl.LDMLPluralRule, by };
  });
}

/** @returns the placeholders of a text, such as `count` or `amount:money`, in their order */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, placeholder = '']) => placeholder);
}

/** @returns those of all forms of a message, each once */
export function placeholdersOf(message: Message): string[] {
  return [...new Set(partsOf(message).flatMap(({ text }) => placeholdersIn(text)))];
}

const NUMBERS = [0, 1, 2, 3, 11, 100, 1.5];
export const NAMES = ['سوق', 'مسبح'];
const TIME = '2026-05-01T17:00:00Z';

type Sample = (number: number, f: Format) => unknown;
const number: Sample = (number) => number;
const written: Sample = (number, f) => f.number(number);
const money: Sample = (number, f) => f.money(number, 'DKK');
const name: Sample = () => NAMES[0];

/** What stands in for a placeholder that says its kind. */
const BY_KIND: Readonly<Record<string, Sample>> = {
  money: number,
  time: () => TIME,
  date: () => TIME.slice(0, 10),
  and: () => NAMES,
  or: () => NAMES,
};

/** What stands in for one that does not: how its template gives it. */
const BY_NAME: Readonly<Record<string, Sample>> = {
  ...Object.fromEntries(
    [
      ...['step', 'of', 'count', 'min', 'max', 'limit', 'by', 'points', 'place', 'places', 'index'],
      ...['position', 'people', 'support', 'wins', 'seats', 'votes', 'round', 'rounds', 'before'],
      ...[
        'ballots',
        'shares',
        'greedy',
        'here',
        'published',
        'needed',
        'percent',
        'stage',
        'quota',
        'online',
        'paper',
        'chosen',
        'listed',
        'there',
        'without',
      ],
    ].map((key) => [key, number]),
  ),
  ...Object.fromEntries(
    ['part', 'whole', 'value', 'spread', 'amount', 'cost', 'left', 'price', 'share'].map((key) => [
      key,
      money,
    ]),
  ),
  what: name,
  source: name,
  seed: () => '3 5 1',
  code: () => '7K3M-Q9TX',
  when: name,
  address: name,
  host: name,
  file: name,
  name,
};

/** Numbers that their templates write first. */
const BY_MESSAGE: Readonly<Record<string, Sample>> = {
  'steps.tooSmall limit': written,
  'steps.tooLarge limit': written,
  'steps.offStep step': written,
  'resultsBelow.enoughCost by': money,
  'resultsBelow.step step': money,
  'resultsBelow.elected amount': written,
  'resultsBelow.outAt amount': written,
  'resultsBelow.notElected amount': written,
};

/** @returns everything that a language says to some numbers, by `group.key` */
export function saidIn(words: Words, f: Format, numbers = NUMBERS): Map<string, string[]> {
  return new Map(
    [...messagesOf(words)].map(([key, message]) => {
      const all = placeholdersOf(message);
      const pairs =
        all.length === 0
          ? [[0, 0] as const]
          : numbers.flatMap((one) => numbers.map((two) => [one, two] as const));
      return [key, pairs.map(([one, two]) => phrase(message, valuesFor(key, all, one, two, f), f))];
    }),
  );
}

function valuesFor(
  key: string,
  placeholders: readonly string[],
  one: number,
  two: number,
  f: Format,
): Values {
  // By name, so that every language is given the same in whatever order it says it.
  const names = placeholders.map((placeholder) => placeholder.split(':')).sort();
  const values = names.map(([name = '', kind], index) => {
    const sample = kind ? BY_KIND[kind] : (BY_MESSAGE[`${key} ${name}`] ?? BY_NAME[name]);
    if (!sample) throw new Error(`What stands for {${name}} in ${key}?`);
    return [name, sample(index === 0 ? one : two, f)];
  });
  return { ...Object.fromEntries(values), currency: 'DKK' };
}
