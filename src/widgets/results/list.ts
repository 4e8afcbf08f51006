import type { ResultItem } from '../../protocol/results.ts';
import { moneyOf, rounded, scoreOf, type View } from './words.ts';

/** What a column is sorted by; a list too, which has no columns. */
export type SortKey = 'name' | 'result' | 'votes' | 'score' | 'mean' | 'copeland' | 'cost';

/** How a person looks at the list. */
export interface ListState {
  readonly look: 'table' | 'chart';
  readonly only: '' | 'chosen' | 'not-chosen';
  readonly category: string;
  readonly query: string;
  readonly sort: SortKey;
  /** Whether the order is turned round: a column begins with what is best. */
  readonly turned: boolean;
}

export const firstLook: ListState = {
  look: 'table',
  only: '',
  category: '',
  query: '',
  sort: 'result',
  turned: false,
};

export interface Column {
  readonly key: SortKey;
  readonly label: string;
  /** What stands there; nothing where there is nothing to say. */
  readonly say: (item: ResultItem) => string;
  /** Whether it begins with the least. */
  readonly rises: boolean;
}

/** @returns the columns for which there is something to say; the name is not among them */
export function columnsOf(view: View): Column[] {
  const { m, f } = view.words;
  const { results } = view;
  const has = (key: keyof ResultItem) => results.items.some((item) => item[key] !== undefined);
  const money = results.method === 'allocation';
  const columns: (Column | false)[] = [
    {
      key: 'result',
      label: m.result,
      rises: true,
      say: ({ selected, place }) =>
        !selected ? m.notChosen : place === undefined ? m.chosen : m.chosenAs(f, place),
    },
    { key: 'votes', label: m.votes, rises: false, say: ({ votes }) => f.number(votes) },
    has('score') && {
      key: 'score',
      label: money ? m.given : m.score,
      rises: false,
      say: ({ score }) => (score === undefined ? '' : scoreOf(score, view)),
    },
    has('mean') && { key: 'mean', label: m.mean, rises: false, say: (item) => meanOf(item, view) },
    has('copeland') && {
      key: 'copeland',
      label: m.wins,
      rises: false,
      say: ({ copeland }) => (copeland === undefined ? '' : f.number(rounded(copeland))),
    },
    has('cost') && {
      key: 'cost',
      label: m.price,
      rises: true,
      say: ({ cost }) => (cost === undefined ? '' : moneyOf(cost, view)),
    },
  ];
  return columns.filter((column) => column !== false);
}

function meanOf({ mean, spread }: ResultItem, view: View): string {
  if (mean === undefined) return '';
  const said = scoreOf(mean, view);
  return spread ? view.words.m.giveOrTake(said, scoreOf(spread, view)) : said;
}

/** @returns the items that a person looks for, in the order that was asked for */
export function listed({ results, words }: View, state: ListState): ResultItem[] {
  const { f, t } = words;
  const query = state.query.trim().toLocaleLowerCase(f.lang);
  const found = results.items.filter(
    ({ selected, name, description, category, district }) =>
      (!state.only || selected === (state.only === 'chosen')) &&
      (!state.category || (category !== undefined && t(category).value === state.category)) &&
      [name, description, category, district].some(
        (text) => text !== undefined && t(text).value.toLocaleLowerCase(f.lang).includes(query),
      ),
  );
  const { compare } = new Intl.Collator(f.lang, { numeric: true });
  const byName = (a: ResultItem, b: ResultItem) => compare(t(a.name).value, t(b.name).value);
  const order = (a: ResultItem, b: ResultItem) =>
    state.sort === 'name' ? byName(a, b) : by(state.sort, a, b) || byName(a, b);
  return found.sort((a, b) => (state.turned ? order(b, a) : order(a, b)));
}

function by(key: Exclude<SortKey, 'name'>, a: ResultItem, b: ResultItem): number {
  if (key === 'result') return rank(a) - rank(b) || b.votes - a.votes;
  if (key === 'cost') return (a.cost ?? 0) - (b.cost ?? 0);
  return (b[key] ?? 0) - (a[key] ?? 0);
}

/** In the order of choice; what was not chosen comes by its place in the ranking, or last. */
function rank({ selected, place, why }: ResultItem): number {
  if (selected && place !== undefined) return place;
  if (why.code === 'ranked') return why.place;
  return selected ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
}

/** What the bars show: what is counted, or votes. */
export function measureOf({ results }: View): (item: ResultItem) => number {
  const { counting } = results;
  const by = counting.rule === 'equal-shares' ? 'votes' : (counting.by ?? 'votes');
  if (by === 'mean' || by === 'copeland') return (item) => item[by] ?? 0;
  return /^(score|borda)/.test(by) ? ({ score, votes }) => score ?? votes : ({ votes }) => votes;
}
