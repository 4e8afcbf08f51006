import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Selection } from '../../protocol/selections.ts';
import { METHODS } from '../../rules/methods.ts';
import { pabulibId } from '../item-id.ts';
import { metaOf } from './meta.ts';
import { amount, placesOf, textIn } from './cells.ts';

type Item = (BallotDefinition | BudgetDefinition)['items'][number];

export interface WriteOptions {
  /** How many votes there are; the file says it before the first of them. */
  readonly ballots: number;
}

/** How much is handed on at a time, at least; in characters. */
const PIECE = 1 << 14;

/**
 * Writes an election in Pabulib's format (https://pabulib.org/format). What its columns `votes`,
 * `score` and `selected` would claim is left to whoever counts. Voters are numbered as they come,
 * so the votes must come in an order that tells nothing.
 * @throws Error where there are more votes or fewer than was said: the file would be wrong
 */
export async function* writePabulib(
  definition: BallotDefinition | BudgetDefinition,
  votes: AsyncIterable<readonly Selection[]>,
  { ballots }: WriteOptions,
): AsyncGenerator<string, void, void> {
  const cells = voteCells(definition);
  let text = sections(definition, ballots);
  let voter = 0;
  for await (const vote of votes) {
    if (++voter > ballots) break;
    text += row([String(voter), ...cells(vote)]);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (voter !== ballots) throw new Error(`There are not ${ballots} votes, as was said.`);
  yield text;
}

/** All that stands before the first vote. */
function sections(definition: BallotDefinition | BudgetDefinition, ballots: number): string {
  return [
    ['META'],
    ['key', 'value'],
    ...metaOf(definition, ballots),
    ['PROJECTS'],
    ...projectsOf(definition),
    ['VOTES'],
    ['voter_id', 'vote', ...(hasPoints(definition) ? ['points'] : [])],
  ]
    .map(row)
    .join('');
}

function projectsOf(definition: BallotDefinition | BudgetDefinition): string[][] {
  const { language } = definition;
  const items: readonly Item[] = definition.items;
  const places = placesOf(definition);
  const others = (['category', 'district', 'description'] as const).filter((column) =>
    items.some((item) => item[column] !== undefined),
  );
  const rows = items.map((item) => [
    pabulibId(item.id),
    amount('cost' in item ? item.cost : undefined, places),
    textIn(language, item.name),
    ...others.map((column) => textIn(language, item[column])),
  ]);
  return [['project_id', 'cost', 'name', ...others], ...rows];
}

function hasPoints({ method }: BallotDefinition | BudgetDefinition): boolean {
  return !['none', 'rank'].includes(METHODS[method].value);
}

/** @returns what gives the cells of a vote behind its voter */
function voteCells(
  definition: BallotDefinition | BudgetDefinition,
): (vote: readonly Selection[]) => string[] {
  const written = new Map(definition.items.map(({ id }) => [id, pabulibId(id)]));
  const ids = (vote: readonly Selection[]) =>
    vote.map(({ item }) => written.get(item) ?? pabulibId(item)).join();
  if (METHODS[definition.method].value === 'rank') return (vote) => [ids(vote.toSorted(byRank))];
  if (!hasPoints(definition)) return (vote) => [ids(vote)];
  const places = definition.method === 'allocation' ? placesOf(definition) : 0;
  return (vote) => [ids(vote), vote.map(({ value }) => amount(value, places)).join()];
}

function byRank(a: Selection, b: Selection): number {
  return (a.value ?? 0) - (b.value ?? 0);
}

/** A field is quoted where a reader would end it too early, or take a quote of it for its own. */
function row(cells: readonly string[]): string {
  const fields = cells.map((cell) =>
    /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${fields.join(';')}\n`;
}
