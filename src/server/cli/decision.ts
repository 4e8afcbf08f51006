import { readNumber } from '../../rules/typed-amount.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { listed } from './command.ts';
import { Mistake } from '../mistake.ts';
import { moneyText } from '../money.ts';

/** What was decided, without who decided it, when and why. */
export type Kind =
  | { readonly kind: 'withdrawn' | 'overridden' }
  | { readonly kind: 'incompatible'; readonly with?: string }
  | { readonly kind: 'part-funded'; readonly amount: number };

const FORMS = [
  'withdrawn',
  'incompatible',
  'incompatible=ITEM',
  'part-funded=AMOUNT',
  'overridden',
];

/**
 * @param typed such as `withdrawn` or `part-funded=5.000`
 * @param money how amounts are typed: in the language and the currency of the vote
 * @throws Mistake where it is no decision
 */
export function readKind(
  typed: string,
  money: Pick<CountedResults, 'language' | 'currency'>,
): Kind {
  const [word = '', ...rest] = typed.split('=');
  const value = rest.length === 0 ? undefined : rest.join('=').trim();
  switch (word) {
    case 'withdrawn':
    case 'overridden':
      if (value === undefined) return { kind: word };
      throw new Mistake(`"${word}" goes without "=${value}"`);
    case 'incompatible':
      if (value === '') throw new Mistake('"incompatible=" lacks the id of the other: incompatible=ITEM'); // prettier-ignore
      return { kind: word, ...(value !== undefined && { with: value }) };
    case 'part-funded':
      return { kind: word, amount: amountOf(value, money) };
    default:
      throw new Mistake(`"${typed}" is no decision: it is ${listed(FORMS)}`);
  }
}

function amountOf(
  typed: string | undefined,
  { language, currency }: Pick<CountedResults, 'language' | 'currency'>,
): number {
  if (!typed) throw new Mistake('"part-funded" lacks how much it gets: part-funded=AMOUNT');
  const read = readNumber(typed, language, currency);
  const text = (minor: number) => moneyText(minor, currency, language);
  if (read && 'value' in read && Number.isSafeInteger(read.value) && read.value >= 0) {
    return read.value;
  }
  if (read && 'either' in read) {
    const either = read.either.map(text);
    throw new Mistake(`"${typed}" may be ${either.join(' or ')}: type it without a sign between the thousands, or with all its decimals`); // prettier-ignore
  }
  const problem = read && 'problem' in read ? read.problem : undefined;
  if (problem === 'other-currency') throw new Mistake(`"${typed}" is not in ${currency}`);
  const example = text(currency === undefined ? 5000 : 500_000);
  throw new Mistake(`"${typed}" is no amount such as ${example}`);
}
