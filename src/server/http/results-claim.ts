import { pickText } from '../../protocol/pick-text.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { inOrder } from '../exporting/results-csv.ts';
import { moneyText } from '../money.ts';
import { escapeHtml } from './html.ts';
import type { PageWords } from './page-words.ts';

/** What was counted, and the language it is read in. */
export type Read = CountedResults & { readonly wanted: string };

/** Leads from the page to what is named relative to the results. */
export type HrefOf = (link: string) => string;

/** What came of it, in one line, as the widget says it; how sure that is; and what was chosen. */
export function claimHtml(results: Read, words: PageWords, hrefOf: HrefOf): string {
  const { say } = words;
  const { items, state, ballots, left, spent, decisions = [] } = results;
  const part = items.filter(({ selected }) => selected).length;
  const sure = state !== 'provisional' && decisions.length === 0;
  const built = items.some(({ cost }) => cost !== undefined);
  const key = part === 0 ? 'noneChosen' : sure && built ? 'willHappen' : 'chosenOf';
  const money = [
    ...(spent === undefined ? [] : [say('inAll', { amount: amount(spent, results) })]),
    ...(left === undefined ? [] : [say('isLeft', { amount: amount(left, results) })]),
  ];
  const about = [say(state), say('voted', { ballots }), ...money];
  return `<h2 class="claim">${escapeHtml(say(key, { part, whole: items.length }))}</h2>
          <p>${about.map(escapeHtml).join(' · ')}</p>${winners(results, hrefOf)}`;
}

/** Those with a picture: without one, a name says no more than in the table. */
function winners(results: Read, hrefOf: HrefOf): string {
  const pictured = inOrder(results).filter(({ selected, picture }) => selected && picture);
  if (pictured.length === 0) return '';
  const tiles = pictured.map((item) => winner(item, results, hrefOf));
  return `
          <ul class="winners">
            ${tiles.join('\n            ')}
          </ul>`;
}

function winner(item: ResultItem, results: Read, hrefOf: HrefOf): string {
  const { language, wanted } = results;
  const { picture, cost } = item;
  if (!picture) return '';
  const name = pickText(item.name, wanted, language);
  const alt = pickText(picture.alt, wanted, language);
  const { width = 300, height = 200 } = picture;
  const price = cost === undefined ? '' : `<br />${escapeHtml(amount(cost, results))}`;
  return `<li><img src="${hrefOf(picture.url)}" alt="${escapeHtml(alt.value)}" lang="${escapeHtml(alt.lang)}" width="${width}" height="${height}" loading="lazy" /><strong lang="${escapeHtml(name.lang)}">${escapeHtml(name.value)}</strong>${price}</li>`;
}

function amount(minor: number, { currency, wanted }: Read): string {
  return moneyText(minor, currency, wanted);
}

/** How long its bar is beside that with the most; sized by attributes, as a page has no inline style. */
export function barHtml({ votes, selected }: ResultItem, { items }: CountedResults): string {
  const most = Math.max(...items.map((item) => item.votes));
  const width = most > 0 ? ((votes / most) * 100).toFixed(1) : '0';
  return `<svg class="bar${selected ? ' chosen' : ''}" aria-hidden="true"><rect width="${width}%" height="100%" /></svg>`;
}
