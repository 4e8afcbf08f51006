import type { Decision } from '../../../protocol/decisions.ts';
import type { CountedResults } from '../../../protocol/results.ts';
import { Mistake } from '../../mistake.ts';
import { moneyText } from '../../money.ts';

type Item = CountedResults['items'][number];
type Money = Pick<CountedResults, 'currency' | 'budget' | 'language'>;

/** @throws Mistake where a decision makes no sense for what it is about */
export function refuseUnlessSense(item: Item, decision: Decision, money: Money): void {
  if (decision.kind === 'incompatible' && decision.with === item.id) {
    throw new Mistake(`"${item.id}" is always compatible with itself: name the other one`);
  }
  if (decision.kind === 'part-funded') refuseUnlessPart(item, decision.amount, money);
}

function refuseUnlessPart(item: Item, amount: number, money: Money): void {
  const { id, cost, selected } = item;
  const text = (minor: number) => moneyText(minor, money.currency, money.language);
  // Where people gave amounts, nothing has a cost: what there is to give is the limit.
  const whole = cost ?? money.budget;
  if (whole === undefined) {
    throw new Mistake(`"${id}" has no cost, so there is no part of it to fund`);
  }
  if (whole === 0) throw new Mistake(`"${id}" costs nothing, so there is no part of it to fund`);
  if (amount === 0) {
    throw new Mistake(
      `"${id}" with nothing is not carried out: say "withdrawn", or "incompatible"`,
    );
  }
  if (cost === undefined && amount > whole) {
    throw new Mistake(
      `${text(amount)} for "${id}" is more than there was to spend, ${text(whole)}`,
    );
  }
  if (cost === undefined || amount < cost) return;
  const all = selected ? 'the count has chosen it with all of that' : 'all of it is "overridden"';
  throw new Mistake(`"${id}" costs ${text(cost)}, and a part of that is less than ${text(amount)}: ${all}`); // prettier-ignore
}
