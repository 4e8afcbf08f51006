import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createFormat, type Format } from './format.ts';
import { phrase, type Group, type Key, type Message, type Say, type Values } from './message.ts';
import { languageFor, loadWords, wordsFor, wordsVersion } from './words.ts';

/** Which words a widget uses: those it begins with, those that come later, and those few ever see. */
export interface GroupsOf<G extends Group> {
  readonly first: readonly G[];
  readonly later: readonly G[];
  /** Said once they are here; whoever needs them fetches them. */
  readonly rare?: readonly G[];
}

interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  /** Words that the page sets in place of ours, by key. */
  messages?: Readonly<Record<string, Message>> | undefined;
}

/**
 * The language of one element: its own `lang`, else its nearest ancestor's, through shadow roots.
 * It follows changes, and brings the words. Nothing is global: two languages fit on one page.
 */
export class LocaleController<G extends Group> implements ReactiveController {
  readonly #host: LocaleHost;
  readonly #groups: () => GroupsOf<G>;
  readonly #observer: MutationObserver;
  #tag = 'en';
  #format: Format = createFormat('en');
  #words: Readonly<Record<string, Message>> | undefined;
  #madeOf: readonly unknown[] = [];

  /** @param groups asked for when they are needed: a subclass has its fields only after this is made */
  constructor(host: LocaleHost, groups: () => GroupsOf<G>) {
    this.#host = host;
    this.#groups = groups;
    this.#observer = new MutationObserver(() => this.#update());
    host.addController(this);
  }

  /** The language that was asked for, such as `ar-EG`: for dates, numbers and texts of the page. */
  get tag(): string {
    return this.#tag;
  }

  /** The language of the words. */
  get language(): string {
    return languageFor(this.#tag);
  }

  get format(): Format {
    return this.#format;
  }

  /** Whether there are words to begin with. */
  get hasFirst(): boolean {
    return this.#find([]) !== undefined;
  }

  /** Whether all words are there. */
  get hasAll(): boolean {
    return this.#find(this.#groups().later) !== undefined;
  }

  /** All words that are here: another object when they change. */
  get words(): object {
    return this.#spoken();
  }

  /** Fetches what is still missing. */
  async loadAll(): Promise<void> {
    if (!this.hasAll) await this.#load(this.language);
  }

  /** Says something: once `hasFirst`, and of what comes later once `hasAll`. */
  readonly say: Say<G> = (key: Key<G>, values: Values = {}) => {
    const message = this.#host.messages?.[key] ?? this.#spoken()[key];
    return message === undefined ? '' : phrase(message, values, this.#format);
  };

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
    if (tag === this.#tag && this.hasFirst) return;
    this.#tag = tag;
    const language = this.language;
    // A language that only resembles the reader's formats as itself, so that words and numbers agree.
    this.#format = createFormat(tag.split('-')[0] === language ? tag : language);
    if (!wordsFor(language, this.#groups().first)) void this.#load(language);
    this.#host.requestUpdate();
  }

  /** Every word that is here in the reader's language, or in English while that is on its way. */
  #spoken(): Readonly<Record<string, Message>> {
    const madeOf = [this.language, wordsVersion()];
    if (!this.#words || madeOf.some((one, at) => one !== this.#madeOf[at])) {
      this.#madeOf = madeOf;
      this.#words = this.#find([]) ?? {};
    }
    return this.#words;
  }

  #find(needed: readonly Group[]) {
    const { first, later, rare = [] } = this.#groups();
    const groups = [...first, ...needed];
    const more = [...later, ...rare];
    return wordsFor(this.language, groups, more) ?? wordsFor('en', groups, more);
  }

  async #load(language: string): Promise<void> {
    try {
      await loadWords(language);
    } catch {
      // Offline between two languages: English, if it is here, is better than nothing at all.
      await loadWords('en').catch(() => undefined);
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
