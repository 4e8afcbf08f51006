import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import { given } from '../../rules/optional.ts';
import { pabulibId } from '../item-id.ts';
import { amount, placesOf, textIn, tidy } from './cells.ts';
import type { Counted, Written } from './written.ts';

type Item = (BallotDefinition | BudgetDefinition)['items'][number];

/** In the order that Pabulib asks for. Others that a city added are not known there. */
const ORDER = [
  'project_id',
  'cost',
  'votes',
  'score',
  'name',
  'category',
  'beneficiaries',
  'selected',
  'neighborhood',
  'subunit',
  'district',
  'description',
  'proposer',
  'public_id',
  'latitude',
  'longitude',
] as const;
type Column = (typeof ORDER)[number];

/** Of these a cell may be empty; elsewhere a dash says that there is nothing to say. */
const MAY_BE_EMPTY = new Set<Column>(['category', 'beneficiaries', 'latitude', 'longitude']);
const LISTS = new Set<Column>(['category', 'beneficiaries']);

/** @returns the rows of PROJECTS, the header first */
export function projectsOf(written: Written): string[][] {
  const items = inOrder(written);
  const rows = items.map((item) => cellsOf(item, written));
  const columns = ORDER.filter((column) => {
    if (column === 'selected') return rows.every((row) => /^[0-3]$/.test(row[column] ?? ''));
    return rows.some((row) => (row[column] ?? '') !== '');
  });
  const cell = (row: Partial<Record<Column, string>>, column: Column) =>
    row[column] || (MAY_BE_EMPTY.has(column) ? '' : '-');
  return [[...columns], ...rows.map((row) => columns.map((column) => cell(row, column)))];
}

/**
 * Of those that got the same, what was chosen stands first: a reader that goes through them in the
 * file's order then breaks the tie as it was broken.
 */
function inOrder({ definition, sums, outcome }: Written): readonly Item[] {
  const items: readonly Item[] = definition.items;
  if (!outcome) return items;
  const got = (item: Item) => (sums.scores ?? sums.votes).get(item.id);
  const left = new Map(
    [...Map.groupBy(items, got)].map(([number, tied]) => [
      number,
      tied.toSorted((a, b) => place(outcome.selected, a) - place(outcome.selected, b)),
    ]),
  );
  return items.map((item) => left.get(got(item))?.shift() ?? item);
}

function place(selected: readonly string[], { id }: Item): number {
  const at = selected.indexOf(id);
  return at < 0 ? Infinity : at;
}

function cellsOf(item: Item, written: Written): Partial<Record<Column, string>> {
  const { definition, sums, outcome, hasMoney, isOfFile } = written;
  const { language, origin } = definition;
  const text = (column: 'category' | 'district' | 'description') =>
    tidy(textIn(language, item[column]));
  const said = origin?.projects;
  const kept = said && Object.hasOwn(said, item.id) ? said[item.id] : undefined;
  const { target, selected, ...rest } = kept ?? {};
  const places = placesOf(definition);
  const hasNeighborhoods = 'budgets' in definition && definition.budgets?.district !== undefined;
  const score = sums.scores?.get(item.id);
  const cost = 'cost' in item ? item.cost : undefined;
  const cells: Partial<Record<Column, string | undefined>> = {
    beneficiaries: target,
    ...rest,
    project_id: pabulibId(item.id),
    cost: hasMoney ? amount(cost, places) : '1',
    votes: String(sums.votes.get(item.id) ?? 0),
    score: score === undefined ? undefined : amount(score, scorePlaces(written)),
    name: tidy(textIn(language, item.name)) || tidy(item.id) || '-',
    category: text('category'),
    [hasNeighborhoods ? 'neighborhood' : 'district']: text('district'),
    description: text('description'),
    ...given('proposer', item.proposedBy && tidy(textIn(language, item.proposedBy))),
    ...(item.place && {
      latitude: degrees(item.place.latitude),
      longitude: degrees(item.place.longitude),
    }),
    selected: outcome ? chosenAs(outcome, item) : isOfFile ? selected : undefined,
  };
  const entries = Object.entries(cells) as [Column, string | undefined][];
  return Object.fromEntries(
    entries.map(([column, cell = '']) => {
      const tidied = tidy(cell);
      return [column, LISTS.has(column) ? tidied.replace(/\s*,\s*/g, ',') : tidied];
    }),
  );
}

/** Without an exponent, which is no number to Pabulib. */
function degrees(number: number): string {
  const text = String(number);
  return text.includes('e') ? number.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** In Poznań's files 2 is what a reserve pays for in part. */
function chosenAs({ selected, reserved }: Counted, { id }: Item): string {
  if (!selected.includes(id)) return '0';
  return id === reserved ? '2' : '1';
}

/** Amounts that were given are written as money is. */
function scorePlaces({ definition }: Written): number {
  return definition.method === 'allocation' ? placesOf(definition) : 0;
}
