import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { chosenLanguage, followLanguage } from './chosen.ts';
import { directionOf } from './direction.ts';
import { createFormat, type Format } from './format.ts';
import { phrase, type Group, type Key, type Message, type Say, type Values } from './message.ts';
import {
  addedLanguage,
  addedWords,
  languageFor,
  loadWords,
  speakers,
  wordsFor,
  wordsVersion,
  type WordsFile,
} from './words.ts';

/** Which words a widget uses: those it begins with, those that come later, and those few ever see. */
export interface GroupsOf<G extends Group> {
  readonly first: readonly G[];
  readonly later: readonly G[];
  /** Said once they are here; whoever needs them fetches them. */
  readonly rare?: readonly G[];
  /**
   * By language, what fetches no more than the words of the first and the rare, and those that come
   * later: the build for bundlers puts it here.
   */
  readonly load?: Readonly<Record<string, readonly [WordsFile, WordsFile]>>;
}

interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  /** Words that the page sets in place of ours, by key. */
  messages?: Readonly<Record<string, Message>> | undefined;
}

/**
 * The language of one element: the one that a person chose, else its own `lang`, else its nearest
 * ancestor's, through shadow roots. It follows changes, and brings the words.
 */
export class LocaleController<G extends Group> implements ReactiveController {
  readonly #host: LocaleHost;
  readonly #groups: () => GroupsOf<G>;
  readonly #storage: () => Storage | undefined;
  #observer: MutationObserver | undefined;
  #stop: (() => void) | undefined;
  #tag = 'en';
  /** The language of what stands around the words: they are in it where there are none in the reader's. */
  #around = '';
  #format: Format = createFormat('en');
  #words: Readonly<Record<string, Message>> | undefined;
  #madeOf: readonly unknown[] = [];
  /** What was asked for last; it is spoken once its words are here. */
  #asked = '';

  /**
   * @param groups asked for when they are needed: a subclass has its fields only after this is made
   * @param storage where the choice of a language is kept
   */
  constructor(
    host: LocaleHost,
    groups: () => GroupsOf<G>,
    storage: () => Storage | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#groups = groups;
    this.#storage = storage;
    host.addController(this);
  }

  /** The language that was asked for, such as `ar-EG`: for dates, numbers and texts of the page. */
  get tag(): string {
    return this.#tag;
  }

  /** The language of the words. */
  get language(): string {
    return addedLanguage(this.#tag) ?? this.#complete;
  }

  /** The language in which there are all words. */
  get #complete(): string {
    return languageFor(this.#tag, this.#around);
  }

  /** The language that a person chose. */
  get chosen(): string | undefined {
    return validTag(chosenLanguage(this.#storage()) ?? '');
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
    if (!this.hasAll) await this.#load(this.#complete, 1);
  }

  /** Fetches all words that there are, also those few ever see. */
  async loadRare(): Promise<void> {
    await loadWords(this.#complete);
  }

  /**
   * @param language of what stands around the words, such as a definition's
   * @returns a promise where its words must come first
   */
  standIn(language: string): Promise<void> | undefined {
    this.#around = validTag(language) ?? '';
    return this.#follow();
  }

  /** Says something: once `hasFirst`, and of what comes later once `hasAll`. */
  readonly say: Say<G> = (key: Key<G>, values: Values = {}) => {
    const message = this.#host.messages?.[key] ?? this.#spoken()[key];
    return message === undefined ? '' : phrase(message, values, this.#format);
  };

  hostConnected(): void {
    // A server that makes an element has none.
    const observer = (this.#observer = new MutationObserver(() => void this.#follow()));
    const options = { attributes: true, attributeFilter: ['lang'], subtree: true };
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      observer.observe(root, options);
      if (!(root instanceof ShadowRoot)) break;
    }
    const follow = () => void this.#follow();
    const stop = followLanguage(follow);
    speakers.add(follow);
    this.#stop = () => {
      stop();
      speakers.delete(follow);
    };
    follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#stop?.();
  }

  /** What is on screen stays until there are words: nobody loses the place where they are. */
  #follow(): Promise<void> | undefined {
    const tag = this.chosen ?? validTag(nearestLang(this.#host)) ?? 'en';
    const language = languageFor(tag, this.#around);
    const asked = [tag, language, wordsVersion()].join();
    if (asked === this.#asked && this.hasFirst) return undefined;
    this.#asked = asked;
    const speak = () => {
      if (asked === this.#asked) this.#speak(tag);
    };
    const isHere = wordsFor(language, this.#groups().first);
    if (isHere || !this.hasFirst) speak();
    return isHere ? undefined : this.#load(language).then(speak);
  }

  #speak(tag: string): void {
    this.#tag = tag;
    const { language } = this;
    // A language that only resembles the reader's formats as itself, so that words and numbers agree.
    const own = tag.split('-')[0] === language || addedLanguage(tag) ? tag : language;
    // One that the browser cannot format in would be formatted as the browser's own.
    const isKnown = Intl.NumberFormat.supportedLocalesOf(own).length > 0;
    this.#format = isKnown
      ? createFormat(own)
      : { ...createFormat(this.#complete), dir: directionOf(own) };
    this.#host.requestUpdate();
  }

  /** Every word that is here in the reader's language, or in another while that is on its way. */
  #spoken(): Readonly<Record<string, Message>> {
    const madeOf = [this.#tag, this.#complete, wordsVersion()];
    if (!this.#words || madeOf.some((one, at) => one !== this.#madeOf[at])) {
      this.#madeOf = madeOf;
      this.#words = this.#find([]) ?? {};
    }
    return this.#words;
  }

  #find(needed: readonly Group[]) {
    const { first, later, rare = [] } = this.#groups();
    const groups = [...first, ...needed];
    const more = [...later, ...rare, 'reading' as const, 'test' as const];
    const found =
      wordsFor(this.#complete, groups, more) ??
      wordsFor(languageFor(this.#around), groups, more) ??
      wordsFor('en', groups, more);
    return found && { ...found, ...addedWords(this.language, [...first, ...more]) };
  }

  async #load(language: string, part: 0 | 1 = 0): Promise<void> {
    try {
      await loadWords(language, this.#groups().load?.[language]?.[part]);
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
  return '';
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** A page may say `lang="english"` or `lang="da_DK"`; Intl throws at what it does not know. */
function validTag(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang.replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}
