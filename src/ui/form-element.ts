import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Group } from '../i18n/message.ts';
import type { Phase } from '../protocol/definition.ts';
import type { Definition, SubmissionTo } from '../protocol/resources.ts';
import type { Typing } from '../rules/typing.ts';
import { Device, linkName, storageFor } from './device.ts';
import { SamskabElement } from './element.ts';
import { SamskabChangeEvent } from './events.ts';
import * as frame from './filling/frame.ts';
import type { FormSpecification, Page, SecondAct, SummaryEntry } from './form.ts';
import { Journey, type Stand } from './journey.ts';
import { idFor } from './parts/ids.ts';
import { button } from './parts/button.ts';
import { addStyles } from './parts/styled.ts';
import type { View } from './view.ts';

/** Milliseconds: what a person waits for goes first, what is needed to send comes at rest. */
const REST = 200;

/**
 * A form, from its pages over a last look to the receipt: leads what a person does to the journey, and
 * what stands there to the views. Where a submission stands is always on screen.
 *
 * @attr history - `off` for pages whose router minds entries in the history; Back then leaves the page.
 * @csspart step - One page, with its buttons.
 * @csspart field - One question.
 * @csspart label - Of a question.
 * @csspart hint - Of a question.
 * @csspart error - Of a question.
 * @csspart choice - A box to tick or a radio button, with its label.
 * @csspart error-summary - Everything that is not right, with links.
 * @csspart review - What will be sent.
 * @csspart receipt - The proof that it arrived.
 * @csspart status - Whether it was sent.
 */
export abstract class FormElement<
  D extends Definition,
  S extends Typing,
  G extends Group,
