import { pickText } from '../../protocol/pick-text.ts';
import type { CountedResults, Results } from '../../protocol/results.ts';
import { lotOf } from '../../counting/lots.ts';
import { moneyText } from '../money.ts';
import { inOrder } from '../exporting/results-csv.ts';
import { decidedHtml, decidedLine } from './decided.ts';
import { escapeHtml } from './html.ts';
import { barHtml, claimHtml, type Read } from './results-claim.ts';
import { linkFrom, type To } from './links.ts';
import { pageWords, type PageWords } from './page-words.ts';

/** A part of a page: its title, and what stands inside the widget's tag until the widget runs. */
export interface ResultsFallback {
  readonly title: string;
  readonly html: string;
}

/**
 * The results as a plain table, for whoever has no script: what was published and nothing more.
 * @param endpoint where the results lie, which the ballots' link is relative to
 * @param to leads from the page to a path on this server
 * @param language of the page; the vote's own unless given
 */
export function resultsFallback(
  results: Results,
  endpoint: string,
  to: To,
  language: string = results.language,
): ResultsFallback {
  const words = pageWords(language);
  const { say, lang } = words;
  const title = pickText(results.title, language, results.language).value;
  const content =
    results.state === 'not-counted'
      ? `<p>${escapeHtml(say('notCounted'))}</p>`
      : counted({ ...results, wanted: language }, words, { endpoint, to });
  return {
    title: `${title} – ${say('results')}`,
    html: `<h1 slot="heading">${escapeHtml(title)}</h1>
        <div lang="${lang}">
          ${content}
        </div>`,
  };
}

interface From {
  readonly endpoint: string;
  readonly to: To;
}

function counted(results: Read, words: PageWords, from: From): string {
  const { say } = words;
  const { spent, reserve, ballots, blank, fairness, links, sha256 } = results;
  const sums = [
    ...(spent === undefined ? [] : [[say('spent'), amount(spent, results)]]),
    ...(reserve === undefined ? [] : [[say('onTop'), amount(reserve, results)]]),
    [say('ballots'), number(ballots, results)],
    ...(blank === undefined ? [] : [[say('blank'), number(blank, results)]]),
    [say('nothing'), number(fairness.nothing, results)],
  ].map(([name = '', value = '']) => `${escapeHtml(name)}: ${escapeHtml(value)}`);
  const hrefOf = (link: string) => escapeHtml(linkFrom(from.to, from.endpoint, link) ?? '');
  const files = [
    ...(links?.ballots === undefined ? [] : [[links.ballots, say('download')] as const]),
    ...(links?.table === undefined ? [] : [[links.table, say('table')] as const]),
  ].map(([link, label]) => `
          <p><a href="${hrefOf(link)}">${escapeHtml(label)}</a></p>`); // prettier-ignore
  const hash = sha256 === undefined ? '' : `
          <p>${escapeHtml(say('fileHash'))} <bdi dir="ltr">(SHA-256)</bdi>: ${inGroups(sha256)}</p>`; // prettier-ignore
  return `${claimHtml(results, words, hrefOf)}
          ${table(results, words)}
          <p>${sums.join('<br />')}</p>${decidedHtml(results, results.wanted)}${lots(results, words)}${ties(results, words)}${files.join('')}${hash}`;
}

/** It may be broken anywhere, and is copied as one. */
function inGroups(hash: string): string {
  return `<code dir="ltr">${hash.match(/[0-9a-f]{1,8}/g)?.join('<wbr />') ?? ''}</code>`;
}

/** From where lots come or came that decide where two are equal, and what they gave. */
function lots({ counting, state, language, wanted }: Read, { say }: PageWords): string {
  const lot = lotOf(counting);
  if (!lot) return '';
  const undrawn = state === 'provisional' ? 'tieLotOpen' : 'tieLotIdle';
  const { source, seed } = lot;
  const values = { source: pickText(source, wanted, language).value, seed };
  return `
          <p>${escapeHtml(say(seed === undefined ? undrawn : 'tieLot', values))}</p>`;
}

/** Where the order of equals decided, or nobody knows whether it did. */
function ties(results: Read, { say }: PageWords): string {
  const nameOf = new Map(
    results.items.map(({ id, name }) => [id, pickText(name, results.wanted, results.language).value]), // prettier-ignore
  );
  const names = (ids: readonly string[]) => ({ names: ids.map((id) => nameOf.get(id) ?? id) });
  return results.ties
    .filter(({ kind }) => kind !== 'changed-nothing')
    .map((tie) => {
      const said = [say('tie', names(tie.items))];
      if (tie.kind === 'decided') {
        const { chosen, notChosen } = tie.instead;
        if (chosen.length > 0) said.push(say('tieIn', names(chosen)));
        if (notChosen.length > 0) said.push(say('tieOut', names(notChosen)));
      } else said.push(say('tieUnknown'));
      return `
          <p>${escapeHtml(said.join(' '))}</p>`;
    })
    .join('');
}

function table(results: Read, words: PageWords): string {
  const { say } = words;
  const priced = results.items.some(({ cost }) => cost !== undefined);
  const heads = [say('project'), say('outcome'), ...(priced ? [say('cost')] : []), say('votes')];
  const head = heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const rows = inOrder(results).map((item) => row(item, results, words, priced));
  return `<table class="results">
            <caption>${escapeHtml(say('allFigures'))}</caption>
            <thead>
              <tr>${head}</tr>
            </thead>
            <tbody>
              ${rows.join('\n              ')}
            </tbody>
          </table>`;
}

function row(
  item: CountedResults['items'][number],
  results: Read,
  { say }: PageWords,
  priced: boolean,
): string {
  const { name, formerly = [], selected, cost, votes } = item;
  const { value, lang } = pickText(name, results.wanted, results.language);
  const names = formerly.map((one) => pickText(one.name, results.wanted, results.language).value);
  const former = names.length === 0 ? '' : `<br /><small>${escapeHtml(say('formerly', { names }))}</small>`; // prettier-ignore
  const cells = [
    say(selected ? 'chosen' : 'notChosen'),
    ...(priced ? [cost === undefined ? '' : amount(cost, results)] : []),
    number(votes, results),
  ].map((cell) => `<td>${escapeHtml(cell)}</td>`);
  return `<tr><th scope="row" lang="${escapeHtml(lang)}">${escapeHtml(value)}${former}${decidedLine(item, results, results.wanted)}${barHtml(item, results)}</th>${cells.join('')}</tr>`;
}

function amount(minor: number, { currency, wanted }: Read): string {
  return moneyText(minor, currency, wanted);
}

function number(value: number, { wanted }: Pick<Read, 'wanted'>): string {
  return new Intl.NumberFormat(wanted).format(value);
}
