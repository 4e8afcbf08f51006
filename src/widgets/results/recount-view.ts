import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';
import { bullets } from './list-view.ts';
import type { Recount, RecountProgress } from './recount-contract.ts';
import type { RecountState } from './recount-controller.ts';
import { nameOf, type ResultsWords, type View } from './words.ts';

/** The ids of what takes the focus. */
export const AGAIN = 'again';
export const STOP = 'stop';
export const OUTCOME = 'outcome';

interface RecountView {
  readonly state: RecountState;
  /** Absolute; where the ballots are. */
  readonly ballots: string;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** Anybody can count again: with the ballots at home, or here. */
export function recountView(
  { state, ballots, onStart, onStop }: RecountView,
  view: View,
): TemplateResult {
  const { m } = view.words;
  const running = state.status === 'running';
  return html`
    <section class="stack" part="recount">
      <h3>${m.yourself}</h3>
      <p>${m.yourselfHint}</p>
      <p class="links">
        <a href=${ballots} download>${m.download} <bdi dir="ltr">(.pb)</bdi></a>
      </p>
      <div class="row">
        ${
          running
            ? html`${button({ id: STOP, label: m.stop, onClick: onStop })}
                <progress aria-label=${m.again}></progress>
                <span>${progressWords(state.progress, m, view.words.f)}</span>`
            : html`${button({ id: AGAIN, label: m.again, onClick: onStart })}
                <span class="hint">${state.status === 'stopped' ? m.stopped : m.againHint}</span>`
        }
      </div>
      ${outcome(state, view)}
    </section>
  `;
}

export function progressWords(
  { step, done }: RecountProgress,
  m: ResultsWords['m'],
  f: ResultsWords['f'],
): string {
  return m[step](f, done);
}

function outcome(state: RecountState, view: View) {
  const { m } = view.words;
  if (state.status === 'failed') return box('bad', nothing, html`<p>${m.notRecounted}</p>`);
  if (state.status !== 'done') return nothing;
  const { recount } = state;
  return recount.same
    ? box('good', m.same, html`<p>${m.sameHint(view.words.f, recount.ballots)}</p>`)
    : box('bad', m.different, differences(recount, view));
}

/** It takes the focus: it is what the person waited for. */
function box(kind: 'good' | 'bad', heading: unknown, content: unknown): TemplateResult {
  return html`<div class="notice ${kind} stack" part="notice" tabindex="-1" id=${OUTCOME}>
    ${heading === nothing ? nothing : html`<h4>${heading}</h4>`} ${content}
  </div>`;
}

function differences({ selected, ballots }: Recount, view: View): TemplateResult {
  const { results, words } = view;
  const { m, f } = words;
  const published = results.items.filter((item) => item.selected).map(({ id }) => id);
  const here = selected.filter((id) => !published.includes(id));
  const there = published.filter((id) => !selected.includes(id));
  const names = (ids: readonly string[]) => ids.map((id) => html`<bdi>${nameOf(id, view)}</bdi>`);
  return html`
    <p>${m.differentHint}</p>
    ${
      ballots === results.ballots
        ? nothing
        : html`<p>${m.otherBallots(f, ballots, results.ballots)}</p>`
    }
    ${here.length > 0 ? html`<div>${bullets(m.onlyHere, names(here))}</div>` : nothing}
    ${there.length > 0 ? html`<div>${bullets(m.onlyThere, names(there))}</div>` : nothing}
    ${here.length + there.length === 0 ? html`<p>${m.otherOrder}</p>` : nothing}
  `;
}
