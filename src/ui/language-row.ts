import { css, html, nothing } from 'lit';
import { keepLanguage } from '../i18n/keep-language.ts';
import { directionOf } from '../i18n/direction.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import type { Say } from '../i18n/message.ts';
import { nearestTag } from '../protocol/pick-text.ts';
import { SamskabLanguageEvent } from './language-event.ts';
import { live } from './parts/live.ts';
import { styled } from './parts/styled.ts';

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
  .test {
    padding: 0.25em 0.75em;
    border-inline-start: 4px solid var(--_accent);
    font-weight: 600;
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
  readonly say: Say<'loading' | 'test'>;
}

/** Where it is chosen. */
interface Chooser {
  readonly element: HTMLElement;
  /** Where a choice is kept. */
  readonly storage: () => Storage | undefined;
  /** Announces something in a language. */
  readonly say: (message: string, lang: string) => void;
}

/** What stands above the title comes of it. */
interface Above {
  /** Its own language, where nothing is nearer to what is spoken. */
  readonly language: string;
  readonly test?: boolean;
}

/** Languages of Nordic towns for which Chromium has no names of their own. */
const NAMES: Readonly<Record<string, string>> = {
  fo: 'Føroyskt',
  kl: 'Kalaallisut',
  ku: 'Kurdî',
  so: 'Soomaali',
  ti: 'ትግርኛ',
};

/** That nothing counts, where that is so; and the languages that a reader may choose. */
export function languageRow(
  offered: readonly string[],
  { language, test }: Above,
  spoken: Spoken,
  chooser: Chooser,
): unknown {
  const { chosen } = spoken;
  // One that was chosen elsewhere is not here to stay: there is a way back.
  const all = chosen && !nearestTag(offered, chosen) ? [...offered, chosen] : offered;
  return [
    test ? html`<p class="test" ${styled(styles)}>${live(spoken.say('isTest'))}</p>` : nothing,
    all.length > 1 ? rowOf(all, language, spoken, chooser) : nothing,
  ];
}

/** Each in its own name. */
function rowOf(
  all: readonly string[],
  language: string,
  { tag, say }: Spoken,
  chooser: Chooser,
): unknown {
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
          @click=${() => one === current || choose(one, chooser)}
        >
          ${languageName(one)}
        </button>`,
    )}
  </div>`;
}

function choose(tag: string, { element, storage, say }: Chooser): void {
  keepLanguage(tag, storage());
  element.dispatchEvent(new SamskabLanguageEvent(tag));
  say(languageName(tag), tag);
}

/** @returns what its readers call a language; its tag where nobody knows */
function languageName(tag: string): string {
  const known = LANGUAGES[tag]?.name ?? NAMES[tag];
  if (known) return known;
  try {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
