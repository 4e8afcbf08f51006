import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { phrase, type Say, type Words } from '../../i18n/message.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { ballotColumns, decisionColumns } from './results-columns.ts';
import { decimals } from '../../rules/currency.ts';
import { BYTE_ORDER_MARK, csvLine, type Cell } from './csv.ts';
import { labelled, type Column } from './export.ts';
import { sheetFor, sheetWords } from './sheet-words.ts';

/** What the results are told in, in every language there is: the words that the widget has too. */
const WORDS = new Map<string, Words['results']>();
for (const [language, { load }] of Object.entries(LANGUAGES)) {
  WORDS.set(language, (await load()).default.results);
}

/** @returns the chosen ones in their order, then the others by their votes */
export function inOrder({ items }: CountedResults): CountedResults['items'] {
  return items.toSorted(
    (a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || b.votes - a.votes || 0,
  );
}

/** @returns published results for a spreadsheet, a line for each item, in the definition's language */
export function resultsCsv(results: CountedResults): string {
  const sheet = sheetFor(results.language);
  const columns = columnsOf(results);
  const lines = [
    columns.map(({ head }) => head),
    ...inOrder(results).map((item) => columns.map(({ cell }) => cell(item))),
  ];
  return BYTE_ORDER_MARK + lines.map((cells) => csvLine(cells, sheet)).join('');
}

/** What no item has is no column. */
function columnsOf(results: CountedResults): Column<ResultItem>[] {
  const { items, currency, method } = results;
  const { say: saySheet, text, format } = sheetWords(results.language);
  const words = WORDS.get(languageFor(results.language, (one) => WORDS.has(one)));
  const say: Say<'results'> = (key, values = {}) =>
    phrase((words as Words['results'])[key], values, format);
  const inMoney = (label: string) => (currency === undefined ? label : `${label}, ${currency}`);
  const money = (minor: number | undefined): Cell =>
    minor === undefined || currency === undefined ? minor : { minor, decimals: decimals(currency) };
  const given = method === 'allocation';
  const score = (value: number | undefined) => (given ? money(value) : value);
  const yes = (is: boolean) => labelled(saySheet(is ? 'yes' : 'no'), `${is}`);
  const all: Column<ResultItem>[] = [
    column('id', 'id', ({ id }) => id),
    column(say('what'), 'name', ({ name }) => text(name)),
    column(saySheet('category'), 'category', ({ category }) => category && text(category)),
    column(saySheet('area'), 'district', ({ district }) => district && text(district)),
    column(inMoney(say('price')), 'cost', ({ cost }) => money(cost)),
    column(say('votes'), 'votes', ({ votes }) => votes),
    column(given ? inMoney(say('given')) : say('score'), 'score', (item) => score(item.score)),
    column(given ? inMoney(say('mean')) : say('mean'), 'mean', (item) => score(item.mean)),
    column(say('wins'), 'copeland', ({ copeland }) => copeland),
    column(say('chosen'), 'selected', ({ selected }) => yes(selected)),
    column(saySheet('place'), 'place', ({ place }) => place),
    column(say('why'), 'why', ({ why }) => why.code),
    ...decisionColumns(results),
    ...ballotColumns(results, say('ballots')),
  ];
  return all.filter(({ cell }) => items.some((item) => cell(item) !== undefined));
}

function column(label: string, id: string, cell: Column<ResultItem>['cell']): Column<ResultItem> {
  return { head: label === id ? id : labelled(label, id), cell };
}
