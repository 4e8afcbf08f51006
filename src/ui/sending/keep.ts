import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../i18n/format.ts';
import { isWalledOff } from '../device.ts';
import { button } from '../parts/button.ts';
import { live } from '../parts/live.ts';
import type { Speech } from '../view.ts';

type Said = Speech<'sending'>;

/** What a receipt is kept by: copied, printed, handed on to whatever the device has for that. */
export class Keep {
  readonly #tell: (said: string) => void;
  #copied: 'codeCopied' | 'copyYourself' | undefined;

  /** @param tell says it to who cannot see it, and draws anew */
  constructor(tell: (said: string) => void) {
    this.#tell = tell;
  }

  clear(): void {
    this.#copied = undefined;
  }

  /**
   * @param code copied; undefined where there is none
   * @param text handed on: what it is, the code and when
   */
  render(code: string | undefined, text: string, speech: Said): TemplateResult {
    const { say, f } = speech;
    const refused = this.#copied === 'copyYourself';
    return html`<div class="row keep">
        ${
          code === undefined
            ? nothing
            : button({
                label: say(this.#copied === 'codeCopied' ? 'codeCopied' : 'copy'),
                onClick: (event) => void this.#copy(code, rootOf(event), speech),
              })
        }
        ${
          isWalledOff()
            ? nothing
            : button({
                label: say('print'),
                onClick: (event) => void printSlip(rootOf(event), f),
              })
        }
        ${
          canShare(text)
            ? button({
                label: say('shareReceipt'),
                // Who thinks better of it has not failed.
                onClick: () => void navigator.share({ text }).catch(() => undefined),
              })
            : nothing
        }
      </div>
      ${isWalledOff() && code !== undefined ? html`<p>${say('writeDown')}</p>` : nothing}
      ${refused ? html`<p>${live(say('copyYourself'))}</p>` : nothing}`;
  }

  async #copy(code: string, root: ShadowRoot, { say }: Said): Promise<void> {
    try {
      // Not there on a page without TLS, and refused in some frames.
      await navigator.clipboard.writeText(code);
      this.#copied = 'codeCopied';
    } catch {
      const shown = root.querySelector('.code');
      if (shown) getSelection()?.selectAllChildren(shown);
      this.#copied = 'copyYourself';
    }
    this.#tell(say(this.#copied));
  }
}

/** What prints the slip alone is fetched for those who print; without a line all of the page is. */
async function printSlip(root: ShadowRoot, f: Format): Promise<void> {
  const slip = root.querySelector('.slip');
  const file = await import('./print.ts').catch(() => undefined);
  if (file && slip) file.printAlone(slip, f);
  else print();
}

function rootOf(event: Event): ShadowRoot {
  return (event.target as Element).getRootNode() as ShadowRoot;
}

function canShare(text: string): boolean {
  // In a frame that may not, it is there and refuses.
  return !isWalledOff() && 'share' in navigator && navigator.canShare?.({ text }) !== false;
}
