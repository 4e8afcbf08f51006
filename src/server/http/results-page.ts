import { pickText } from '../../protocol/pick-text.ts';
import type { CountedResults, Results } from '../../protocol/results.ts';
import { moneyText } from '../money.ts';
import { escapeHtml } from './html.ts';
import { linkFrom } from './links.ts';
import { pageWords, type PageWords } from './page-words.ts';

/** A part of a page: its title, and what stands inside the widget's tag until the widget runs. */
export interface ResultsFallback {
  readonly title: string;
  readonly html: string;
}

/**
 * The results as a plain table, for whoever has no script: what was published and nothing more.
 * @param endpoint where the results lie, which the ballots' link is relative to
 */
export function resultsFallback(results: Results, endpoint: string): ResultsFallback {
  const words = pageWords(results.language);
  const { say, lang } = words;
  const title = pickText(results.title, results.language, results.language).value;
  const state = say(results.state === 'not-counted' ? 'notCounted' : results.state);
  const rest = results.state === 'not-counted' ? '' : counted(results, words, endpoint);
  return {
    title: `${title} – ${say('results')}`,
    html: `<h1 slot="heading">${escapeHtml(title)}</h1>
        <div lang="${lang}">
          <p>${escapeHtml(state)}</p>${rest}
        </div>`,
  };
}

function counted(results: CountedResults, words: PageWords, endpoint: string): string {
  const { say } = words;
  const { spent, ballots, links } = results;
  const sums = [
    ...(spent === undefined ? [] : [[say('spent'), amount(spent, results)]]),
    [say('ballots'), number(ballots, results)],
  ].map(([name = '', value = '']) => `${escapeHtml(name)}: ${escapeHtml(value)}`);
  const file = links?.ballots === undefined ? null : linkFrom(endpoint, links.ballots);
  const download = file === null ? '' : `
          <p><a href="${escapeHtml(file)}">${escapeHtml(say('download'))}</a></p>`; // prettier-ignore
  return `
          ${table(results, words)}
          <p>${sums.join('<br />')}</p>${download}`;
}

function table(results: CountedResults, words: PageWords): string {
  const { say } = words;
  const priced = results.items.some(({ cost }) => cost !== undefined);
  const heads = [say('project'), say('outcome'), ...(priced ? [say('cost')] : []), say('votes')];
  const head = heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const rows = inOrder(results).map((item) => row(item, results, words, priced));
  return `<table>
            <thead>
              <tr>${head}</tr>
            </thead>
            <tbody>
              ${rows.join('\n              ')}
            </tbody>
          </table>`;
}

function row(
  { name, selected, cost, votes }: CountedResults['items'][number],
  results: CountedResults,
  { say }: PageWords,
  priced: boolean,
): string {
  const { value, lang } = pickText(name, results.language, results.language);
  const cells = [
    say(selected ? 'chosen' : 'notChosen'),
    ...(priced ? [cost === undefined ? '' : amount(cost, results)] : []),
    number(votes, results),
  ].map((cell) => `<td>${escapeHtml(cell)}</td>`);
  return `<tr><th scope="row" lang="${escapeHtml(lang)}">${escapeHtml(value)}</th>${cells.join('')}</tr>`;
}

/** @returns the chosen ones in their order, then the others by their votes */
function inOrder({ items }: CountedResults): CountedResults['items'] {
  return items.toSorted(
    (a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || b.votes - a.votes || 0,
  );
}

function amount(minor: number, { currency, language }: CountedResults): string {
  return moneyText(minor, currency, language);
}

function number(value: number, { language }: Pick<CountedResults, 'language'>): string {
  return new Intl.NumberFormat(language).format(value);
}
