import { currencyWords, isCurrencyWord } from './currency-words.ts';
import { numberReader } from './typed-number.ts';

/** Reads numbers and amounts, with what people call a currency in their language and in English. */
export const { readNumber, clearNumber } = numberReader({ currencyWords, isCurrencyWord });
