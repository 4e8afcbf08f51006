import { html, nothing, type TemplateResult } from 'lit';
import type { ResultItem } from '../../protocol/results.ts';
import { enough, reasons } from './why.ts';
import { moneyOf, nameOf, roughly, type View } from './view.ts';

/** So many of the things that people spent on are told one by one. */
const MOST_SPENT_ON = 5;

/** Why something was chosen or not, and what would have been enough. */
export function whyView(item: ResultItem, view: View): TemplateResult {
  const { say } = view;
  const { sentences, more } = reasons(item, view);
  const would = enough(item, view);
  return html`
    <p>${sentences.join(' ')}</p>
    ${more.map((text) => html`<p class="hint">${text}</p>`)} ${spentOn(item, view)}
    ${would.length > 0 ? bullets(`${say('enough')}:`, would) : nothing}
  `;
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
