import {
  LitElement,
  adoptStyles,
  html,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { LocaleController, type GroupsOf } from '../i18n/locale.ts';
import type { Group, Message } from '../i18n/message.ts';
import type { Fetch } from '../protocol/client/request.ts';
import type { Phase } from '../protocol/definition.ts';
import { nearestTag, pickText } from '../protocol/pick-text.ts';
import type { Definition } from '../protocol/resources.ts';
import type { Text } from '../protocol/text.ts';
import type { Timed } from '../protocol/phase.ts';
import { storageFor } from './device.ts';
import type { SamskabEventMap } from './events.ts';
import { LoadingController, type Unavailable } from './loading.ts';
import { actions, notice, skeleton } from './parts/notice.ts';
import { baseStyles } from './parts/styles.ts';
import type { languageRow } from './language-row.ts';
import type { Speech } from './view.ts';

/**
 * Lit's renderer on servers draws the fallback and no more: there nothing is known of the definition
 * and the reader. Servers may have much of a browser, but nothing to select text with.
 */
const onServer = !('Range' in globalThis);
/** Whether Lit takes up what a server drew. */
const hydrates = 'litElementHydrateSupport' in globalThis;

/** What every definition has that is shown. */
export interface ShownDefinition extends Timed {
  readonly title: Text;
  /** The language of its plain strings. */
  readonly language: string;
  /** Those that a reader may choose from; those of `title` unless given. */
  readonly languages?: readonly string[];
  /** Whether nothing counts. */
  readonly test?: boolean;
}

/**
 * What every widget is: it asks its endpoint what to show, speaks the language of the place it stands
 * at, moves the focus, and says so when there is nothing to show.
 *
 * @attr lang - The language of the words; where it is not set, that of the nearest ancestor. What a reader chose goes before it.
 * @attr remember - How long this device remembers what was begun and chosen, and that somebody took part: `device` (until 30 days after closing, unless given; a language until the browser forgets), `tab`, or `no` for shared ones.
 * @attr read-aloud - Puts a button to listen at each item and at the whole, where the device has a voice of its own for the language; nothing leaves the device.
 * @slot - The fallback: shown until the widget is there, and without JavaScript.
 * @slot heading - In place of the title.
 * @slot footer - Below everything.
 * @cssprop --samskab-accent - Buttons, links, what is chosen.
 * @cssprop --samskab-on-accent - Text on the accent colour.
 * @cssprop --samskab-text - Text.
 * @cssprop --samskab-quiet - Hints.
 * @cssprop --samskab-surface - Behind inputs and cards.
 * @cssprop --samskab-soft - Behind notices and the bar.
 * @cssprop --samskab-line - Around inputs.
 * @cssprop --samskab-faint - Around cards.
 * @cssprop --samskab-error - What is not right.
 * @cssprop --samskab-good - What arrived, or came out the same.
 * @cssprop --samskab-radius - Of corners.
 * @cssprop --samskab-min-block-size - Room kept free, so that nothing moves when the widget is there.
 * @csspart base - Around everything.
 * @csspart header - Title and introduction.
 * @csspart languages - The languages to choose from, above the title.
 * @csspart button - Any button.
 * @csspart primary - The button that leads on.
 * @csspart plain - A button that looks like a link.
 * @csspart input - Any input.
 * @csspart notice - A message that stands out.
 * @csspart listen - A button to listen; only with `read-aloud`.
 * @csspart skeleton - What stands there while it loads.
 * @fires samskab-language - A person chose a language.
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- types alone are merged
export abstract class SamskabElement<
  D extends ShownDefinition,
  G extends Group,
> extends LitElement {
  static override properties = {
    endpoint: {},
    definition: { attribute: false },
    fetch: { attribute: false },
    messages: { attribute: false },
    remember: {},
    readAloud: { type: Boolean, attribute: 'read-aloud' },
  };

  static override styles = baseStyles;

  /** The URL to GET the definition from and to POST to. */
  declare endpoint: string;
  /** The definition itself, in place of one loaded from the endpoint. */
  declare definition: D | undefined;
  /** Sends requests in place of the page's own `fetch`. */
  declare fetch: Fetch | undefined;
  /** Words in place of ours, by key; the keys are those of `src/i18n/words/en.json`. */
  declare messages: Readonly<Record<string, Message>> | undefined;
  /** How long this device remembers; taken up when a definition is there. */
  declare remember: 'device' | 'tab' | 'no';
  /** Whether there are buttons to listen, where the device has a voice for the language. */
  declare readAloud: boolean;

  /** What a definition must say it is. */
  protected abstract readonly type: Definition['type'] | 'results';
  /** Which words the widget uses. */
  protected abstract readonly groups: GroupsOf<G>;

  protected readonly locale = new LocaleController<G | 'loading' | 'test'>(
    this,
    () => this.groups,
    () => storageFor(this.remember),
  );
  protected readonly loader: LoadingController<D> = new LoadingController<D>(this, {
    type: () => this.type,
    onLoad: () => this.end(),
    onReady: (definition) => this.#begin(definition),
    readyWhenClosed: () => this.readyWhenClosed,
  });

  /** The buttons to listen, which few have. */
  #reading: Promise<unknown> | undefined;
  #row: typeof languageRow | undefined;
  #focus: { id: string; scroll: boolean; revealed: boolean } | undefined;
  #speech: { by: readonly unknown[]; speech: Speech<G | 'loading'> } | undefined;

  constructor() {
    super();
    this.endpoint = '';
    this.remember = 'device';
    this.readAloud = false;
  }

  override connectedCallback(): void {
    // Far away it shows its fallback: the loader calls again once somebody comes near.
    if (!(this as { samskabWaits?: boolean }).samskabWaits) super.connectedCallback();
  }

  protected override render(): TemplateResult {
    if (onServer) return html`<slot></slot>`;
    const { loading } = this.loader;
    const { hasFirst, say, language, format } = this.locale;
    if (!hasFirst || loading.status === 'loading') return skeleton(hasFirst ? say('loading') : '');
    return html`
      <div class="frame" part="base" lang=${language} dir=${format.dir}>
        ${
          loading.status === 'ready'
            ? this.#safely(() => [
                this.#renderLanguages(loading.definition),
                this.renderReady(loading.definition, loading.phase),
              ])
            : this.#renderUnavailable(loading.status)
        }
        <slot name="footer"></slot>
      </div>
    `;
  }

  /** Some of it is drawn only here: see `guard`. */
  protected override update(changed: PropertyValues<this>): void {
    this.#safely(() => super.update(changed));
  }

  protected override updated(): void {
    if (this.readAloud && !this.#reading) {
      this.#reading = import('./reading/reading.ts').then(
        ({ Reading }) => new Reading(this, this.locale as never),
        () => (this.#reading = undefined),
      );
    }
    if (this.#focus === undefined) return;
    const { id, scroll, revealed } = this.#focus;
    const target = this.shadowRoot?.getElementById(id);
    if (!revealed && isPlace(id) && (!target || target.closest('[hidden]'))) {
      this.#focus = { id, scroll, revealed: true };
      this.reveal(id);
      return this.requestUpdate();
    }
    if (!target) return;
    this.#focus = undefined;
    target.focus({ preventScroll: true });
    if (scroll) target.scrollIntoView({ block: 'nearest' });
  }

  /** Keys that are typed are the field's: to the page they would seem to come from the element. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What a server drew is the place of the fallback alone.
    this.shadowRoot?.replaceChildren();
    // Else it would be taken for what is drawn first.
    const drawn = hydrates ? this.shadowRoot : null;
    if (drawn) adoptStyles(drawn, (this.constructor as typeof LitElement).elementStyles);
    const root = drawn ?? super.createRenderRoot();
    for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, keepTyping);
    return root;
  }

  /** A definition is there, and nothing was drawn of it yet. */
  protected begin(_definition: D): void | Promise<void> {}

  /** Another definition is on its way: what is done with this one is over. */
  protected end(): void {}

  /** Whether there is something to see although it is not open. */
  protected get readyWhenClosed(): boolean {
    return false;
  }

  protected abstract renderReady(definition: D, phase: Phase): TemplateResult;

  /** What is needed to speak of a definition; the same until the language or the words change. */
  protected speech(definition: D): Speech<G | 'loading'> {
    const { format: f, tag, words } = this.locale;
    const by = [definition, f, words, this.messages];
    if (!this.#speech || by.some((one, at) => one !== this.#speech?.by[at])) {
      const t = (text: Text) => pickText(text, tag, definition.language);
      this.#speech = { by, speech: { say: this.locale.say, f, t } };
    }
    return this.#speech.speech;
  }

  /**
   * Moves the focus to the element with an id, after the next render.
   * @param scroll whether it is brought into view; nothing moves under a thumb without it
   */
  protected focusOn(id: string, scroll = true): void {
    this.#focus = { id, scroll, revealed: false };
    this.requestUpdate();
  }

  /** Shows what is hidden, where something is led to that is. */
  protected reveal(_id: string): void {}

  /** Says what changed, once, to who cannot see it. */
  protected announce(message: string): void {
    this.#say(message, this.locale.language);
  }

  #say(message: string, lang: string): void {
    void import('./parts/announcer.ts').then(
      ({ announce }) => announce(message, lang, this),
      // Without it a person can still take part.
      () => undefined,
    );
  }

  /** That it is a test, and the languages where there are several; what draws both comes in a moment. */
  #renderLanguages(definition: D): unknown {
    const offered = languagesOf(definition);
    const { chosen, say } = this.locale;
    const { test } = definition;
    if (!test && offered.length < 2 && (!chosen || nearestTag(offered, chosen))) return nothing;
    // Another language that was chosen may have no words for a test yet.
    if (this.#row && (!test || say('isTest'))) {
      return this.#row(offered, definition, this.locale, {
        element: this,
        storage: () => storageFor(this.remember),
        say: (message, lang) => this.#say(message, lang),
      });
    }
    void this.#fetchRow(test);
    return html`<div class="languages"></div>`;
  }

  async #fetchRow(test: unknown): Promise<void> {
    try {
      if (test) await this.locale.loadRare();
      this.#row = (await import('./language-row.ts')).languageRow;
      this.requestUpdate();
    } catch {
      // Asked for again when it is drawn again.
    }
  }

  async #begin(definition: D): Promise<void> {
    await this.locale.standIn(definition.language);
    await this.begin(definition);
  }

  #renderUnavailable(status: Unavailable): TemplateResult {
    const { say } = this.locale;
    const again = status === 'unreachable' || status === 'busy';
    const retry = { label: say('tryAgain'), onClick: () => void this.loader.load() };
    return html`
      <slot name="heading"></slot>
      <slot></slot>
      ${notice('bad', say(status))} ${again ? actions(retry) : nothing}
    `;
  }

  /** A definition may be anything: what cannot be drawn becomes a message, not an empty page. */
  #safely<T>(draw: () => T): T | typeof nothing {
    try {
      return draw();
    } catch (error) {
      // Where not even that can be drawn, as in a frame that is gone, it would be tried for ever.
      if (!('error' in this.loader.loading)) queueMicrotask(() => this.loader.refuse(error));
      return nothing;
    }
  }
}

