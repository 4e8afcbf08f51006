import type { DecisionInLog } from '../storage/queries/log.ts';
import { moneyText } from '../money.ts';

/**
 * @param money whose currency an amount is in, unless the decision says it
 * @returns such as `part-funded, DKK 5,000, by Byrådet on 2027-03-20`
 */
export function decisionWords(
  { kind, with: other, amount, currency, by, on }: DecisionInLog,
  money: { readonly currency?: string | undefined } = {},
): string {
  // A terminal is searched by what is typed, and that is a plain blank.
  const text = (minor: number) =>
    moneyText(minor, currency ?? money.currency, 'en').replaceAll('\u00A0', ' ');
  const what = [
    other === undefined ? kind : `${kind} with ${other}`,
    ...(amount === undefined ? [] : [`${text(amount)}`]),
  ].join(', ');
  return `${what}, by ${typeof by === 'string' ? by : JSON.stringify(by)} on ${on}`;
}
