import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../parts/button.ts';
import type { Speech } from '../view.ts';

/** The ids of what takes the focus while something is deleted. */
export const DELETE = 'delete';
export const UNDO = 'undo';

interface Deletion {
  readonly can: boolean;
  /** Whether the person is asked if it shall be deleted. */
  readonly asking: boolean;
  readonly deleted: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onDelete: () => void;
  readonly onUndo: () => void;
}

/** What was begun can be deleted: asked once, and had back for a moment. */
export function deletion(
  { can, asking, deleted, onAsk, onDelete, onUndo }: Deletion,
  { say }: Pick<Speech<'sending'>, 'say'>,
): TemplateResult | typeof nothing {
  if (deleted) {
    return button({ id: UNDO, label: say('undo'), look: 'plain', onClick: onUndo });
  }
  if (!can) return nothing;
  if (!asking) {
    const onClick = () => onAsk(true);
    return button({ id: DELETE, label: say('deleteHere'), look: 'plain', onClick });
  }
  return html`
    <div class="row" role="group" aria-labelledby="sure">
      <strong id="sure">${say('deleteQuestion')}</strong>
      ${button({ id: DELETE, label: say('deleteYes'), onClick: onDelete })}
      ${button({ label: say('deleteNo'), onClick: () => onAsk(false) })}
    </div>
  `;
}
