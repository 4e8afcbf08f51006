import type { ResultItem, Why } from '../../protocol/results.ts';
import { moneyOf, nameOf, roughly, rounded, scoreOf, type View } from './words.ts';

/** Why something was chosen or not. */
export interface Reasons {
  /** Three short ones. */
  readonly sentences: readonly string[];
  /** What else there is to know. */
  readonly more: readonly string[];
}

/** @returns in plain words, with its numbers, why something was chosen or not */
export function reasons(item: ResultItem, view: View): Reasons {
  const { m, f } = view.words;
  const { why } = item;
  if (why.code === 'no-votes')
    return { sentences: [m.nobody, price(item, view), m.soNot].filter(Boolean), more: [] };
  const more: string[] = [];
  if (why.code === 'paid' && why.support !== why.payers) more.push(m.paidPart(f, why.support));
  if (why.code === 'unaffordable' && why.left !== undefined) {
    more.push(m.leftThen(moneyOf(why.left, view)));
  }
  return { sentences: [wanted(item, view), ...because(item, why, view)], more };
}

/** What counts first: the people, and what they gave where that is what is counted. */
function wanted({ votes, score, mean, copeland }: ResultItem, view: View): string {
  const { m, f } = view.words;
  const { counting, method } = view.results;
  const by = counting.rule === 'equal-shares' ? counting.utility : (counting.by ?? 'votes');
  if (by === 'mean' && mean !== undefined) {
    return m.gaveMean(f, votes, amount(mean, view));
  }
  const pointed = by && /score|points|borda/.test(by);
  if (pointed && score !== undefined) return m.gave(f, votes, amount(score, view));
  const judged = copeland !== undefined || method === 'ordinal' || method === 'scoring';
  return judged ? m.rated(f, votes) : m.wanted(f, votes);
}

function amount(score: number, view: View): string {
  const { m, f } = view.words;
  return view.results.method === 'allocation' ? scoreOf(score, view) : m.points(f, rounded(score));
}

function because(item: ResultItem, why: Why, view: View): string[] {
  const { m, f } = view.words;
  const money = (minor: number) => moneyOf(minor, view);
  const cost = price(item, view);
  switch (why.code) {
    case 'fitted':
      return [cost, m.fitted(money(why.left))];
    case 'too-expensive':
      return [cost, m.tooExpensive(money(why.left))];
    case 'below-threshold':
      return [m.needed(thresholdWords(why.threshold, view)), m.soNot];
    case 'after-the-end':
      return [m.afterEnd(nameOf(why.at, view)), m.soNot];
    case 'free':
      return [m.itIsFree, m.so];
    case 'paid':
      return [
        m.paid(f, why.payers, money(roughly(why.price, view, 'ceil'))),
        m.inRound(f, money(item.cost ?? 0), why.round),
      ];
    case 'filled':
      return [cost, m.filled(money(why.left))];
    case 'unaffordable':
      return [m.had(money(roughly(why.had, view))), cost];
    case 'ranked':
      return [ranked(item, why.place, view), seatsWords(view)];
    case 'no-votes':
      return [];
  }
}

function ranked({ copeland }: ResultItem, place: number, { results, words }: View): string {
  const { m, f } = words;
  const of = results.items.length;
  return copeland === undefined ? m.placed(f, place, of) : m.beat(f, copeland, place, of);
}

function price({ cost }: ResultItem, view: View): string {
  const { m } = view.words;
  if (cost === undefined) return '';
  return cost === 0 ? m.itIsFree : m.itCost(moneyOf(cost, view));
}

export function seatsWords({ results: { counting }, words: { m, f } }: View): string {
  return m.seats(f, counting.rule === 'tally' ? (counting.seats ?? 1) : 1);
}

/** So many votes or points, by what the rule counts. */
export function thresholdWords(threshold: number, view: View): string {
  const { counting } = view.results;
  const { m, f } = view.words;
  const pointed = counting.rule === 'greedy' && counting.by?.startsWith('score');
  return pointed ? amount(threshold, view) : m.voteCount(f, threshold);
}

/** @returns what would have been enough for something that was not chosen, each for itself */
export function enough({ cost, sufficient }: ResultItem, view: View): string[] {
  const { m, f } = view.words;
  const found: string[] = [];
  if (sufficient?.cost !== undefined && cost !== undefined) {
    const least = roughly(sufficient.cost, view);
    found.push(m.enoughCost(moneyOf(least, view), moneyOf(cost - least, view)));
  }
  if (sufficient?.votes !== undefined) {
    const votes = m.enoughVotes(f, sufficient.votes);
    const shares = view.results.counting.rule === 'equal-shares';
    found.push(shares ? `${votes} ${m.wholeShare}` : votes);
  }
  return found;
}