// A strict page would refuse a `<style>` that a server draws.
if (onServer) Object.assign(SamskabElement, { finalizeStyles: () => [] });

/** What it tells, by the name of the event: of its own definition, and of nobody else's. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging, no-unused-vars -- as above
export interface SamskabElement<D extends ShownDefinition, G extends Group> {
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: this, event: EventsOf<D>[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

type EventsOf<D> = Omit<HTMLElementEventMap, keyof SamskabEventMap> & SamskabEventMap<D>;

/** @returns the languages that a definition can be read in */
function languagesOf({ title, language, languages }: ShownDefinition): readonly string[] {
  return languages ?? (typeof title === 'string' ? [language] : Object.keys(title));
}

/** Whether an id is of something that a person fills in: see `idFor`. */
function isPlace(id: string): boolean {
  return id.startsWith('at%2F');
}

function keepTyping(event: Event): void {
  const { key, ctrlKey, metaKey, altKey, target } = event as KeyboardEvent;
  // AltGr, which writes @ and €, comes with Ctrl and Alt on Windows.
  const chord =
    (ctrlKey || metaKey || altKey) && !(event as KeyboardEvent).getModifierState('AltGraph');
  const typed = !chord && !/^(Escape|Tab|F\d+)$/.test(key);
  const input = (target as Element).matches('input, textarea, select');
  if (typed && input) event.stopPropagation();
}
