import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Group } from './en.ts';
import { isRightToLeft } from './direction.ts';
import { createFormat, type Format } from './format.ts';
import { languageFor, loadMessages, messagesFor } from './languages.ts';

interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  /** Words that the page sets in place of ours. */
  messages?: object | undefined;
}

/**
 * The language of one element: its own `lang`, else its nearest ancestor's, through shadow roots.
 * It follows changes, and brings the words. Nothing is global: two languages fit on one page.
 */
export class LocaleController<M extends object> implements ReactiveController {
  readonly #host: LocaleHost;
  readonly #groups: () => readonly Group[];
  readonly #observer: MutationObserver;
  #tag = 'en';
  #format: Format = createFormat('en');

  /** @param groups asked for when they are needed: a subclass has its fields only after this is made */
  constructor(host: LocaleHost, groups: () => readonly Group[]) {
    this.#host = host;
    this.#groups = groups;
    this.#observer = new MutationObserver(() => this.#update());
    host.addController(this);
  }

  /** The language that was asked for, such as `ar-EG`: for dates, numbers and texts of the page. */
  get tag(): string {
    return this.#tag;
  }

  get dir(): 'ltr' | 'rtl' {
    return isRightToLeft(this.language) ? 'rtl' : 'ltr';
  }

  /** The language of the words. */
  get language(): string {
    return languageFor(this.#tag);
  }

  get format(): Format {
    return this.#format;
  }

  /** The words, or undefined while they are on their way. */
  get messages(): M | undefined {
    const messages = this.#loaded(this.language) ?? this.#loaded('en');
    return messages && { ...messages, ...this.#host.messages };
  }

  hostConnected(): void {
    const options = { attributes: true, attributeFilter: ['lang'], subtree: true };
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, options);
      if (!(root instanceof ShadowRoot)) break;
    }
    this.#update();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #update(): void {
    const tag = validTag(nearestLang(this.#host));
    if (tag === this.#tag && this.#loaded(this.language)) return;
    this.#tag = tag;
    const language = this.language;
    // A language that only resembles the reader's formats as itself, so that words and numbers agree.
    this.#format = createFormat(tag.split('-')[0] === language ? tag : language);
    if (!this.#loaded(language)) void this.#load(language);
    this.#host.requestUpdate();
  }

  #loaded(language: string): M | undefined {
    return messagesFor<M>(language, this.#groups());
  }

  async #load(language: string): Promise<void> {
    try {
      await loadMessages(language);
    } catch {
      // Offline between two languages: English, if it is here, is better than nothing at all.
      await loadMessages('en').catch(() => undefined);
    }
    this.#host.requestUpdate();
  }
}

function nearestLang(element: Element): string {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null;
    if (lang) return lang;
  }
  return 'en';
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** A page may say `lang="english"` or `lang="da_DK"`; Intl throws at what it does not know. */
function validTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.replace('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
