import type { Counting, CountingOf, Fraction } from '../../protocol/counting.ts';
import { tieRule } from './ties.ts';
import { moneyOf, type View } from './view.ts';
import { seatsWords, thresholdWords } from './why.ts';

type Rule = Counting['rule'];

/** How each rule counts, a sentence or two at a time. */
const WORDS: { readonly [R in Rule]: (counting: CountingOf<R>, view: View) => string[] } = {
  greedy: ({ by, skip = true, reserve, leftover, threshold }, view) => [
    orderWords(by, view),
    view.say(skip ? 'skipped' : 'ended'),
    ...(reserve === undefined ? [] : [view.say('reserve', { percent: percentOf(reserve) })]),
    ...(leftover ? [view.say(by?.startsWith('score') ? 'fillPoints' : 'fill')] : []),
    ...leftOut(threshold, view),
  ],
  'equal-shares': sharesWords,
  'exact-equal-shares': ({ utility, completion, threshold }, view) => [
    view.say('exactShares'),
    view.say(utility === 'cardinality' ? 'mostPayersCost' : 'mostPayers'),
    ...leftOut(threshold, view),
    view.say(completion === 'none' ? 'noCompletion' : 'exactRaised'),
  ],
  'maximin-support': ({ seats }, view) =>
    seats === undefined
      ? [view.say('maximin'), view.say('skipped')]
      : [view.say('maximinSeats'), seatsWords(view)],
  'bounded-overspending': ({ threshold }, view) => [
    view.say('sharesBos'),
    view.say('lackBos'),
    view.say('byCost'),
    ...(/cumulative|scoring|allocation/.test(view.results.method) ? [view.say('byPoints')] : []),
    ...leftOut(threshold, view),
    view.say('endBos'),
  ],
  phragmen: ({ seats, skip = false, threshold }, view) => [
    view.say(seats === undefined ? 'saving' : 'savingSeats'),
    ...(seats === undefined ? [view.say(skip ? 'skipped' : 'ended')] : [seatsWords(view)]),
    ...leftOut(threshold, view),
  ],
  tally: (counting, view) => [
    orderWords(counting.by, view),
    ...quorumWords(counting, view),
    seatsWords(view),
  ],
  stv: ({ seats = 1, transfers }, { say }) => [
    say('byStv'),
    say('fewestOut'),
    say(transfers === 'exact' ? 'exactParts' : 'fiveDecimals'),
    say('places', { seats }),
    say('tieStage'),
  ],
  'instant-runoff': (_, { say }) => [say('byRunoff'), say('fewestOut'), say('tieStage')],
};

/** @returns how a rule counts, and what it does with equals */
export function ruleWords<R extends Rule>(counting: CountingOf<R>, view: View): string[] {
  const words = WORDS[counting.rule as R];
  return [...words(counting, view), tieRule(counting, view)];
}

function quorumWords({ quorum = 0 }: CountingOf<'tally'>, { say }: View): string[] {
  const percent = percentOf(quorum);
  return percent > 0 ? [say('quorum', { percent })] : [];
}

/** @returns a part as it is read, to two decimals */
function percentOf(part: Fraction): number {
  const [some = 0, whole = 1] = String(part).split('/').map(Number);
  return Math.round((some / whole) * 10_000) / 100;
}

function leftOut(threshold: number | undefined, view: View): string[] {
  return threshold ? [view.say('threshold', { amount: thresholdWords(threshold, view) })] : [];
}

/** What goes first. */
function orderWords(
  by: NonNullable<CountingOf<'greedy' | 'tally'>['by']> = 'votes',
  { say, results: { method } }: View,
): string {
  const keys = {
    votes: 'byVotes',
    score: method === 'allocation' ? 'byMoney' : 'byScore',
    'votes/cost': 'byVotesCost',
    'score/cost': 'byScoreCost',
    mean: 'byMean',
    borda: 'byBorda',
    copeland: 'byCopeland',
  } as const;
  return say(keys[by]);
}

/** What a voter's wishes are worth. */
const UTILITIES = { cost: 'byCost', cardinality: 'byNumber', points: 'byPoints' } as const;

function sharesWords(counting: CountingOf<'equal-shares'>, view: View): string[] {
  const { say } = view;
  const { utility = 'cost', completion = 'add1u', start, until, step, compare } = counting;
  const said = [say('shares'), say(UTILITIES[utility]), ...leftOut(counting.threshold, view)];
  if (start) said.push(say(start));
  if (completion === 'none') said.push(say('noCompletion'));
  else {
    said.push(
      [
        say('raised'),
        ...(step === undefined ? [] : [say('step', { step: moneyOf(step, view) })]),
        say(until === 'exhaustive' ? 'exhaustive' : 'overspend'),
      ].join(' '),
    );
    if (completion === 'add1u') said.push(say(utility === 'points' ? 'fillPoints' : 'fill'));
  }
  if (compare) said.push(say('compared'));
  return said;
}
