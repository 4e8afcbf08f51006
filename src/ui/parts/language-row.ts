import { css, html, nothing, type TemplateResult } from 'lit';
import { directionOf } from '../../i18n/direction.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Say } from '../../i18n/message.ts';
import { nearestTag } from '../../protocol/pick-text.ts';
import { live } from './live.ts';
import { styled } from './styled.ts';

const styles = css`
  .languages {
    gap: 0 0.25em;
    border-block-end: 1px solid var(--_faint);
  }
  .languages > [aria-current] {
    border-radius: 0;
    border-block-end: 3px solid var(--_accent);
    color: var(--_text);
    font-weight: 600;
    text-decoration: none;
    cursor: default;
  }
  /* On a phone the names alone, in one line where they fit. */
  @container (max-width: 24em) {
    .languages > .hint {
      display: none;
    }
    .languages > button {
      padding-inline: 0.25em;
      font-size: var(--_small);
    }
  }
  @media print {
    .languages {
      display: none;
    }
  }
`;

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

/**
 * The languages that a reader may choose, each in its own name.
 * @param language the definition's own, where nothing is nearer to what is spoken
 */
export function languageRow(
  offered: readonly string[],
  language: string,
  { tag, chosen, say }: Spoken,
  choose: (tag: string) => void,
): TemplateResult {
  // One that was chosen elsewhere is not here to stay: there is a way back.
  const all = chosen && !nearestTag(offered, chosen) ? [...offered, chosen] : offered;
  const current = nearestTag(all, tag) ?? nearestTag(all, language);
  return html`<div
    class="row languages"
    part="languages"
    role="group"
    aria-labelledby="languages"
    ${styled(styles)}
  >
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
