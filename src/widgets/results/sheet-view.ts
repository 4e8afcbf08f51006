import { html, nothing, type TemplateResult } from 'lit';
import type { ResultItem } from '../../protocol/results.ts';
import { shown } from '../../ui/parts/shown.ts';
import { sized } from '../../ui/parts/sized.ts';
import { decidedMark } from './decided-mark.ts';
import { along, measuresOf, scaleOf, type Measure } from './measures.ts';
import { ruleWords } from './rule-words.ts';
import { fileView, someGot } from './spread-view.ts';
import { claim } from './summary-view.ts';
import { inOrder, moneyOf, type View } from './view.ts';
import { shortly } from './why.ts';

/** What the sheet says beside the result. */
export interface Sheet {
  /** Where it can be read again, absolute. */
  readonly address: string;
  /** The same as squares, where what draws them could be fetched. */
  readonly code?: { readonly size: number; readonly path: string } | undefined;
}

/** Where there are more things, pictures are smaller, so that all is on one sheet of A4. */
const ROOMY = 12;
/** More of them would fill sheet after sheet: they are told a line each. */
const PICTURED = 23;

/**
 * What came of it, for a notice board: all of it, however the person who prints looks at the list.
 * It is on paper alone.
 */
export function sheetView(view: View, sheet: Sheet): TemplateResult {
  const { results, say, t } = view;
  const { items, state, ballots, closes, published, help } = results;
  const measure = measuresOf(view)[0] as Measure;
  const winners = inOrder(results);
  const losers = items
    .filter(({ selected }) => !selected)
    .sort((a, b) => measure.of(b) - measure.of(a));
  const pictured = winners.length <= PICTURED && winners.some(({ picture }) => picture);
  return html`<article class="sheet" part="sheet">
    <p class="whose"><strong>${shown(t(results.title))}</strong> <span>${siteName()}</span></p>
    <h1>${claim(results, view)}</h1>
    <p>
      <strong>${say(state)}</strong> · ${say('voted', { ballots })}${money(view)}
      ${state === 'provisional' ? say('provisionalHint') : nothing}
    </p>
    ${
      pictured
        ? html`<ul class="won ${items.length > ROOMY ? 'small' : ''}">
            ${winners.map((item) => card(item, measure, view))}
          </ul>`
        : rows(say('chosen'), winners, measure, view)
    }
    ${rows(say('notChosen'), losers, measure, view)}
    <div class="end">
      <div>
        <h2>${say('how')}</h2>
        <p>
          ${closes === undefined ? nothing : say('votingClosed', { closes })}
          ${ruleWords(results.counting, view)[0]} ${someGot(view)}
        </p>
        ${help === undefined ? nothing : html`<p>${shown(t(help))}</p>`}
        <p>${say('published', { on: published.slice(0, 10) })}</p>
        ${fileView(view)}
      </div>
      <p class="again">
        ${squares(sheet)} <strong>${say('readAgain')}</strong>
        <bdi dir="ltr">${sheet.address.replace(/^https?:\/\/|\/$/g, '')}</bdi>
      </p>
    </div>
  </article>`;
}

/** Whose page it is, as the page says it: printed alone, nothing else of it is there. */
function siteName(): string {
  const names = 'meta[name="application-name"],meta[property="og:site_name"]';
  return document.querySelector<HTMLMetaElement>(names)?.content ?? '';
}

function money(view: View): string {
  const { results, say } = view;
  const { budget, spent, left } = results;
  if (spent === undefined) return '';
  const amount = moneyOf(spent, view);
  const rest = left === undefined ? '' : ` · ${say('isLeft', { amount: moneyOf(left, view) })}`;
  return ` · ${say(budget === undefined ? 'inAll' : 'isSpent', { amount })}${rest}`;
}

function card(item: ResultItem, measure: Measure, view: View): TemplateResult {
  const { t, resolve } = view;
  const { name, picture, cost } = item;
  return html`<li>
    ${picture ? html`<img src=${resolve(picture.url)} alt=${t(picture.alt).value} />` : html`<i class="no-picture"></i>`}
    <strong>${shown(t(name))}</strong>
    <span class="sums">
      <span>${countedWords(item, measure, view)}</span>
      ${cost === undefined ? nothing : html`<span>${moneyOf(cost, view)}</span>`}
    </span>
    ${decidedMark(item, view)}
  </li>`;
}

function countedWords(item: ResultItem, { label, of, text }: Measure, { say }: View): string {
  return label === say('votes') ? say('voteCount', { votes: of(item) }) : `${label}: ${text(of(item))}`; // prettier-ignore
}

/** A line each: what it got, what it costs, and why, shortly. */
function rows(
  title: string,
  items: readonly ResultItem[],
  measure: Measure,
  view: View,
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  const scale = scaleOf(measure, view.results.items);
  return html`<section>
    <h2>${title}</h2>
    <ul class="rows">
      ${items.map(
        (item) =>
          html`<li ?data-chosen=${item.selected}>
            <span>${shown(view.t(item.name))} ${decidedMark(item, view)}</span>
            <span class="num">${item.cost === undefined ? nothing : moneyOf(item.cost, view)}</span>
            <span class="track"
              ><i class="bar" ${sized('--v', along(measure.of(item), scale))}></i>
              <span class="value">${measure.text(measure.of(item))}</span></span
            >
            <span>${shortly(item, view)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** White around it is part of it: without, it cannot be read. */
function squares({ code }: Sheet): TemplateResult | typeof nothing {
  if (!code) return nothing;
  return html`<svg viewBox="0 0 ${code.size} ${code.size}" aria-hidden="true">
    <path d=${code.path} />
  </svg>`;
}
