import type { BallotOf } from '../src/protocol/ballots.ts';
import type { BudgetOf } from '../src/protocol/budgets.ts';
import { drawn } from './drawings.ts';
import { text } from './text.ts';
import { thirtyProjects, thirtyProposals } from './thirty-projects.ts';

/** A map of one tile that Storybook serves itself, over and over: nobody else is asked. */
const map = {
  tiles: `${drawn('tiles/tile.svg')}?z={z}&x={x}&y={y}`,
  attribution: text('© Ellevad', '© Ellevad', '© Ellevad'),
};

/** So many, of which the last two are said to have no place. */
const HOW_MANY = 9;
const withPlaces = <T extends { readonly place?: object }>(items: readonly T[]): T[] =>
  items.slice(0, HOW_MANY).map(({ place, ...item }, at) => (at < HOW_MANY - 2 ? { ...item, place } : item) as T); // prettier-ignore

export const budgetOnAMap: BudgetOf<'knapsack'> = {
  ...thirtyProjects,
  map,
  items: withPlaces(thirtyProjects.items),
};

export const ballotOnAMap: BallotOf<'approval'> = {
  ...thirtyProposals,
  map,
  items: withPlaces(thirtyProposals.items),
};

/** Nobody has agreed to that server on any page, and nothing is asked of it. */
export const budgetOfOthers: BudgetOf<'knapsack'> = {
  ...budgetOnAMap,
  map: { ...map, tiles: 'https://kort.ellevad.example/{z}/{x}/{y}.png' },
};