> extends SamskabElement<D, G | 'common'> {
  static override properties = { ...SamskabElement.properties, history: {} };

  /** Whether pages are entries in the page's history; taken up when a definition is there. */
  declare history: 'on' | 'off';

  protected abstract readonly form: FormSpecification<D, S, G>;

  #journey: Journey<S> | undefined;
  #definition: D | undefined;
  #pages: readonly Page<D, S, G>[] = [];
  #act: SecondAct<D, S, G> | undefined;
  /** Whether somebody wanted to go on before the second act was there. */
  #awaited = false;
  /** Whether the second act was asked for and did not come. */
  #lost = false;
  /** Whether a receipt's link led here: what shows it comes with the second act. */
  #isLinked: unknown;
  #quiet = false;

  constructor() {
    super();
    this.history = 'on';
  }

  protected get type(): D['type'] {
    return this.form.type;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#onLine);
    addEventListener('beforeunload', this.#warnOfUnkept);
    if (this.#definition && !this.#journey) this.#enter(this.#definition);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#onLine);
    removeEventListener('beforeunload', this.#warnOfUnkept);
    // Moved in the page it is connected again at once, and has not left.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  protected override async begin(definition: D): Promise<void> {
    await this.form.prepare?.(definition);
    this.#leave();
    addStyles(this.renderRoot, ...(this.form.styles?.() ?? []));
    this.#enter(definition);
  }

  protected override end(): void {
    this.#leave();
    this.#definition = undefined;
  }

  protected override renderReady(definition: D, phase: Phase): TemplateResult {
    const journey = this.#journey;
    if (!journey) return html``;
    const { stand } = journey;
    const entries = stand.tried ? (this.#act?.wrong(this.#view(definition, [])) ?? []) : [];
    const view = this.#view(definition, entries);
    const over = stand.delivery.status === 'sent' || stand.took.length > 0;
    const told = { intro: !over && stand.page === 0, open: !over && phase === 'open' };
    return html`
      ${frame.header(definition, told, view)}
      ${
        (this.#act
          ? this.#act.instead(view)
          : (this.#isLinked || journey.waits) &&
            // What is on the device is taken up by the second act.
            this.#renderAwaited('loading')) || this.#renderPhase(view, stand, phase, entries)
      }
    `;
  }

  protected override updated(): void {
    super.updated();
    // What a draft brought back is understood anew, and that is nothing that a person did.
    this.#quiet = this.#journey?.stand.cameBack !== undefined;
    this.#leaveFields(this.shadowRoot?.activeElement);
    this.#quiet = false;
  }

  protected override reveal(id: string): void {
    this.form.reveal?.(id);
  }

  /** What stands below the words that it is not open, where a widget has more to say. */
  protected renderClosed(_view: View<D, S, G>): unknown {
    return nothing;
  }

  /** Fetches what is needed to send, and the words that come with it. */
  protected secondAct(): Promise<void> {
    return this.#fetchSending(true);
  }

  #renderPhase(
    view: View<D, S, G>,
    stand: Stand<S>,
    phase: Phase,
    entries: readonly SummaryEntry[],
  ): TemplateResult {
    const { delivery, took } = stand;
    if (delivery.status === 'sent') return this.#second((act) => act.receipt(view, stand));
    if (took.length > 0) return this.#second((act) => act.took(view, stand));
    // What is on its way, or may have arrived, is told of first.
    if (phase !== 'open' && (delivery.status === 'unsent' || !stand.unsure)) {
      return html`
        ${frame.phaseNotice(view.definition, phase, view)} ${this.renderClosed(view)}
        ${stand.kept === 'here' ? this.#renderStatus(view, stand) : nothing}
      `;
    }
    const page = this.#pages[stand.page];
    const shown = page
      ? this.#renderPage(page, view, stand, entries)
      : this.#second((act) => act.review(view, stand));
    // Another submission is another form: nothing of the last one stays in an input.
    return html`
      <section
        class="stack"
        part="step"
        @keydown=${(event: KeyboardEvent) => this.#act?.onKey(event)}
        @click=${{ handleEvent: this.#onPress, capture: true }}
      >
        ${keyed(this.#journey?.key, shown)}
      </section>
      ${this.#renderStatus(view, stand)}
    `;
  }

  #renderPage(
    page: Page<D, S, G>,
    view: View<D, S, G>,
    stand: Stand<S>,
    entries: readonly SummaryEntry[],
  ): TemplateResult {
    const { say } = view;
    const last = stand.page === this.#pages.length - 1;
    const next = button({
      label: say(last ? 'check' : 'continue'),
      look: 'primary',
      onClick: () => this.#next(),
    });
    const below = [
      page.holdsNext?.(view.definition) ? [] : next,
      stand.page === 0 ? [] : (this.#act?.back(view) ?? []),
    ].flat();
    return html`
      ${frame.stepHeading(page.heading(view), stand.page, this.#pages.length + 1, view)}
      ${this.#act?.summary(view, entries)} ${page.body(view, next)}
      ${below.length > 0 ? html`<div class="row">${below}</div>` : nothing}
      ${this.#awaited ? this.#renderAwaited() : nothing}
    `;
  }

  /** What the second act draws; where it has not come yet, it is waited for with words. */
  #second(draw: (act: SecondAct<D, S, G>) => TemplateResult): TemplateResult {
    return this.#act && this.locale.hasAll ? draw(this.#act) : this.#renderAwaited();
  }

  /** @param waiting what is said where it may still come */
  #renderAwaited(waiting: 'fetchingSending' | 'loading' = 'fetchingSending'): TemplateResult {
    const { say } = this.locale;
    const lost = this.#lost && navigator.onLine;
    const retry = { label: say('tryAgain'), onClick: () => void this.#fetchSending(true) };
    const where = navigator.onLine ? waiting : 'fetchingSendingOffline';
    return html`
      <p aria-busy=${!lost} role="status">${say(lost ? 'unreachable' : where)}</p>
      ${lost ? button(retry) : nothing}
    `;
  }

  #renderStatus(view: View<D, S, G>, stand: Stand<S>): TemplateResult {
    const { kept } = stand;
    const { say } = view;
    const where = { here: say('keptHere'), 'not-kept': say('notKept'), nothing: '' }[kept];
    const said = this.#act?.status(view, stand) ?? `${say('notSentYet')} ${where}`;
    return frame.statusLine(said, this.#act?.deletion(view, stand));
  }

  #view(definition: D, entries: readonly SummaryEntry[]): View<D, S, G> {
    const stand = this.#journey?.stand;
    return {
      ...this.speech(definition),
      definition,
      state: stand?.filled as S,
      now: () => this.#journey?.stand.filled as S,
      clock: () => this.loader.now(),
      url: this.loader.url,
      // One thing is said at a place: the first of them.
      errors: new Map(
        entries
          .filter(({ whole }) => !whole)
          .toReversed()
          .map(({ target, text }) => [target, text]),
      ),
      reader: () => this.#act?.reader,
      tidyEmail: (text: string) => this.#act?.tidyEmail?.(text) ?? text,
      change: (state: S, said?: string) => this.#change(state, said),
      focusOn: (id: string, scroll?: boolean) => this.focusOn(id, scroll),
      redraw: () => this.requestUpdate(),
    } as View<D, S, G>;
  }

  /** A person did something: the one way to a new state. */
  #change(state: S, said?: string): void {
    if (this.#quiet) return this.#journey?.set({ filled: state });
    this.#journey?.change(state);
    const typed = this.form.asTyped(state) as SubmissionTo<D>;
    this.dispatchEvent(new SamskabChangeEvent(this.#definition as D, typed));
    if (said) this.announce(said);
  }

  #next(): void {
    this.#leaveFields();
    if (this.#act) return this.#act.next();
    const insists = this.#awaited;
    this.#awaited = true;
    this.requestUpdate();
    void this.#fetchSending(insists);
  }

  /**
   * What was typed and is not typed at any more counts as left: in a draft that came back, and where
   * a button takes no focus (iOS).
   */
  #leaveFields(except?: Element | null): void {
    const { filled } = this.#journey?.stand ?? {};
    for (const pointer of Object.keys(filled?.typed ?? {})) {
      const input = this.shadowRoot?.getElementById(idFor(pointer));
      if (input !== except) input?.dispatchEvent(new Event('change'));
    }
  }

  /** A button goes on from what stands there, also where it takes no focus (iOS). */
  readonly #onPress = ({ target }: Event): void => {
    if ((target as Element).closest('button')) this.#leaveFields();
  };

  #enter(definition: D): void {
    this.#definition = definition;
    this.#pages = this.form.pages(definition);
    const { initial } = this.form;
    const journey = new Journey<S>({
      initial: () => initial(definition),
      pages: this.#pages.map(({ owns }) => owns),
      device: new Device(this.#name(definition), this.remember),
      now: Date.now,
    });
    this.#journey = journey;
    this.#awaited = false;
    let before = journey.stand;
    journey.begin(() => {
      const [stand, was] = [journey.stand, before];
      before = stand;
      this.#act?.follow(stand, was);
      this.requestUpdate();
    });
    const link = linkName(definition);
    this.#isLinked = location.hash.includes(link) || storageFor('tab')?.getItem(link);
    setTimeout(() => void this.#fetchSending(), this.#isLinked || journey.waits ? 0 : REST);
  }

  #leave(): void {
    this.form.leave?.();
    this.#journey?.leave();
    this.#act?.leave();
    this.#journey = this.#act = undefined;
  }

  /** @param insists also where the browser says that there is no line: it may be wrong */
  async #fetchSending(insists = false): Promise<void> {
    const journey = this.#journey;
    const definition = this.#definition as D;
    if (this.#act || !journey) return;
    // A file that did not come once is not asked for again by Firefox, as long as the page is open.
    if (!navigator.onLine && !insists) return;
    this.#lost = false;
    this.requestUpdate();
    try {
      const { sending } = await this.form.sending(definition);
      // In a build for one language they came along.
      await this.locale.loadAll();
      if (this.#act || journey !== this.#journey) return;
      this.#act = sending({
        journey,
        definition,
        name: this.#name(definition),
        withHistory: this.history !== 'off',
        submitUrl: this.#submitUrl(definition),
        endpoint: this.loader.url,
        amend: (more) => journey === this.#journey && this.loader.amend({ definition: more }),
        clock: () => this.loader.now(),
        language: () => this.locale.tag,
        loadRare: () => this.locale.loadRare(),
        fetch: () => this.fetch,
        dispatch: (event) => this.dispatchEvent(event),
        focusOn: (id) => this.focusOn(id),
        announce: (message) => this.announce(message),
        reveal: () => this.reveal(''),
        redraw: () => this.requestUpdate(),
      });
      addStyles(this.renderRoot, ...this.#act.styles);
      await this.#catchUp();
    } catch {
      // Asked for again when the line is back; until then there are words where it would stand.
      this.#lost = true;
    }
    this.requestUpdate();
  }

  /** What was typed and wanted before the second act was there. */
  async #catchUp(): Promise<void> {
    const awaited = this.#awaited;
    this.#awaited = false;
    this.requestUpdate();
    await this.updateComplete;
    const active = this.shadowRoot?.activeElement;
    const typed = Object.keys(this.#journey?.stand.filled.typed ?? {}).map(idFor);
    // Where somebody only stands, nothing was done.
    if (active && typed.includes(active.id)) active.dispatchEvent(new Event('input'));
    if (awaited) this.#next();
  }

  /** A draft is named by type, id and where it is sent: two forms on a page share nothing. */
  #name(definition: D): string {
    return `${definition.type}:${definition.id}:${this.#submitUrl(definition)}`;
  }

  #submitUrl({ links }: D): string {
    return this.loader.resolve(links?.submit ?? this.loader.url);
  }

  readonly #onLine = (): void => {
    void this.#fetchSending();
    this.#act?.onLine();
  };

  /** One in four leaves before confirming (decidim issue 5713); what is kept is no reason to stop them. */
  readonly #warnOfUnkept = (event: BeforeUnloadEvent): void => {
    if (this.#journey?.stand.kept === 'not-kept') event.preventDefault();
  };
}
