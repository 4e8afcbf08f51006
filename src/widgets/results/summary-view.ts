import { html, nothing, type TemplateResult } from 'lit';
import type { Results } from '../../protocol/results.ts';
import { live } from '../../ui/parts/live.ts';
import { notice } from '../../ui/parts/notice.ts';
import { shown } from '../../ui/parts/shown.ts';
import type { Speech } from '../../ui/view.ts';
import type { ResultsGroups } from './groups.ts';
import { moneyOf, type View } from './view.ts';

/** What this is, and how sure it is: in words, before any number. */
export function stateView(results: Results, { say, t }: Speech<ResultsGroups>): TemplateResult {
  const { state, closes, phase } = results;
  if (state === 'not-counted') {
    const over = phase === 'closed' || (closes !== undefined && Date.parse(closes) <= Date.now());
    return html`
      <p><strong class="badge" part="state">${live(say('notCounted'))}</strong></p>
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
  const { note, published } = results;
  return html`
    <p>
      <strong class="badge ${state}" part="state">${live(say(state))}</strong>
      ${live(say('published', { time: published }))}${state === 'provisional' ? html`. ${say('provisionalHint')}` : nothing}
    </p>
    ${closes === undefined ? nothing : html`<p class="hint">${say('votingClosed', { closes })}</p>`}
    ${note === undefined ? nothing : html`<p class="prose">${shown(t(note))}</p>`}
  `;
}

/** How much was chosen, for how much, by how many. */
export function summaryView(view: View): TemplateResult {
  const { results, say, f } = view;
  const { budget, spent, left, items, currency } = results;
  const money = (minor: number) => moneyOf(minor, view);
  const chosen = items.filter(({ selected }) => selected).length;
  return html`
    <dl class="facts big" part="summary">
      ${fact(say('chosen'), say('of', { part: chosen, whole: items.length }))}
      ${
        spent === undefined
          ? nothing
          : fact(
              say('spent'),
              budget === undefined
                ? money(spent)
                : say('of', { part: money(spent), whole: money(budget) }),
            )
      }
      ${left === undefined ? nothing : fact(say('left'), money(left))}
      ${fact(say('ballots'), f.number(results.ballots))}
    </dl>
    ${
      budget && spent !== undefined
        ? html`<svg class="line" aria-hidden="true">
            <rect width="100%" height="100%"></rect>
            <g data-chosen><rect width="${(spent / budget) * 100}%" height="100%"></rect></g>
          </svg>`
        : nothing
    }
    ${
      budget !== undefined && spent === undefined
        ? html`<p>${say('toSpend', { amount: budget, currency })}</p>`
        : nothing
    }
    ${results.allWouldFit ? notice('info', say('allWouldFit')) : nothing}
  `;
}

export function fact(label: unknown, value: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
