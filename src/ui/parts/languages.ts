import { html, nothing, type TemplateResult } from 'lit';
import { directionOf } from '../../i18n/direction.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Say } from '../../i18n/message.ts';
import { nearestTag } from '../../protocol/pick-text.ts';
import type { Text } from '../../protocol/text.ts';
import { live } from './live.ts';

/** What of a definition says in which languages it can be read. */
interface Offering {
  readonly title: Text;
  readonly language: string;
  readonly languages?: readonly string[];
}

/** Which language is spoken now. */
interface Spoken {
  readonly tag: string;
  readonly chosen: string | undefined;
  readonly say: Say<'loading'>;
}

/** Languages of Nordic towns for which Chromium has no names of their own. */
const NAMES: Readonly<Record<string, string>> = {
  fo: 'Føroyskt',
  kl: 'Kalaallisut',
  ku: 'Kurdî',
  so: 'Soomaali',
  ti: 'ትግርኛ',
};

/** The languages that a reader may choose, each in its own name; nothing where there is but one. */
export function languageRow(
  { title, language, languages }: Offering,
  { tag, chosen, say }: Spoken,
  choose: (tag: string) => void,
): TemplateResult | typeof nothing {
  const offered = languages ?? (typeof title === 'string' ? [language] : Object.keys(title));
  // One that was chosen elsewhere is not here to stay: there is a way back.
  const all = chosen && !nearestTag(offered, chosen) ? [...offered, chosen] : offered;
  if (all.length < 2) return nothing;
  const current = nearestTag(all, tag) ?? nearestTag(all, language);
  return html`<div class="row languages" part="languages" role="group" aria-labelledby="languages">
    <span class="hint" id="languages">${live(say('readIn'))}</span>
    ${all.map(
      (one) =>
        html`<button
          type="button"
          class="plain"
          part="button plain"
          lang=${one}
          dir=${directionOf(one)}
          aria-current=${one === current ? 'true' : nothing}
          @click=${() => one === current || choose(one)}
        >
          ${languageName(one)}
        </button>`,
    )}
  </div>`;
}

/** @returns what its readers call a language; its tag where nobody knows */
export function languageName(tag: string): string {
  const known = LANGUAGES[tag]?.name ?? NAMES[tag];
  if (known) return known;
  try {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
