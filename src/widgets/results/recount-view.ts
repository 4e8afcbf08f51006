import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../ui/parts/button.ts';
import { live } from '../../ui/parts/live.ts';
import type { Speech } from '../../ui/view.ts';
import type { ResultsGroups } from './groups.ts';
import { differencesView } from './differences-view.ts';
import { fold } from './fold.ts';
import { fileView } from './spread-view.ts';
import { bullets } from './why-view.ts';
import type { Recount, RecountProgress } from './recount-contract.ts';
import { AGAIN, OUTCOME, STOP, type RecountState } from './recount-controller.ts';
import { nameOf, type View } from './view.ts';

interface RecountView {
  readonly state: RecountState;
  /** Absolute; where the ballots are. */
  readonly ballots: string;
  /** The same; where what came out is as a table. */
  readonly table: string | undefined;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** Anybody can count again: with the ballots at home, or here. */
export function recountView(
  { state, ballots, table, onStart, onStop }: RecountView,
  view: View,
): TemplateResult {
  const { say } = view;
  const running = state.status === 'running';
  return fold(
    'recount',
    say('yourself'),
    say('yourselfShort'),
    html`
      <p>${say('yourselfHint')}</p>
      <p class="links">
        <a href=${ballots} download>${say('download')} <bdi dir="ltr">(.pb)</bdi></a>
        ${
          table === undefined
            ? nothing
            : html`<a href=${table} download
                >${say('downloadTable')} <bdi dir="ltr">(.csv)</bdi></a
              >`
        }
      </p>
      <div class="row">
        ${
          running
            ? html`${button({ id: STOP, label: say('stop'), onClick: onStop })}
                <progress aria-label=${say('again')}></progress>
                <span>${live(progressWords(state.progress, view))}</span>`
            : html`${button({ id: AGAIN, label: say('again'), onClick: onStart })}
                <span class="hint"
                  >${live(say(state.status === 'stopped' ? 'stopped' : 'againHint'))}</span
                >`
        }
      </div>
      ${outcome(state, view)} ${fileView(view)}
    `,
  );
}

export function progressWords(
  { step, done }: RecountProgress,
  { say }: Pick<Speech<ResultsGroups>, 'say'>,
): string {
  return step === 'reading' ? say('reading', { ballots: done }) : say('counting', { rounds: done });
}

function outcome(state: RecountState, view: View) {
  const { say } = view;
  if (state.status === 'failed') return box('bad', nothing, html`<p>${say('notRecounted')}</p>`);
  if (state.status !== 'done') return nothing;
  const { same, ballots } = state.recount;
  return same
    ? box('good', live(say('same')), html`<p>${live(say('sameHint', { ballots }))}</p>`)
    : box('bad', live(say('different')), whatDiffers(state.recount, view));
}

/** It takes the focus: it is what the person waited for. */
function box(kind: 'good' | 'bad', heading: unknown, content: unknown): TemplateResult {
  return html`<div class="notice ${kind} stack" part="notice" tabindex="-1" id=${OUTCOME}>
    ${heading === nothing ? nothing : html`<h5>${heading}</h5>`} ${content}
  </div>`;
}

function whatDiffers({ selected, differences }: Recount, view: View): TemplateResult {
  const { results, say } = view;
  const published = results.items.filter((item) => item.selected).map(({ id }) => id);
  const here = selected.filter((id) => !published.includes(id));
  const there = published.filter((id) => !selected.includes(id));
  const names = (ids: readonly string[]) => ids.map((id) => html`<bdi>${nameOf(id, view)}</bdi>`);
  return html`
    ${differencesView(differences, view)}
    ${here.length > 0 ? html`<div>${bullets(say('onlyHere'), names(here))}</div>` : nothing}
    ${there.length > 0 ? html`<div>${bullets(say('onlyThere'), names(there))}</div>` : nothing}
  `;
}
