import { html, noChange, nothing, type TemplateResult } from 'lit';
import type { CountedResults, ResultItem, Results } from '../../protocol/results.ts';
import { SamskabElement } from '../../ui/element.ts';
import { actions, notice } from '../../ui/parts/notice.ts';
import { shown } from '../../ui/parts/shown.ts';
import { addStyles } from '../../ui/parts/styled.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import type { Speech } from '../../ui/view.ts';
import { lineId } from './chart-view.ts';
import { groups, type ResultsGroups } from './groups.ts';
import { firstLook, type ListChange, type ListState } from './list.ts';
import type { LookedUp } from './look-up.ts';
import type { Measure } from './measures.ts';
import type { RecountFunction } from './recount-contract.ts';
import { AGAIN, OUTCOME, RecountController, STOP } from './recount-controller.ts';
import { resultsStyles } from './results.styles.ts';
import { stateView, summaryView } from './summary-view.ts';
import type { View } from './view.ts';
import { winnersView } from './winners-view.ts';

/** So many rows are drawn at once; the others follow while the first are read. */
const FIRST = 24;
const MORE = 120;
/** Milliseconds: what a person waits for goes first. */
const REST = 200;

/**
 * Shows what was chosen, what it costs together and what is left; what was not, and why; how it was
 * counted, how fair that was, who took part; and lets anybody look for their receipt and count again.
 *
 * @tag samskab-results
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
 * @csspart claim - What came of it, in one line.
 * @csspart state - Provisional, final, counted again or not counted yet.
 * @csspart summary - What is spent and what is left, as a bar and in words.
 * @csspart winners - What was chosen, with its pictures.
 * @csspart winner - One of these.
 * @csspart decision - What was decided of one thing after the count.
 * @csspart list - The chart or the table, with what switches between them.
 * @csspart tools - What finds something in a long list.
 * @csspart table - Any table.
 * @csspart chart - The list as bars.
 * @csspart items - The lines of the chart, or the rows of the table.
 * @csspart item - One thing that could be chosen.
 * @csspart why - The line of one thing; unfolded it says why it was chosen or not.
 * @csspart decisions - What was decided after the count.
 * @csspart how - How it was counted.
 * @csspart stages - How votes moved on.
 * @csspart pairs - Who was put before whom.
 * @csspart fairness - How fair it was.
 * @csspart turnout - Who took part.
 * @csspart other - What another rule would have chosen.
 * @csspart recorded - Where one looks for one's own receipt.
 * @csspart recount - Counting again.
 * @csspart foot - When it was published, and the buttons to print and to pass on.
 * @csspart sheet - The sheet that is printed.
 * @fires samskab-ready - The result is shown; also where nothing has been counted yet.
 * @fires samskab-failed - It could not be loaded. Not fired for a count in the browser that failed.
 */
export class SamskabResults extends SamskabElement<Results, ResultsGroups> {
  static override properties = { ...SamskabElement.properties, recount: { attribute: false } };

  static override styles = [...baseStyles, ...resultsStyles];

  /** The URL to GET the result from. */
  declare endpoint: string;
  /** Counts again in place of our own code, which is loaded when somebody asks for it. */
  declare recount: RecountFunction | undefined;

  protected readonly type = 'results';
  protected readonly groups = groups;

  /** What stands below the winners, once it is here. */
  #below: typeof import('./below.ts') | undefined;
  /** Whether that was asked for and did not come. */
  #lost = false;
  #list: ListState = firstLook;
  #rows = FIRST;
  /** Whether all winners are shown, however many there are. */
  #all = false;
  #lookedUp: LookedUp = { status: 'idle' };
  #looking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #made: { readonly of: Speech<ResultsGroups>; readonly view: View } | undefined;
  /** What the sections that are on the page were drawn of. */
  #drawn: readonly unknown[] = [];
  /** The sheet of paper. */
  #printing: import('./printing.ts').Printing | undefined;

