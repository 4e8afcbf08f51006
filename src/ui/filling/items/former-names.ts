import { html, nothing, type TemplateResult } from 'lit';
import type { Text } from '../../../protocol/text.ts';
import type { Speech } from '../../view.ts';

/** What may have been called otherwise while people voted on it. */
export interface Renamed {
  readonly formerly?: readonly { readonly name: Text }[];
}

/** The mark of what was renamed after votes had come in. */
export function formerNames(
  { formerly }: Renamed,
  { say, t }: Speech<'items'>,
): TemplateResult | typeof nothing {
  if (!formerly) return nothing;
  return html`<p class="hint">
    ${say('formerly', { names: formerly.map(({ name }) => t(name).value) })}
  </p>`;
}
