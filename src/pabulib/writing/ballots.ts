import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Selection } from '../../protocol/selections.ts';
import { METHODS } from '../../rules/methods.ts';
import { pabulibId } from '../item-id.ts';
import { pointsAt, rankingOf } from '../weights.ts';
import { amount, placesOf } from './cells.ts';

type Definition = BallotDefinition | BudgetDefinition;

/** @returns a vote that ranks, best first */
export function ranked(vote: readonly Selection[]): Selection[] {
  return vote.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
}

/**
 * @returns whether points stand beside each ballot: what a voter gave; and of ballots that rank
 * what their places are worth, where it is not what Pabulib takes them to be worth
 */
export function hasPoints(definition: Definition): boolean {
  const { value } = METHODS[definition.method];
  if (value !== 'rank') return value !== 'none';
  return !['length', 'dowdall'].includes(String(rankingOf(definition).weights));
}

/** @returns what gives the cells of a vote behind its voter */
export function voteCells(definition: Definition): (vote: readonly Selection[]) => string[] {
  const written = new Map(definition.items.map(({ id }) => [id, pabulibId(id)]));
  const ids = (vote: readonly Selection[]) =>
    vote.map(({ item }) => written.get(item) ?? pabulibId(item)).join();
  if (METHODS[definition.method].value === 'rank') return rankedCells(definition, ids);
  if (!hasPoints(definition)) return (vote) => [ids(vote)];
  const places = definition.method === 'allocation' ? placesOf(definition) : 0;
  return (vote) => {
    // Pabulib has what was given most first.
    const order = vote.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
    return [ids(order), order.map(({ value }) => amount(value, places)).join()];
  };
}

function rankedCells(
  definition: Definition,
  ids: (vote: readonly Selection[]) => string,
): (vote: readonly Selection[]) => string[] {
  if (!hasPoints(definition)) return (vote) => [ids(ranked(vote))];
  const ranking = rankingOf(definition);
  return (vote) => {
    const points = vote.map((_, place) => pointsAt(ranking, place, vote.length));
    return [ids(ranked(vote)), points.join()];
  };
}
