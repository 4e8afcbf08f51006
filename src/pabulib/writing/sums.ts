import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Selection } from '../../protocol/selections.ts';
import { METHODS } from '../../rules/methods.ts';
import { pointsAt, rankingOf } from '../weights.ts';
import { ranked } from './ballots.ts';

/** What votes add up to; a file says it before the first of them. */
export interface Sums {
  readonly ballots: number;
  /** How many of them name nothing. */
  readonly blank: number;
  /** By item, how many ballots name it. */
  readonly votes: ReadonlyMap<string, number>;
  /**
   * By item, its points, or what it was given in minor units; undefined where ballots only name
   * things, or the sums cannot be told in whole numbers.
   */
  readonly scores: ReadonlyMap<string, number> | undefined;
}

/** @returns what votes add up to: each item is there, with 0 where nobody names it */
export async function sumVotes(
  definition: BallotDefinition | BudgetDefinition,
  votes: AsyncIterable<readonly Selection[]>,
): Promise<Sums> {
  const points = pointsOf(definition);
  const zeros = definition.items.map(({ id }): [string, number] => [id, 0]);
  const [named, scores] = [new Map(zeros), new Map(zeros)];
  let [ballots, blank] = [0, 0];
  for await (const vote of votes) {
    ballots++;
    if (vote.length === 0) blank++;
    const given = points?.(vote);
    vote.forEach(({ item }, index) => {
      named.set(item, (named.get(item) ?? 0) + 1);
      if (given) scores.set(item, (scores.get(item) ?? 0) + (given[index] ?? 0));
    });
  }
  const whole = points && [...scores.values()].every(Number.isSafeInteger);
  return { ballots, blank, votes: named, scores: whole ? scores : undefined };
}

/** @returns what gives the points of a vote, one for each selection; undefined where there are none */
function pointsOf(
  definition: BallotDefinition | BudgetDefinition,
): ((vote: readonly Selection[]) => number[]) | undefined {
  const { value } = METHODS[definition.method];
  if (value === 'none') return undefined;
  if (value !== 'rank') return (vote) => vote.map(({ value = 0 }) => value);
  const ranking = rankingOf(definition);
  if (ranking.weights === 'dowdall') return undefined;
  return (vote) => {
    const order = ranked(vote);
    return vote.map((one) => pointsAt(ranking, order.indexOf(one), vote.length));
  };
}
