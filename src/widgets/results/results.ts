import { LitElement, html, noChange, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MessagesOf } from '../../i18n/en.ts';
import { LocaleController } from '../../i18n/locale.ts';
import type { Fetch } from '../../protocol/client.ts';
import { pickText } from '../../protocol/pick-text.ts';
import type { CountedResults, ResultItem, Results } from '../../protocol/results.ts';
import { announce } from '../../ui/announcer.ts';
import { shown } from '../../ui/field-parts.ts';
import { actions, notice, skeleton } from '../../ui/frame.ts';
import { LoadingController } from '../../ui/loading.ts';
import { baseStyles } from '../../ui/styles.ts';
import { howView, otherView } from './how-view.ts';
import { columnsOf, firstLook, listed, type ListState } from './list.ts';
import { listView } from './list-view.ts';
import type { RecountFunction } from './recount-contract.ts';
import { RecountController } from './recount-controller.ts';
import { AGAIN, OUTCOME, STOP, progressWords, recountView } from './recount-view.ts';
import { resultsStyles } from './results.styles.ts';
import { fairView, turnoutView } from './spread-view.ts';
import { stateView, summaryView } from './summary-view.ts';
import { groups, type ResultsWords, type View } from './words.ts';

type ResultsMessages = MessagesOf<(typeof groups)[number]>;

/**
 * Shows what was chosen and what was not, and why; how it was counted, how fair that was, who took
 * part; and lets anybody count again.
 *
 * @tag samskab-results
 * @attr lang - The language of the words; where it is not set, that of the nearest ancestor.
 * @slot - The fallback: shown until the widget is there, and without JavaScript.
 * @slot heading - In place of the title.
 * @slot footer - Below everything.
 * @cssprop --samskab-accent - Buttons, links, what is chosen.
 * @cssprop --samskab-on-accent - Text on the accent colour.
 * @cssprop --samskab-text - Text.
 * @cssprop --samskab-quiet - Hints.
 * @cssprop --samskab-surface - Behind inputs and cards.
 * @cssprop --samskab-soft - Behind notices.
 * @cssprop --samskab-line - Around inputs.
 * @cssprop --samskab-faint - Around cards.
 * @cssprop --samskab-error - What is not right.
 * @cssprop --samskab-good - What came out the same.
 * @cssprop --samskab-radius - Of corners.
 * @cssprop --samskab-min-block-size - Room kept free, so that nothing moves when the widget is there.
 * @csspart base - Around everything.
 * @csspart header - The title, and how sure the result is.
 * @csspart state - Provisional, final, counted again or not counted yet.
 * @csspart summary - How much was chosen, for how much.
 * @csspart list - The list, with what finds and sorts it.
 * @csspart table - Any table.
 * @csspart chart - The list as bars.
 * @csspart item - One thing that could be chosen.
 * @csspart why - Why it was chosen or not.
 * @csspart how - How it was counted.
 * @csspart pairs - Who was put before whom.
 * @csspart fairness - How fair it was.
 * @csspart turnout - Who took part.
 * @csspart other - What another rule would have chosen.
 * @csspart recount - Counting again.
 * @csspart button - Any button.
 * @csspart plain - A button that looks like a link.
 * @csspart input - Any input.
 * @csspart notice - A message that stands out.
 * @csspart skeleton - What stands there while it loads.
 * @fires samskab-ready - The result is shown; also where nothing has been counted yet.
 * @fires samskab-failed - It could not be loaded. Not fired for a count in the browser that failed.
 */
export class SamskabResults extends LitElement {
  static override properties = {
    endpoint: {},
    definition: { attribute: false },
    fetch: { attribute: false },
    messages: { attribute: false },
    recount: { attribute: false },
  };

  static override styles = [...baseStyles, resultsStyles];

  /** The URL to GET the result from. */
  declare endpoint: string;
  /** The result itself, in place of one loaded from the endpoint. */
  declare definition: Results | undefined;
  /** Sends requests in place of the page's own `fetch`. */
  declare fetch: Fetch | undefined;
  /** Words in place of ours, by key; the keys are those of `src/i18n/en.ts`. */
  declare messages: Partial<ResultsMessages> | undefined;
  /** Counts again in place of our own code, which is loaded when somebody asks for it. */
  declare recount: RecountFunction | undefined;

  #list: ListState = firstLook;
  #focus: string | undefined;
  /** What the sections that are on the page were drawn of. */
  #drawn: readonly unknown[] = [];

