import { html, nothing, type TemplateResult } from 'lit';
import type { ResultItem } from '../../protocol/results.ts';
import { sized } from '../../ui/parts/sized.ts';
import { more as about } from './more-view.ts';
import { enough, reasons } from './why.ts';
import { moneyOf, nameOf, roughly, type View } from './view.ts';

/** So many of the things that people spent on are told one by one. */
const MOST_SPENT_ON = 5;

/** Why something was chosen or not, what would have been enough, and what it was. */
export function whyView(item: ResultItem, view: View): TemplateResult {
  const { say } = view;
  const { sentences, more } = reasons(item, view);
  const would = enough(item, view);
  return html`
    <div class="flow">
      <p>${sentences.join(' ')}</p>
      ${purse(item, view)} ${more.map((text) => html`<p class="quiet">${text}</p>`)}
      ${spentOn(item, view)}
    </div>
    ${would.length > 0 ? html`<div class="enough">${bullets(`${say('enough')}:`, would)}</div>` : nothing}
    <div class="flow">${about(item, view)}</div>
  `;
}

/** What they had of what it costs: rounded down, and what was missing up, so that both are true. */
function purse({ why, cost }: ResultItem, view: View): TemplateResult | typeof nothing {
  if (!('had' in why) || !cost || why.had >= cost) return nothing;
  const { say } = view;
  const had = roughly(why.had, view);
  return html`<div class="purse">
    <i class="vessel" aria-hidden="true"
      ><i ${sized('inline-size', `${(had / cost) * 100}%`)}></i
    ></i>
    <p>
      <span class="num">${say('together', { amount: moneyOf(had, view) })}</span>
      <span class="num quiet">${say('isMissing', { amount: moneyOf(cost - had, view) })}</span>
    </p>
  </div>`;
}

function spentOn({ why }: ResultItem, view: View) {
  if (!('spentOn' in why) || why.spentOn.length === 0) return nothing;
  const { say } = view;
  const rest = why.spentOn.slice(MOST_SPENT_ON).reduce((sum, { amount }) => sum + amount, 0);
  return bullets(
    say('spentOn'),
    [
      ...why.spentOn
        .slice(0, MOST_SPENT_ON)
        .map(({ item, amount }) => [nameOf(item, view), moneyOf(roughly(amount, view), view)]),
      ...(rest > 0 ? [[say('otherThings'), moneyOf(roughly(rest, view), view)]] : []),
    ].map(([name, amount]) => html`<bdi>${name}</bdi>: ${amount}`),
  );
}

export function bullets(heading: string, lines: readonly unknown[]): TemplateResult {
  return html`<p>${heading}</p>
    <ul class="bullets">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}
