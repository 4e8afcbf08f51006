import type { Counting } from '../../protocol/counting.ts';
import type { ResultItem, Why } from '../../protocol/results.ts';
import { moneyOf, nameOf, roughly, rounded, scoreOf, type View } from './view.ts';

/** Why something was chosen or not. */
export interface Reasons {
  /** Three short ones. */
  readonly sentences: readonly string[];
  /** What else there is to know. */
  readonly more: readonly string[];
}

/** @returns in plain words, with its numbers, why something was chosen or not */
export function reasons(item: ResultItem, view: View): Reasons {
  const { say } = view;
  const { why } = item;
  if (why.code === 'no-votes') {
    return {
      sentences: [say('nobody'), price(item, view), say('soNot')].filter(Boolean),
      more: [],
    };
  }
  const more: string[] = [];
  if (why.code === 'paid' && why.support !== why.payers) {
    more.push(say('paidPart', { support: why.support }));
  }
  if (why.code === 'bought' && why.missing !== undefined) {
    more.push(say('lacked', { amount: moneyOf(roughly(why.missing, view), view) }));
  }
  if (why.code === 'unaffordable' && why.left !== undefined) {
    more.push(say('leftThen', { left: moneyOf(why.left, view) }));
  }
  if (why.code === 'not-in-parts' && why.had > 0) {
    more.push(say('partsOf', { people: why.payers, part: moneyOf(roughly(why.part, view), view) }));
  }
  return { sentences: [wanted(item, view), ...because(item, why, view)], more };
}

/**
 * What decided it, where votes and cost stand beside it already.
 * @returns a sentence or two
 */
export function shortly(item: ResultItem, view: View): string {
  const { say } = view;
  const { why, cost } = item;
  if (why.code === 'no-votes') return say('nobody');
  const told = new Set([price(item, view), say('so'), say('soNot')]);
  const said = because(item, why, view).filter((one) => !told.has(one));
  if ('had' in why && cost && why.had < cost) {
    const amount = moneyOf(cost - roughly(why.had, view), view);
    const missing = say('isMissing', { amount });
    said.push(missing.endsWith('.') ? missing : `${missing}.`);
  }
  return said.join(' ');
}

/** What counts first: the people, and what they gave where that is what is counted. */
function wanted(
  { votes: people, scored = people, score, mean, copeland }: ResultItem,
  view: View,
): string {
  const { say } = view;
  const { counting, method } = view.results;
  const by = measureOf(counting);
  if (by === 'mean' && mean !== undefined) {
    return say('gaveMean', { people: scored, amount: amount(mean, view) });
  }
  const pointed = /score|points|borda/.test(by);
  if (pointed && score !== undefined) return say('gave', { people, amount: amount(score, view) });
  const judged = copeland !== undefined || method === 'ordinal' || method === 'scoring';
  return say(judged ? 'rated' : 'wanted', { people });
}

/** @returns what a rule looks at: votes, unless it says something else */
function measureOf(counting: Counting): string {
  if ('by' in counting) return counting.by ?? 'votes';
  return ('utility' in counting && counting.utility) || 'votes';
}

function amount(score: number, view: View): string {
  if (view.results.method === 'allocation') return scoreOf(score, view);
  return view.say('points', { points: rounded(score) });
}

