import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../../protocol/receipt.ts';
import { isWalledOff } from '../device.ts';
import { HEADING } from '../parts/ids.ts';
import { actions, notice } from '../parts/notice.ts';
import type { Speech } from '../view.ts';

export type Said = Speech<
  'loading' | 'event' | 'sending' | 'eventSending' | 'eventManage' | 'ideaManage'
>;

export interface Shown {
  readonly status: 'shown' | 'asking' | 'ending' | 'failed';
  readonly receipt: Receipt;
  /** What the widget says of it. */
  readonly shows: unknown;
  readonly onAsk: (asking: boolean) => void;
  readonly onEnd: () => void;
  /** Leads to the form; undefined where nobody can take part any more. */
  readonly onLeave: (() => void) | undefined;
}

/** The ids of what takes the focus while it is asked whether to take it back. */
export const QUESTION = 'end-question';
export const END = 'end';

/** Whether what a receipt stood for was taken back. */
export function isOver({ withdrawn, places = [] }: Receipt): boolean {
  return withdrawn ?? (places.length > 0 && places.every(({ status }) => status === 'cancelled'));
}

/** What a receipt stands for, and how to take it back. */
export function managedTemplate({ say, f }: Said, shown: Shown): TemplateResult {
  const { receipt, shows, onLeave } = shown;
  const { code, adults, children = 0, links } = receipt;
  const over = isOver(receipt);
  return html`
    <section class="stack" part="receipt">
      <h3 tabindex="-1" id=${HEADING}>${say(over ? 'ended' : 'managed')}</h3>
      ${shows}
      ${
        adults === undefined || over
          ? nothing
          : html`<p>
              ${say('adults')}: ${f.number(adults)} · ${say('children')}: ${f.number(children)}
            </p>`
      }
      <p><span class="quiet">${say('receiptCode')}</span> <bdi>${code}</bdi></p>
      ${
        links?.calendar && !isWalledOff()
          ? html`<p class="links"><a href=${links.calendar}>${say('calendar')}</a></p>`
          : nothing
      }
      ${
        over
          ? actions(onLeave && { label: say('anew'), onClick: onLeave })
          : endTemplate({ say }, shown)
      }
    </section>
  `;
}

function endTemplate({ say }: Pick<Said, 'say'>, { status, onAsk, onEnd, onLeave }: Shown) {
  if (status === 'shown') {
    return actions(
      { id: END, label: say('end'), onClick: () => onAsk(true) },
      onLeave && { label: say('again'), look: 'plain', onClick: onLeave },
    );
  }
  const busy = status === 'ending';
  return html`
    ${status === 'failed' ? notice('bad', say('endFailed')) : nothing}
    <p tabindex="-1" id=${QUESTION}>${say('endQuestion')}</p>
    ${actions(
      { label: say(busy ? 'sending' : 'endYes'), look: 'primary', off: busy, onClick: onEnd },
      { label: say('endNo'), off: busy, onClick: () => onAsk(false) },
    )}
  `;
}
