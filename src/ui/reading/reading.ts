import { css, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { LocaleController } from '../../i18n/locale.ts';
import { addStyles } from '../parts/styled.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { hush, hushIfGone, speak } from './speaker.ts';
import { followVoices, voiceFor } from './voices.ts';

interface ReadingHost extends ReactiveControllerHost, HTMLElement {
  readonly readAloud: boolean;
}

type Locale = Pick<LocaleController<'reading'>, 'language' | 'loadRare' | 'say'>;

/** What an item is called, in whatever way it is drawn. */
const NAMES = '[part~="name"], .name, h3, h4, label, legend';

const styles = css`
  [part~='listen'] {
    justify-self: start;
    align-self: start;
    position: relative;
    z-index: 1;
    margin-inline-start: calc(-0.5em - 2px);
  }
  [data-reading] {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  ::highlight(samskab-reading) {
    background-color: #ffe08a;
    color: #1b1b1f;
  }
  @media (forced-colors: active) {
    ::highlight(samskab-reading) {
      background-color: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    [part~='listen'] {
      display: none;
    }
  }
`;

/**
 * A button to listen: for each item, and for all that is shown. It never begins by itself, and is not
 * there where the device has no voice for the language. It depends on the parts of a widget alone, and
 * puts its buttons into what was drawn, as few ever need it.
 */
export class Reading implements ReactiveController {
  readonly #host: ReadingHost;
  readonly #locale: Locale;
  /** What each button was made of; it is made anew where that has changed. */
  readonly #made = new WeakMap<Element, string>();
  #stop: (() => void) | undefined;
  /** Changes when there are other voices. */
  #voices = 0;
  #language: string | undefined;
  #read: { readonly button: Element; readonly first: Sentence } | undefined;

  constructor(host: ReadingHost, locale: Locale) {
    this.#host = host;
    this.#locale = locale;
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    this.#stop = followVoices(() => {
      this.#voices++;
      this.#follow();
    });
  }

  hostUpdated(): void {
    const { language } = this.#locale;
    if (language === this.#language) return this.#follow();
    this.#language = language;
    // Without its words there are no buttons.
    void this.#locale
      .loadRare()
      .catch(() => undefined)
      .then(() => this.#follow());
  }

  hostDisconnected(): void {
    this.#stop?.();
    if (this.#read) hush();
  }

  #follow(): void {
    const root = this.#host.shadowRoot;
    const frame = root?.querySelector('[part~="base"]');
    if (!root || !frame) return;
    if (this.#read) hushIfGone(this.#read.first.range);
    // Whoever sets its own styles later takes these away.
    addStyles(root, styles);
    const lang = frame.getAttribute('lang') ?? '';
    const header = root.querySelector('[part~="header"]');
    if (header) this.#offer(header, frame, [lang], () => '');
    for (const item of root.querySelectorAll('[part~="item"]')) {
      const langs = [...item.querySelectorAll('[lang]')].map((one) => one.getAttribute('lang') ?? lang); // prettier-ignore
      const cell = (item as Partial<HTMLTableRowElement>).cells?.[0];
      const place = cell ?? item.querySelector(':scope > .about') ?? item;
      this.#offer(place, item, [lang, ...langs], () => nameOf(item, lang));
    }
  }

  /**
   * Puts a button at the end of a place, or takes it away.
   * @param what is read
   * @param langs in which it is written: all of it is read, or nothing
   * @param name of what is read; empty where it is everything
   */
  #offer(place: Element, what: Element, langs: readonly string[], name: () => string): void {
    const there = place.querySelector(':scope > [part~="listen"]');
    const { say } = this.#locale;
    const wanted = this.#host.readAloud && say('readAloud') && langs.every(voiceFor);
    if (!wanted) {
      if (there && there === this.#read?.button) hush();
      return there?.remove();
    }
    const of = [this.#language, this.#voices, what.textContent?.length].join();
    if (there && (this.#made.get(there) === of || there === this.#read?.button)) return;
    const button = there ?? this.#button(what);
    this.#made.set(button, of);
    this.#label(button, name());
    if (!there) place.append(button);
    // With its own words in it, as it is compared with.
    this.#made.set(button, [this.#language, this.#voices, what.textContent?.length].join());
  }

  #label(button: Element, name: string): void {
    const { say } = this.#locale;
    button.textContent = say(name ? 'readAloud' : 'readAllAloud');
    if (name) button.setAttribute('aria-label', say('readAloudOf', { name }));
  }

  #button(what: Element): Element {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.part.add('button', 'plain', 'listen');
    button.addEventListener('click', (event) => {
      // Where the whole of an item is pressed to choose it, this is no choice.
      event.stopPropagation();
      if (this.#read?.button === button) hush();
      else this.#begin(button, what);
    });
    return button;
  }

  #begin(button: Element, what: Element): void {
    const frame = what.closest('[part~="base"]');
    const sentences = inOrder(what, sentencesOf(what, frame?.getAttribute('lang') ?? ''));
    const [first] = sentences;
    if (!first) return;
    const [text, name] = [button.textContent, button.getAttribute('aria-label')];
    speak(sentences, () => {
      this.#read = undefined;
      button.textContent = text;
      if (name) button.setAttribute('aria-label', name);
      // The language may have changed meanwhile.
      this.#made.delete(button);
      this.#follow();
    });
    this.#read = { button, first };
    button.textContent = this.#locale.say('stopReading');
    button.removeAttribute('aria-label');
  }
}

/** Of an item what it is and what it costs, before what is said of it; the whole as it stands. */
function inOrder(what: Element, sentences: readonly Sentence[]): Sentence[] {
  const name = what.matches('[part~="item"]') ? what.querySelector(NAMES) : undefined;
  if (!name) return [...sentences];
  const rank = ({ range: { startContainer } }: Sentence) => {
    if (name.contains(startContainer)) return 0;
    return startContainer.parentElement?.closest('.price') ? 1 : 2;
  };
  return [...sentences].sort((one, other) => rank(one) - rank(other));
}

function nameOf(item: Element, lang: string): string {
  const sentences = sentencesOf(item.querySelector(NAMES) ?? item, lang);
  const [first] = sentences;
  return (
    sentences
      .filter(({ block }) => block === first?.block)
      .map(({ text }) => text)
      .join(' ') || ' '
  );
}
