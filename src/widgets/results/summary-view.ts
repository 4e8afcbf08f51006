import { html, nothing, type TemplateResult } from 'lit';
import type { Results } from '../../protocol/results.ts';
import { shown } from '../../ui/field-parts.ts';
import { notice } from '../../ui/frame.ts';
import { moneyOf, type ResultsWords, type View } from './words.ts';

/** What this is, and how sure it is: in words, before any number. */
export function stateView(results: Results, { m, f, t }: ResultsWords): TemplateResult {
  const { state, closes, phase } = results;
  if (state === 'not-counted') {
    const over = phase === 'closed' || (closes !== undefined && Date.parse(closes) <= Date.now());
    return html`
      <p><strong class="badge" part="state">${m.notCounted}</strong></p>
      <p>
        ${closes === undefined ? nothing : over ? m.votingClosed(f, closes) : m.votingCloses(f, closes)}
        ${m.notCountedHint}
      </p>
    `;
  }
  const { note, published } = results;
  return html`
    <p>
      <strong class="badge ${state}" part="state">${m[state]}</strong>
      ${m.published(f, published)}${state === 'provisional' ? html`. ${m.provisionalHint}` : nothing}
    </p>
    ${closes === undefined ? nothing : html`<p class="hint">${m.votingClosed(f, closes)}</p>`}
    ${note === undefined ? nothing : html`<p class="prose">${shown(t(note))}</p>`}
  `;
}

/** How much was chosen, for how much, by how many. */
export function summaryView(view: View): TemplateResult {
  const { results, words } = view;
  const { m, f } = words;
  const { budget, spent, left, items } = results;
  const money = (minor: number) => moneyOf(minor, view);
  const chosen = items.filter(({ selected }) => selected).length;
  return html`
    <dl class="facts big" part="summary">
      ${fact(m.chosen, m.of(f.number(chosen), f.number(items.length)))}
      ${
        spent === undefined
          ? nothing
          : fact(m.spent, budget === undefined ? money(spent) : m.of(money(spent), money(budget)))
      }
      ${left === undefined ? nothing : fact(m.left, money(left))}
      ${fact(m.ballots, f.number(results.ballots))}
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
        ? html`<p>${m.toSpend(f, budget, results.currency)}</p>`
        : nothing
    }
    ${results.allWouldFit ? notice('info', m.allWouldFit) : nothing}
  `;
}

export function fact(label: unknown, value: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