  readonly #recount = new RecountController(this, (progress) => {
    const said = this.#below?.progressWords(progress, this.locale);
    if (said) this.announce(said);
  });

  protected override begin(): void {
    this.#list = firstLook;
    this.#rows = FIRST;
    this.#all = false;
    this.#looking?.abort();
    this.#lookedUp = { status: 'idle' };
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawn = [];
    this.#recount.reset();
    setTimeout(() => void this.#fetchBelow(), REST);
  }

  /** A result is read when voting is over. */
  protected override get readyWhenClosed(): boolean {
    return true;
  }

  protected override renderReady(results: Results): TemplateResult {
    const speech = this.speech(results);
    return html`
      <header class="stack" part="header">
        <slot name="heading"><h2 class="kicker">${shown(speech.t(results.title))}</h2></slot>
        ${stateView(results, speech)}
      </header>
      ${results.state === 'not-counted' ? nothing : this.#renderCounted(results, speech)}
    `;
  }

  /** A count tells ten times a second how far it is, and must not draw a long list as often. */
  #renderCounted(results: CountedResults, speech: Speech<ResultsGroups>): TemplateResult {
    const view = this.#view(results, speech);
    const stands = this.#stands(
      view,
      this.#list,
      this.#rows,
      this.#all,
      this.#printing?.sheet,
      this.#lost,
    );
    return html`
      ${stands ? noChange : this.#renderSections(view)}
      <div class="folds" aria-busy=${view.below ? nothing : 'true'}>
        ${stands ? noChange : view.below?.sections(view)} ${this.#renderRecorded(view)}
        ${this.#renderRecount(view)}
      </div>
      ${stands ? noChange : view.below?.footView(view, (said) => this.announce(said), this.#printing)}
    `;
  }

  #renderSections(view: View): TemplateResult {
    if (view.below && this.#rows < view.results.items.length) this.#drawMore();
    return html`
      ${summaryView(view)}
      ${winnersView(view, {
        all: this.#all,
        onAll: () => this.#showAll(),
        onOpen: ({ id }) => void this.#leadTo(id, view),
      })}
      ${
        view.below?.listView(view, this.#list, this.#rows, (change) => this.#look(change, view)) ??
        this.#renderAwaited(view)
      }
    `;
  }

  /** Where the list will stand. */
  #renderAwaited({ say }: View): TemplateResult {
    if (!this.#lost) return html`<p aria-busy="true">${say('loading')}</p>`;
    const retry = { label: say('tryAgain'), onClick: () => void this.#fetchBelow() };
    return html`${notice('bad', say('unreachable'))} ${actions(retry)}`;
  }

  #renderRecorded(view: View): TemplateResult | undefined {
    const link = view.results.links?.receipts;
    if (link === undefined) return undefined;
    const onLook = (typed: string) => void this.#lookFor(typed, view.resolve(link), view);
    return view.below?.recordedView(this.#lookedUp, onLook, view);
  }

  #renderRecount(view: View): TemplateResult | undefined {
    const { ballots, table } = view.results.links ?? {};
    if (ballots === undefined) return undefined;
    const file = view.resolve(ballots);
    return view.below?.recountView(
      {
        state: this.#recount.state,
        ballots: file,
        table: table && view.resolve(table),
        onStart: () => void this.#countAgain(file, view),
        onStop: () => this.#stop(view),
      },
      view,
    );
  }

  /** The same as long as what is spoken of, and how, is the same. */
  #view(results: CountedResults, speech: Speech<ResultsGroups>): View {
    const below = this.#below;
    if (this.#made?.of !== speech || this.#made.view.below !== below) {
      const items = new Map<string, ResultItem>(results.items.map((item) => [item.id, item]));
      const resolve = (link: string) => this.loader.resolve(link);
      this.#made = { of: speech, view: { ...speech, results, items, below, resolve } };
    }
    return this.#made.view;
  }

  /** @returns whether what is drawn came of the same things */
  #stands(...drawn: readonly unknown[]): boolean {
    const stands = drawn.every((one, at) => one === this.#drawn[at]);
    this.#drawn = drawn;
    return stands;
  }

  /** After the first have been painted, so many at a time that a tap in between is felt at once. */
  #drawMore(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#rows += MORE;
      this.requestUpdate();
    }, 50);
  }

  async #fetchBelow(): Promise<void> {
    try {
      const below = await import('./below.ts');
      // In a build for one language they came along.
      await this.locale.loadAll();
      this.#below = below;
      this.#lost = false;
      this.#printing ??= new below.Printing(this, () => {
        this.requestUpdate();
        this.performUpdate();
      });
      addStyles(this.renderRoot, ...below.belowStyles);
      this.requestUpdate();
    } catch {
      // What was chosen is there all the same; it is asked for again when the line is back.
      addEventListener('online', () => void this.#fetchBelow(), { once: true });
      this.#lost = true;
      this.requestUpdate();
    }
  }

  /** A person looks at the list in another way. */
  #look(change: ListChange, view: View): void {
    const { say, results } = view;
    const below = this.#below;
    if (!below) return;
    this.#list = below.changed(this.#list, change);
    this.requestUpdate();
    if (change.toggled !== undefined) return;
    const { sort, measure } = this.#list;
    const measures = below.measuresOf(view);
    const [first] = measures as [Measure];
    const by = measures.find(({ key }) => key === measure) ?? first;
    const count = below.listed(view, this.#list, by).length;
    if (change.measure) this.announce(by.title);
    else if (change.sort) {
      const label = below.columnsOf(view).find(({ key }) => key === sort)?.label ?? say('what');
      this.announce(`${say('sortBy')}: ${label}`);
    } else if (!change.look) {
      const of = results.items.length;
      this.announce(count === 0 ? say('noneFound') : say('found', { count, of }));
    }
  }

  #showAll(): void {
    this.#all = true;
    this.requestUpdate();
  }

  /** From a picture to the line that says why; whatever hides it is taken away. */
  async #leadTo(item: string, view: View): Promise<void> {
    if (!this.#below) await this.#fetchBelow();
    if (!this.#below) return;
    const { opened, measure } = this.#list;
    this.#list = { ...firstLook, measure, opened };
    if (!opened.has(item)) this.#look({ toggled: item }, view);
    this.#rows = view.results.items.length;
    this.focusOn(lineId(item));
  }

  async #lookFor(typed: string, list: string, view: View): Promise<void> {
    const { below } = view;
    if (!below || this.#lookedUp.status === 'looking') return;
    const { signal } = (this.#looking = new AbortController());
    const show = (state: LookedUp) => {
      this.#lookedUp = state;
      const said = below.lookedUpWords(state, view);
      if (said) this.announce(said);
      this.requestUpdate();
    };
    show({ status: 'looking' });
    const found = await below.lookUp(typed, list, { fetch: this.fetch, signal });
    if (signal.aborted) return;
    show(found);
    const wrong = found.status === 'malformed' || found.status === 'trial';
    this.focusOn(wrong ? below.RECEIPT : below.LOOKED_UP);
  }

  async #countAgain(ballots: string, { results, say }: View): Promise<void> {
    this.focusOn(STOP);
    await this.#recount.start(results, ballots, this.recount);
    const { state } = this.#recount;
    if (state.status === 'failed') this.announce(say('notRecounted'));
    else if (state.status === 'done') this.announce(say(state.recount.same ? 'same' : 'different'));
    else return;
    this.focusOn(OUTCOME);
  }

  #stop({ say }: View): void {
    this.#recount.stop();
    this.announce(say('stopped'));
    this.focusOn(AGAIN);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-results': SamskabResults;
  }
}
