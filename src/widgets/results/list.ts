import type { ResultItem } from '../../protocol/results.ts';
import type { Text } from '../../protocol/text.ts';
import { matcher } from '../../ui/filling/items/list-tools.ts';
import type { Measure } from './measures.ts';
import { moneyOf, rounded, scoreOf, type View } from './view.ts';

/** What a column is sorted by; a list too, which has no columns. */
export type SortKey = 'name' | 'result' | 'votes' | 'score' | 'mean' | 'copeland' | 'cost';

/** How a person looks at the list. */
export interface ListState {
  readonly look: 'table' | 'chart';
  /** What the bars are as long as. */
  readonly measure: Measure['key'];
  readonly only: '' | 'chosen' | 'not-chosen';
  /** As the results have it, so that it outlasts a change of language. */
  readonly category: Text | undefined;
  readonly query: string;
  /** The column that the table is sorted by; bars are sorted by how long they are. */
  readonly sort: SortKey;
  /** Whether the order is turned round: a column begins with what is best. */
  readonly turned: boolean;
  /** The ids of what is unfolded: it stays so, however the list is sorted. */
  readonly opened: ReadonlySet<string>;
}

/** What a person does to the list. */
export interface ListChange extends Partial<Omit<ListState, 'opened'>> {
  /** What is unfolded, or folded again. */
  readonly toggled?: string;
}

/** @returns how the list is looked at from then on */
export function changed(state: ListState, { toggled, ...change }: ListChange): ListState {
  if (toggled === undefined) return { ...state, ...change };
  const opened = new Set(state.opened);
  if (!opened.delete(toggled)) opened.add(toggled);
  return { ...state, opened };
}

export const firstLook: ListState = {
  look: 'chart',
  measure: 'counted',
  only: '',
  category: undefined,
  query: '',
  sort: 'result',
  turned: false,
  opened: new Set(),
};

export interface Column {
  readonly key: SortKey;
  readonly label: string;
  /** What stands there; nothing where there is nothing to say. */
  readonly text: (item: ResultItem) => string;
  /** Whether it begins with the least. */
  readonly rises: boolean;
}

/** @returns the columns for which there is something to say; the name is not among them */
export function columnsOf(view: View): Column[] {
  const { results, say, f } = view;
  const has = (key: keyof ResultItem) => results.items.some((item) => item[key] !== undefined);
  const money = results.method === 'allocation';
  const columns: (Column | false)[] = [
    {
      key: 'result',
      label: say('result'),
      rises: true,
      text: ({ selected, place }) =>
        !selected
          ? say('notChosen')
          : place === undefined
            ? say('chosen')
            : say('chosenAs', { place }),
    },
    { key: 'votes', label: say('votes'), rises: false, text: ({ votes }) => f.number(votes) },
    has('score') && {
      key: 'score',
      label: say(money ? 'given' : 'score'),
      rises: false,
      text: ({ score }) => (score === undefined ? '' : scoreOf(score, view)),
    },
    has('mean') && {
      key: 'mean',
      label: say('mean'),
      rises: false,
      text: (item) => meanOf(item, view),
    },
    has('copeland') && {
      key: 'copeland',
      label: say('wins'),
      rises: false,
      text: ({ copeland }) => (copeland === undefined ? '' : f.number(rounded(copeland))),
    },
    has('cost') && {
      key: 'cost',
      label: say('price'),
      rises: true,
      text: ({ cost }) => (cost === undefined ? '' : moneyOf(cost, view)),
    },
  ];
  return columns.filter((column) => column !== false);
}

function meanOf({ mean, spread }: ResultItem, view: View): string {
  if (mean === undefined) return '';
  const value = scoreOf(mean, view);
  return spread ? view.say('giveOrTake', { value, spread: scoreOf(spread, view) }) : value;
}

/**
 * @param measure what the bars are as long as
 * @returns the items that a person looks for, in the order that was asked for
 */
export function listed(view: View, state: ListState, measure: Measure): ResultItem[] {
  const { results, f, t } = view;
  const matches = matcher(state.query, state.category, view);
  const found = results.items.filter(
    (item) => (!state.only || item.selected === (state.only === 'chosen')) && matches(item),
  );
  const { compare } = new Intl.Collator(f.lang, { numeric: true });
  const byName = (a: ResultItem, b: ResultItem) => compare(t(a.name).value, t(b.name).value);
  if (state.look === 'chart') {
    // Votes that move on are not to be compared: who went out early had them of others too.
    const longest = (a: ResultItem, b: ResultItem) =>
      results.stages && measure.key === 'counted' ? 0 : measure.of(b) - measure.of(a);
    return found.sort((a, b) => longest(a, b) || by('result', a, b) || byName(a, b));
  }
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
  // Who went out later stands higher.
  if (why.code === 'excluded') return Number.MAX_SAFE_INTEGER - 1 - why.stage;
  if (why.code === 'not-elected') return Number.MAX_SAFE_INTEGER / 2;
  return selected ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
}
