import { html, nothing, type TemplateResult } from 'lit';
import { isWalledOff } from '../../ui/device.ts';
import { actions } from '../../ui/parts/notice.ts';
import { shown } from '../../ui/parts/shown.ts';
import { fileView } from './spread-view.ts';
import type { View } from './view.ts';

/** When it was published, and what can be taken along; on paper whom to ask, too. */
export function footView(view: View, announce: (said: string) => void): TemplateResult {
  const { results, say, t } = view;
  const { published, help } = results;
  return html`<footer class="foot" part="foot">
    <div class="buttons">
      ${actions(isWalledOff() ? undefined : { label: say('print'), onClick: () => print() }, {
        label: say('copyLink'),
        look: 'plain',
        onClick: () => void copy(view, announce),
      })}
    </div>
    <p class="quiet">${say('published', { on: published.slice(0, 10) })}</p>
    <div class="on-paper">
      ${help === undefined ? nothing : html`<p>${shown(t(help))}</p>`} ${fileView(view)}
    </div>
  </footer>`;
}

/** The page that a person is on is what they want to pass on. */
async function copy({ say }: View, announce: (said: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href.replace(/#.*/, ''));
    announce(say('linkCopied'));
  } catch {
    announce(say('notCopied'));
  }
}
