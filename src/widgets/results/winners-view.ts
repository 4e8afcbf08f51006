import { html, nothing, type TemplateResult } from 'lit';
import type { ResultItem } from '../../protocol/results.ts';
import { button } from '../../ui/parts/button.ts';
import { shown } from '../../ui/parts/shown.ts';
import { decidedMark } from './decided-mark.ts';
import { inOrder, moneyOf, type View } from './view.ts';

/** So many are shown at once; more than these make nobody prouder. */
const MOST = 12;

interface WinnersView {
  /** Whether all are shown, however many there are. */
  readonly all: boolean;
  readonly onAll: () => void;
  /** Leads to the line of one, and unfolds it. */
  readonly onOpen: (item: ResultItem) => void;
}

/** What was chosen, with its pictures; names alone where nothing has one. */
export function winnersView(
  view: View,
  { all, onAll, onOpen }: WinnersView,
): TemplateResult | typeof nothing {
  const { results, say } = view;
  const winners = inOrder(results);
  const others = results.items.filter(({ selected }) => !selected);
  if (winners.length === 0) return nothing;
  const pictured = winners.some(({ picture }) => picture);
  const now = all ? winners : winners.slice(0, MOST);
  return html`
    <section class="winning" part="winners">
      <h4 class="unseen">${say('winners')}</h4>
      <ul class="winners ${pictured ? '' : 'plain'}">
        ${now.map((item, index) => winner(item, pictured, index === 0, view, onOpen))}
        ${rest(others, pictured, view, onOpen)}
      </ul>
      ${now.length < winners.length ? button({ label: say('allWinners', { count: winners.length }), onClick: onAll }) : nothing}
    </section>
  `;
}

function winner(
  item: ResultItem,
  pictured: boolean,
  first: boolean,
  view: View,
  onOpen: WinnersView['onOpen'],
): TemplateResult {
  const { t } = view;
  const { name, cost, description } = item;
  return html`<li class="winner ${first && pictured ? 'first' : ''}" part="winner">
    ${pictured ? picture(item, view) : html`<i class="mark" aria-hidden="true"></i>`}
    <button type="button" class="name" @click=${() => onOpen(item)}>${shown(t(name))}</button>
    ${cost === undefined ? nothing : html`<span class="num quiet">${moneyOf(cost, view)}</span>`}
    ${first && pictured && description !== undefined ? html`<p class="about quiet">${shown(t(description))}</p>` : nothing}
    ${decidedMark(item, view)}
  </li>`;
}

/** Where one has none there is a quiet ground, so that the others stay in their rows. */
function picture({ picture: one }: ResultItem, { t, resolve }: View): TemplateResult {
  if (!one) return html`<i class="no-picture" aria-hidden="true"></i>`;
  const { value, lang } = t(one.alt);
  return html`<img
    src=${resolve(one.url)}
    alt=${value}
    lang=${lang}
    width=${one.width ?? 300}
    height=${one.height ?? 200}
    loading="lazy"
    decoding="async"
  />`;
}

/** What is left, as tall as a picture, and the way to what was not chosen. */
function rest(
  others: readonly ResultItem[],
  pictured: boolean,
  view: View,
  onOpen: WinnersView['onOpen'],
): TemplateResult | typeof nothing {
  const { results, say } = view;
  const [next] = others.toSorted((a, b) => b.votes - a.votes);
  if (!next) return nothing;
  const { left } = results;
  const short = left !== undefined && others.every(({ cost = 0 }) => cost > left);
  return html`<li class="winner rest ${pictured ? 'plate' : ''}">
    <p>
      ${left === undefined ? nothing : say('isLeft', { amount: moneyOf(left, view) }) + '.'}
      ${short && left > 0 ? say('leftTooLittle') : nothing}
      ${button({ label: say('seeOthers'), look: 'plain', onClick: () => onOpen(next) })}
    </p>
  </li>`;
}
