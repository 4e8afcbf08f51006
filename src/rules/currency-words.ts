import { inAscii } from './pasted.ts';

const cache = new Map<string, Set<string>>();

/**
 * @param language a BCP 47 tag
 * @param currency an ISO 4217 code
 * @returns what people call a currency, in their language and in English: its sign, its code, its
 * names in singular and plural and each word of those; in lower case and without blanks
 */
export function currencyWords(language: string, currency: string): ReadonlySet<string> {
  const key = language + currency;
  const code = currency.toLowerCase();
  let words = cache.get(key);
  if (words) return words;
  words = new Set([code]);
  for (const tag of [language, 'en']) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol', 'name'] as const) {
      const format = new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay,
        // "5 koron" has another name than "5,00 korony".
        minimumFractionDigits: 0,
      });
      // One for each form that a name can have.
      for (const count of [0, 1, 2, 3, 6, 11, 100, 1.5]) {
        const part = format.formatToParts(count).find(({ type }) => type === 'currency');
        const name = inAscii(part?.value ?? '').toLowerCase();
        // "kroner" says enough of "danske kroner", and "US$" is "$".
        for (const word of [name.replace(/\s/g, ''), ...name.split(/\s/)]) words.add(word);
        if (/^\p{Sc}$/u.test(name)) words.add(code.slice(0, 2) + name);
      }
    }
  }
  if (words.has('kr')) {
    for (const word of 'kr. krone kroner krona kronor króna krónur'.split(' ')) words.add(word);
  }
  cache.set(key, words);
  return words;
}

/**
 * @param word in lower case, without blanks
 * @param language a BCP 47 tag
 * @returns whether it is the sign or the code of a currency, or a common word for one
 */
export function isCurrencyWord(word: string, language: string): boolean {
  return (
    /\p{Sc}/u.test(word) ||
    // Intl has a name for each code that is one.
    (/^[a-z]{3}$/.test(word) && currencyWords('en', word.toUpperCase()).size > 1) ||
    ['EUR', 'USD', 'GBP', 'DKK', 'CHF', 'JPY', 'PLN'].some((code) =>
      currencyWords(language, code).has(word),
    )
  );
}