  readonly #locale = new LocaleController<ResultsMessages>(this, () => groups);
  readonly #exchange = new LoadingController<Results>(this, {
    type: () => 'results',
    onReady: () => this.#begin(),
    readyWhenClosed: true,
  });
  readonly #recount = new RecountController(this, (progress) => {
    const { messages: m, format: f } = this.#locale;
    if (m) this.#say(progressWords(progress, m, f));
  });

  constructor() {
    super();
    this.endpoint = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.#exchange.loading.status === 'loading') void this.#exchange.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('endpoint') || changed.has('definition')) {
      void this.#exchange.load();
    }
  }

  protected override updated(): void {
    const target = this.#focus && this.shadowRoot?.getElementById(this.#focus);
    if (!target) return;
    this.#focus = undefined;
    target.focus();
  }

  protected override render(): TemplateResult {
    const { messages: m, language, dir } = this.#locale;
    const { loading } = this.#exchange;
    if (loading.status !== 'ready') this.#drawn = [];
    if (!m || loading.status === 'loading') return skeleton(m?.loading ?? '');
    return html`
      <div class="frame" part="base" lang=${language} dir=${dir}>
        ${
          loading.status === 'ready'
            ? this.#safely(() => this.#renderResults(loading.definition, m))
            : this.#renderUnavailable(loading.status, m)
        }
        <slot name="footer"></slot>
      </div>
    `;
  }

  #renderUnavailable(status: 'missing' | 'unreachable' | 'unreadable', m: ResultsMessages) {
    const retry = { label: m.tryAgain, onClick: () => void this.#exchange.load() };
    return html`
      <slot name="heading"></slot>
      <slot></slot>
      ${notice('bad', m[status])} ${status === 'unreachable' ? actions(retry) : nothing}
    `;
  }

  /** A definition may be anything: what cannot be drawn becomes a message, not an empty page. */
  #safely(draw: () => TemplateResult): TemplateResult | typeof nothing {
    try {
      return draw();
    } catch (error) {
      queueMicrotask(() => this.#exchange.refuse(error));
      return nothing;
    }
  }

  #renderResults(results: Results, m: ResultsMessages): TemplateResult {
    const words = this.#words(results, m);
    return html`
      <header class="stack" part="header">
        <slot name="heading"><h2>${shown(words.t(results.title))}</h2></slot>
        ${stateView(results, words)}
      </header>
      ${results.state === 'not-counted' ? nothing : this.#renderCounted(results, words)}
    `;
  }

  /** A count tells ten times a second how far it is, and must not draw a long list as often. */
  #renderCounted(results: CountedResults, words: ResultsWords) {
    const items = new Map<string, ResultItem>(results.items.map((item) => [item.id, item]));
    const view: View = { results, items, words };
    const ballots = results.links?.ballots;
    return html`
      ${this.#stands(results, this.#list, words.m, words.f) ? noChange : this.#renderSections(view)}
      ${ballots === undefined ? nothing : this.#renderRecount(this.#exchange.resolve(ballots), view)}
    `;
  }

  #renderSections(view: View): TemplateResult {
    return html`
      ${summaryView(view)} ${listView(view, this.#list, (change) => this.#look(change, view))}
      ${howView(view)} ${fairView(view)} ${turnoutView(view)} ${otherView(view)}
    `;
  }

  /** @returns whether what is drawn came of the same things */
  #stands(...drawn: readonly unknown[]): boolean {
    const stands = drawn.every((one, at) => one === this.#drawn[at]);
    this.#drawn = drawn;
    return stands;
  }

  #renderRecount(ballots: string, view: View) {
    return recountView(
      {
        state: this.#recount.state,
        ballots,
        onStart: () => void this.#countAgain(ballots, view),
        onStop: () => this.#stop(view.words),
      },
      view,
    );
  }

  #words({ language }: Results, m: ResultsMessages): ResultsWords {
    const { format: f, tag } = this.#locale;
    return { m, f, t: (text) => pickText(text, tag, language) };
  }

  #begin(): void {
    this.#list = firstLook;
    this.#recount.reset();
  }

  /** A person looks at the list in another way. */
  #look(change: Partial<ListState>, view: View): void {
    const { m, f } = view.words;
    this.#list = { ...this.#list, ...change };
    const { sort } = this.#list;
    const label = columnsOf(view).find(({ key }) => key === sort)?.label ?? m.what;
    const count = listed(view, this.#list).length;
    if (change.sort) this.#say(`${m.sortBy}: ${label}`);
    else if (!change.look) {
      this.#say(count === 0 ? m.noneFound : m.found(f, count, view.results.items.length));
    }
    this.requestUpdate();
  }

  async #countAgain(ballots: string, { results, words }: View): Promise<void> {
    this.#focus = STOP;
    await this.#recount.start(results, ballots, this.recount);
    const { state } = this.#recount;
    const { m } = words;
    if (state.status === 'failed') this.#say(m.notRecounted);
    else if (state.status === 'done') this.#say(state.recount.same ? m.same : m.different);
    else return;
    this.#focus = OUTCOME;
    this.requestUpdate();
  }

  #stop({ m }: ResultsWords): void {
    this.#recount.stop();
    this.#say(m.stopped);
    this.#focus = AGAIN;
  }

  #say(message: string): void {
    announce(message, this.#locale.language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-results': SamskabResults;
  }
}
