import { createFormat } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { phrase, type Say, type Words } from '../../i18n/message.ts';
import type { Decision } from '../../protocol/decisions.ts';
import { pickText } from '../../protocol/pick-text.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { decidedWord } from '../../rules/decided.ts';
import { moneyText } from '../money.ts';

/** What is said of decisions, in every language there is: the words that the widget has too. */
const WORDS = new Map<string, Words['decisions']>();
for (const [language, { load }] of Object.entries(LANGUAGES)) {
  WORDS.set(language, (await load()).default.decisions);
}

export interface DecidedWords {
  /** The language that they are in. */
  readonly lang: string;
  readonly say: Say<'decisions'>;
  /** @returns what was decided about an item, in a sentence */
  sentence(item: ResultItem, decision: Decision): string;
  /** @returns the day, as it is read */
  day(decision: Decision): string;
}

/**
 * @param wanted the reader's language; that of the result unless given
 * @returns words for the decisions of a result
 */
export function decidedWords(
  { language, currency, items }: CountedResults,
  wanted: string = language,
): DecidedWords {
  const lang = languageFor(wanted, (one) => WORDS.has(one));
  const words = WORDS.get(lang) as Words['decisions'];
  const format = createFormat(lang);
  const say: Say<'decisions'> = (key, values = {}) => phrase(words[key], values, format);
  const money = (minor: number) => moneyText(minor, currency, wanted);
  const nameOf = (id: string) => {
    const item = items.find((one) => one.id === id);
    return item ? pickText(item.name, wanted, language).value : id;
  };
  return {
    lang,
    say,
    sentence: (item, decision) =>
      say(decidedWord(item, decision), {
        ...(decision.kind === 'incompatible' && decision.with !== undefined && { name: nameOf(decision.with) }), // prettier-ignore
        ...(decision.kind === 'part-funded' && { amount: money(decision.amount) }),
        cost: money(item.cost ?? 0),
      }),
    day: ({ on }) => format.date(on),
  };
}
