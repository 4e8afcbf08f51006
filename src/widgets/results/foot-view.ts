import { html, nothing, type TemplateResult } from 'lit';
import { isWalledOff } from '../../ui/device.ts';
import { actions } from '../../ui/parts/notice.ts';
import { addressOfPage, type Printing } from './printing.ts';
import { sheetView } from './sheet-view.ts';
import type { View } from './view.ts';

/** When it was published, and what can be taken along; and the sheet, once somebody prints. */
export function footView(
  view: View,
  announce: (said: string) => void,
  printing: Printing | undefined,
): TemplateResult {
  const { results, say, f } = view;
  return html`<footer class="foot" part="foot">
      <div class="buttons">
        ${actions(
          isWalledOff()
            ? undefined
            : { label: say('print'), onClick: () => void printing?.print(f) },
          { label: say('copyLink'), look: 'plain', onClick: () => void copy(view, announce) },
        )}
      </div>
      <p class="quiet">${say('published', { on: results.published.slice(0, 10) })}</p>
    </footer>
    ${printing?.sheet ? sheetView(view, printing.sheet) : nothing}`;
}

async function copy({ say }: View, announce: (said: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(addressOfPage());
    announce(say('linkCopied'));
  } catch {
    announce(say('notCopied'));
  }
}