function because(item: ResultItem, why: Why, view: View): string[] {
  const { say } = view;
  const money = (minor: number) => moneyOf(minor, view);
  const cost = price(item, view);
  switch (why.code) {
    case 'fitted':
      return [cost, say('fitted', { left: money(why.left) })];
    case 'too-expensive':
      return [cost, say('tooExpensive', { left: money(why.left) })];
    case 'excluded-by':
      return [say('excludedBy', { name: nameOf(why.item, view) }), say('soNot')];
    case 'part-spent':
      return [cost, say('partSpent', { left: money(why.left), name: view.t(why.name).value })];
    case 'left-over':
      return [cost, say('leftOver', { left: money(why.left) })];
    case 'reserved':
      return [cost, say('reserved', { left: money(why.left), amount: money(why.reserve) })];
    case 'below-threshold':
      return [say('needed', { amount: thresholdWords(why.threshold, view) }), say('soNot')];
    case 'after-the-end':
      return [say('afterEnd', { name: nameOf(why.at, view) }), say('soNot')];
    case 'free':
      return [say('itIsFree'), say('so')];
    case 'paid':
    case 'bought':
      return [
        say('paid', { people: why.payers, price: money(roughly(why.price, view, 'ceil')) }),
        say('inRound', { cost: money(item.cost ?? 0), round: why.round }),
      ];
    case 'filled':
      return [cost, say('filled', { left: money(why.left) })];
    case 'unaffordable':
      return [say('had', { amount: money(roughly(why.had, view)) }), cost];
    case 'carried':
      return [
        say('carried', { amount: money(roughly(why.load, view, 'ceil')) }),
        say('inRound', { cost: money(item.cost ?? 0), round: why.round }),
      ];
    case 'stands-for':
      return [say('standsFor', { people: why.people }), seatsWords(view)];
    case 'stands-for-fewer':
      return [say('standsForFewer', { people: why.people }), seatsWords(view)];
    case 'not-in-parts':
      return [say('hadInParts', { amount: money(roughly(why.had, view)) }), cost];
    case 'all-spent':
      return [say('allSpent'), cost];
    case 'saved':
      if (why.given === undefined)
        return [say('savedSeat', { place: why.round }), seatsWords(view)];
      return [
        say('saved', { amount: money(roughly(why.given, view, 'ceil')) }),
        say('inRound', { cost: money(item.cost ?? 0), round: why.round }),
      ];
    case 'seats-full':
      return [say('seatsFull'), say('soNot')];
    case 'ranked':
      return [ranked(item, why.place, view), seatsWords(view)];
    case 'too-few-scored':
      return [say('tooFewScored', { needed: why.needed }), say('soNot')];
    case 'elected':
      return [say('elected', standing(why, view)), say('so')];
    case 'last-left':
      return [say('lastLeft', why), say('so')];
    case 'excluded':
      return [say('outAt', standing(why, view)), say('soNot')];
    case 'not-elected':
      return [say('notElected', standing(why, view)), say('soNot')];
    case 'no-votes':
      return [];
  }
}

function standing<W extends { readonly votes: number }>(why: W, { say }: View) {
  return { ...why, amount: say('voteCount', { votes: why.votes }) };
}

function ranked({ copeland }: ResultItem, place: number, { results, say }: View): string {
  const of = results.items.length;
  return copeland === undefined
    ? say('placed', { place, of })
    : say('beat', { wins: copeland, place, of });
}

function price({ cost }: ResultItem, view: View): string {
  const { say } = view;
  if (cost === undefined) return '';
  return cost === 0 ? say('itIsFree') : say('itCost', { cost: moneyOf(cost, view) });
}

export function seatsWords({ results: { counting }, say }: View): string {
  return say('seats', { seats: ('seats' in counting && counting.seats) || 1 });
}

/** So many votes or points, by what the rule counts. */
export function thresholdWords(threshold: number, view: View): string {
  const { counting } = view.results;
  const pointed = /^(score|points)/.test(measureOf(counting));
  return pointed ? amount(threshold, view) : view.say('voteCount', { votes: threshold });
}

/** Whose votes they would have to be. */
const FROM = {
  'bounded-overspending': 'wholeShare',
  'equal-shares': 'wholeShare',
  'exact-equal-shares': 'wholeShare',
  stv: 'rankFirst',
  'instant-runoff': 'rankFirst',
} as const;

/** @returns what would have been enough for something that was not chosen, each for itself */
export function enough({ cost, sufficient }: ResultItem, view: View): string[] {
  const { say } = view;
  const found: string[] = [];
  if (sufficient?.cost !== undefined && cost !== undefined) {
    const least = roughly(sufficient.cost, view);
    found.push(say('enoughCost', { cost: moneyOf(least, view), by: moneyOf(cost - least, view) }));
  }
  if (sufficient?.votes !== undefined) {
    const votes = say('enoughVotes', { votes: sufficient.votes });
    const { rule } = view.results.counting;
    const from = FROM[rule as keyof typeof FROM];
    found.push(from ? `${votes} ${say(from)}` : votes);
  }
  return found;
}
