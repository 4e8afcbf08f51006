import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { fold } from './fold.ts';
import type { LookedUp } from './look-up.ts';
import type { View } from './view.ts';

/** The ids of what takes the focus. */
export const RECEIPT = 'receipt';
export const LOOKED_UP = 'looked-up';

/** What a receipt looks like: no letters in it that could be a word. */
const EXAMPLE = '7K3M-Q9TX';

/** "Was mine recorded?": who has a receipt looks for it in the published list. */
export function recordedView(
  state: LookedUp,
  onLook: (typed: string) => void,
  view: View,
): TemplateResult {
  const { say } = view;
  const wrong = state.status === 'malformed' || state.status === 'trial';
  const look = ({ target }: Event) => {
    const place = (target as Element).closest('[role=search]');
    onLook(place?.querySelector('input')?.value ?? '');
  };
  // No form: in a frame that is walled off none is ever sent.
  const onKey = (event: KeyboardEvent) =>
    event.key === 'Enter' && !event.isComposing && look(event);
  return fold(
    'recorded',
    say('recorded'),
    say('recordedShort'),
    html`
      <p>${say('recordedHint')}</p>
      <div role="search" aria-label=${say('recorded')}>
        <div class="field" ?data-invalid=${wrong}>
          <label for=${RECEIPT}>${say('receiptLabel')}</label>
          <p class="quiet" id="receipt-hint">${say('receiptLike', { code: EXAMPLE })}</p>
          ${
            wrong
              ? html`<p class="error" id="receipt-error">
                  ${live(say(state.status === 'trial' ? 'trialReceipt' : 'notAReceipt'))}
                </p>`
              : nothing
          }
          <input
            part="input"
            id=${RECEIPT}
            name=${RECEIPT}
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            @keydown=${onKey}
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${wrong ? 'receipt-error receipt-hint' : 'receipt-hint'}
          />
        </div>
        <button
          type="button"
          part="button"
          @click=${look}
          aria-disabled=${state.status === 'looking' ? 'true' : nothing}
        >
          ${live(say(state.status === 'looking' ? 'looking' : 'lookUp'))}
        </button>
      </div>
      ${outcome(state, view)}
      <p class="quiet">${say('notJoined')}</p>
    `,
  );
}

/** It takes the focus: it is what the person waited for. */
function outcome(state: LookedUp, view: View): TemplateResult | typeof nothing {
  const { results, say } = view;
  const { listed = 0, without = 0 } = results.receipts ?? {};
  switch (state.status) {
    case 'early':
    case 'lost':
      return box('bad', [say(state.status === 'early' ? 'listTooYoung' : 'listLost')]);
    case 'found': {
      const { code, there } = state;
      const said = [say('isRecordedHint', { code, listed: there })];
      if (there > listed) said.push(say('listLonger', { there, listed }));
      return box('good', said, say('isRecorded'));
    }
    case 'absent': {
      const { code, there } = state;
      if (there < listed) return box('bad', [say('listShort', { there, listed })]);
      return box(
        'bad',
        [
          say('notRecordedHint', { code }),
          ...(without > 0 ? [say('withoutReceipt', { without })] : []),
          say('askAbout'),
          ...help(view),
        ],
        say('notRecorded'),
      );
    }
    default:
      return nothing;
  }
}

/** Whom to ask, with what leads there at once. */
function help({ results: { help }, t }: View): TemplateResult[] {
  return help === undefined ? [] : [shown(t(help))];
}

function box(kind: 'good' | 'bad', lines: readonly unknown[], heading?: string): TemplateResult {
  return html`<div class="notice ${kind} stack" part="notice" tabindex="-1" id=${LOOKED_UP}>
    ${heading === undefined ? nothing : html`<h5>${live(heading)}</h5>`}
    ${lines.map((line) => html`<p>${live(line)}</p>`)}
  </div>`;
}

/** @returns what to say to who cannot see it; nothing where the field takes the focus */
export function lookedUpWords(state: LookedUp, { say }: Pick<View, 'say'>): string {
  if (state.status === 'found') return say('isRecorded');
  return state.status === 'looking' ? say('looking') : '';
}
