import { createFormat, type Format } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { phrase, type Say, type Words } from '../../i18n/message.ts';
import { pickText } from '../../protocol/pick-text.ts';
import type { Text } from '../../protocol/text.ts';
import type { Sheet } from './csv.ts';

/** What a sheet says beside what a definition does, in every language there is. */
const WORDS = new Map<string, Words['sheet']>();
for (const [language, { load }] of Object.entries(LANGUAGES)) {
  WORDS.set(language, (await load()).default.sheet);
}

export interface SheetWords {
  readonly say: Say<'sheet'>;
  readonly format: Format;
  /** @returns a text of the definition in its own language, on one line */
  text(text: Text): string;
}

/** @param language that of the definition: a sheet is for whoever wrote it */
export function sheetWords(language: string): SheetWords {
  const lang = languageFor(language, (one) => WORDS.has(one));
  const words = WORDS.get(lang) as Words['sheet'];
  const format = createFormat(lang);
  return {
    say: (key, values = {}) => phrase(words[key], values, format),
    format,
    text: (text) => pickText(text, language, language).value.replace(/\s+/g, ' '),
  };
}

/** What separates cells, by the name that a command gives it. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/**
 * Where a comma stands in numbers, as in Danish, a spreadsheet cuts a file at semicolons.
 * @param asked the separator; the one that spreadsheets in the language go by unless given
 */
export function sheetFor(language: string, asked?: Sheet['separator']): Sheet {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  const usual = parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
  const separator = asked ?? (usual === ',' ? ';' : ',');
  if (separator === '\t') return { separator, decimal: usual };
  return { separator, decimal: separator === ';' ? ',' : '.' };
}
