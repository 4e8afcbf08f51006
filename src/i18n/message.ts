import type en from './words/en.json';
import type { Format } from './format.ts';

/** The forms of a message that go with a number, as `Intl.PluralRules` names them. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & {
  readonly other: string;
  /** The value that decides; `count` unless given. */
  readonly by?: string;
};

/**
 * Something that is said, as it stands in a word file (`words/*.json`). `{name}` stands for a value:
 * a number as readers write it, or a text. `{name:money}`, `{name:time}`, `{name:date}`,
 * `{name:and}` and `{name:or}` say what kind of value it is. Several in a list are said one after
 * the other.
 */
export type Message = string | Forms | readonly Message[];

/** What a message is about, by name. An amount of money is in minor units of `currency`. */
export type Values = Readonly<Record<string, unknown>> & {
  readonly currency?: string | undefined;
  /** The time zone of times; the reader's own unless given. */
  readonly zone?: string | undefined;
};

/** A word file: all words of a language, in groups, so that a ballot carries none of a sign-up. */
export type Words = {
  readonly [G in keyof typeof en]: Readonly<Record<keyof (typeof en)[G], Message>>;
};
export type Group = keyof Words;

/** The words that some groups have. */
export type Key<G extends Group> = G extends Group ? keyof Words[G] & string : never;

/** Says something in the reader's language. */
export type Say<G extends Group> = (key: Key<G>, values?: Values) => string;

/** @returns a message with its values put in, as readers of the format's language write them */
export function phrase(message: Message, values: Values, format: Format): string {
  if (typeof message === 'string') {
    return message.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind?: string) =>
      written(values[name], kind, values, format),
    );
  }
  if (isList(message)) return message.map((one) => phrase(one, values, format)).join(' ');
  const form = format.pluralForm(Number(values[message.by ?? 'count']));
  return phrase(message[form] ?? message.other, values, format);
}

function isList(message: Exclude<Message, string>): message is readonly Message[] {
  return Array.isArray(message);
}

function written(value: unknown, kind = typeof value as string, values: Values, format: Format) {
  switch (kind) {
    case 'number':
      return format.number(value as number);
    case 'money':
      return format.money(value as number, values.currency);
    case 'time':
      return format.time(value as string, values.zone);
    case 'date':
      return format.date(value as string);
    case 'and':
    case 'or':
      return format.list(
        (value as readonly string[]).map((one) => isolated(one, format)),
        kind,
      );
    default:
      return isolated(String(value), format);
  }
}

/** A name from the page may be in Latin letters; it must not pull the words around it along. */
function isolated(text: string, { dir }: Format): string {
  return dir === 'rtl' ? `\u2068${text}\u2069` : text;
}
