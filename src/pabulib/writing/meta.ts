import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting, CountingOf } from '../../protocol/counting.ts';
import { BALLOT_METHODS, METHODS, type PointLimit } from '../../rules/methods.ts';
import { pabulibId } from '../item-id.ts';
import { rankingOf, scoringFnOf } from '../weights.ts';
import { amount, placesOf, textIn } from './cells.ts';

type Definition = BallotDefinition | BudgetDefinition;

/** @returns the rows of META: keys, and values for those that the definition says something of */
export function metaOf(definition: Definition, ballots: number): [key: string, value: string][] {
  const { title, language, origin, opens, closes, items, budget, currency, method } = definition;
  const rows: [key: string, value: string | number | undefined][] = [
    ['description', textIn(language, title)],
    ['country', origin?.country],
    ['unit', origin?.place],
    ['instance', origin?.year],
    ['num_projects', items.length],
    ['num_votes', ballots],
    ['budget', amount(budget, placesOf(definition))],
    ['vote_type', METHODS[method].voteType],
    ...ruleOf(definition.counting),
    ['date_begin', dayOf(opens)],
    ['date_end', dayOf(closes)],
    ['min_length', definition.minLength],
    ['max_length', definition.maxLength],
    ...limitsOf(definition),
    ['language', language],
    ['currency', currency],
    ['scoring_fn', scoringOf(definition)],
    ['comment', commentOn(definition)],
  ];
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
}

function limitsOf(definition: Definition): [string, string | number | undefined][] {
  return definition.type === 'budget' ? sumsOf(definition) : pointsOf(definition);
}

function sumsOf(definition: BudgetDefinition): [string, string | number | undefined][] {
  const sum = (units: number) => amount(units, placesOf(definition));
  return definition.method === 'allocation'
    ? [['max_sum_points', sum(definition.budget)]]
    : [
        ['min_sum_cost', definition.minSumCost && sum(definition.minSumCost)],
        ['max_sum_cost', sum(definition.budget)],
      ];
}

function pointsOf(definition: BallotDefinition): [string, number | undefined][] {
  const { limits } = BALLOT_METHODS[definition.method];
  const numbers = definition as Partial<Record<PointLimit, number>>;
  return limits.map((limit) => [
    limit.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    numbers[limit],
  ]);
}

/** @returns what places are worth, so that who counts the file counts as we do */
function scoringOf(definition: Definition): string | undefined {
  const ranks = METHODS[definition.method].value === 'rank';
  return ranks ? scoringFnOf(rankingOf(definition).weights) : undefined;
}

/** What Pabulib has no word for is left out, rather than called something else. */
function ruleOf(counting: Counting | undefined): [string, string | number | undefined][] {
  switch (counting?.rule) {
    case 'greedy':
      return greedyOf(counting);
    case 'equal-shares': {
      const { completion = 'add1u' } = counting;
      const rule = completion === 'none' ? 'equalshares' : `equalshares/${completion}`;
      return [['rule', rule], ...limitOf(counting.threshold)];
    }
    case 'tally':
    case undefined:
      return [];
  }
}

function greedyOf({ by, skip, threshold = 0 }: CountingOf<'greedy'>): [string, string | number][] {
  if (by === 'votes/cost' || by === 'score/cost') return [];
  if (skip === false) return [['rule', 'greedy-no-skip'], ...limitOf(threshold)];
  return [['rule', threshold > 0 ? 'greedy-threshold' : 'greedy'], ...limitOf(threshold)];
}

function limitOf(threshold = 0): [string, number][] {
  return threshold > 0 ? [['min_project_score_threshold', threshold]] : [];
}

/** @returns the day as it is where the election is held: that of the time's own offset */
function dayOf(time: string | undefined): string | undefined {
  return time?.slice(0, 10).split('-').reverse().join('.');
}

function commentOn({ method, currency, items }: Definition): string {
  const sentences = ['Written by Samskab.'];
  if (method === 'allocation') {
    sentences.push(`The points are the amounts that a voter gave, in ${currency}.`);
  }
  if (items.some(({ id }) => pabulibId(id) !== id)) {
    sentences.push('Commas, and blanks at the ends, are percent-encoded in ids.');
  }
  return sentences.join(' ');
}
