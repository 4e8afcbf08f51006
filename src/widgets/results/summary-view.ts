import { html, nothing, type TemplateResult } from 'lit';
import type { CountedResults, Results } from '../../protocol/results.ts';
import { live } from '../../ui/parts/live.ts';
import { notice } from '../../ui/parts/notice.ts';
import { shown } from '../../ui/parts/shown.ts';
import { sized } from '../../ui/parts/sized.ts';
import type { Speech } from '../../ui/view.ts';
import type { ResultsGroups } from './groups.ts';
import { inOrder, moneyOf, type View } from './view.ts';

type Words = Speech<ResultsGroups>;

/** More segments than these are too thin to be told apart. */
const MOST_SEGMENTS = 40;

/** What this is, and how sure it is: in words, before any number. */
export function stateView(results: Results, speech: Words): TemplateResult {
  const { say, t } = speech;
  const { state, closes, phase } = results;
  if (state === 'not-counted') {
    const over = phase === 'closed' || (closes !== undefined && Date.parse(closes) <= Date.now());
    return html`
      <p><strong class="stamp" part="state">${live(say('notCounted'))}</strong></p>
      <p>
        ${
          closes === undefined
            ? nothing
            : live(say(over ? 'votingClosed' : 'votingCloses', { closes }))
        }
        ${say('notCountedHint')}
      </p>
    `;
  }
  const { note, ballots } = results;
  return html`
    <h3 class="claim" part="claim">${live(claim(results, speech))}</h3>
    <p>
      <strong class="stamp ${state}" part="state">${live(say(state))}</strong>
      <span class="quiet">· ${live(say('voted', { ballots }))}</span>
      ${state === 'provisional' ? html`<br />${say('provisionalHint')}` : nothing}
    </p>
    ${note === undefined ? nothing : html`<p class="prose">${shown(t(note))}</p>`}
  `;
}

/** No more than is known: what may change, or was decided otherwise since, does not happen yet. */
export function claim({ items, state, decisions = [] }: CountedResults, { say }: Words): string {
  const part = items.filter(({ selected }) => selected).length;
  if (part === 0) return say('noneChosen');
  const sure = state !== 'provisional' && decisions.length === 0;
  const built = items.some(({ cost }) => cost !== undefined);
  return say(sure && built ? 'willHappen' : 'chosenOf', { part, whole: items.length });
}

/** How much is spent, on how many, and what is left. */
export function summaryView(view: View): TemplateResult {
  const { results, say } = view;
  const { budget, spent, left, currency } = results;
  const money = (minor: number) => html`<strong>${moneyOf(minor, view)}</strong>`;
  const all = spent === undefined ? 0 : Math.max(budget ?? 0, spent);
  return html`
    <div class="money" part="summary">
      ${budget && spent !== undefined ? moneyBar(all, spent, view) : nothing}
      ${
        spent === undefined
          ? nothing
          : html`<p>
              <span
                >${around(
                  say(budget === undefined ? 'inAll' : 'isSpent', { amount: MARK }),
                  money(spent),
                )}</span
              >
              ${
                left === undefined
                  ? nothing
                  : html`<span class="quiet"
                      >${around(say('isLeft', { amount: MARK }), moneyOf(left, view))}</span
                    >`
              }
            </p>`
      }
      ${
        budget !== undefined && spent === undefined
          ? html`<p>${say('toSpend', { amount: budget, currency })}.</p>`
          : nothing
      }
    </div>
    ${results.allWouldFit ? notice('info', say('allWouldFit')) : nothing}
  `;
}

/** Stands for an amount until it is put in its place, bold and in one piece. */
const MARK = '\u{F8FF}';

function around(sentence: string, amount: unknown): TemplateResult {
  const [before = '', after = ''] = sentence.split(MARK);
  return html`${before}<span class="num">${amount}</span>${after}`;
}

/** A segment for each that was chosen, in its order, and a hollow end for what is left. */
function moneyBar(all: number, spent: number, { results }: View): TemplateResult {
  const priced = inOrder(results).filter(({ cost }) => cost);
  const segments = priced.length > MOST_SEGMENTS ? [spent] : priced.map(({ cost = 0 }) => cost);
  return html`<div class="whole" aria-hidden="true">
    ${segments.map((cost) => html`<i ${sized('flex-grow', String(cost / all))}></i>`)}
    ${all > spent ? html`<i class="rest" ${sized('flex-grow', String((all - spent) / all))}></i>` : nothing}
  </div>`;
}

export function fact(label: unknown, value: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
