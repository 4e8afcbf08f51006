import { html, noChange, nothing, type TemplateResult } from 'lit';
import type { CountedResults, ResultItem, Results } from '../../protocol/results.ts';
import { SamskabElement } from '../../ui/element.ts';
import { shown } from '../../ui/parts/shown.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import type { Speech } from '../../ui/view.ts';
import { decidedView } from './decided-view.ts';
import { groups, type ResultsGroups } from './groups.ts';
import { changed, columnsOf, firstLook, listed, type ListChange, type ListState } from './list.ts';
import { listView } from './list-view.ts';
import type { RecountFunction } from './recount-contract.ts';
import { AGAIN, OUTCOME, RecountController, STOP } from './recount-controller.ts';
import { resultsStyles } from './results.styles.ts';
import { stateView, summaryView } from './summary-view.ts';
import type { View } from './view.ts';

/** So many rows are drawn at once; the others follow while the first are read. */
const FIRST = 24;
const MORE = 120;
/** Milliseconds: what a person waits for goes first. */
const REST = 200;

/**
 * Shows what was chosen and what was not, and why; how it was counted, how fair that was, who took
 * part; and lets anybody count again.
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
 * @csspart state - Provisional, final, counted again or not counted yet.
 * @csspart summary - How much was chosen, for how much.
 * @csspart decisions - What was decided after the count.
 * @csspart decision - The same of one thing, beside its name.
 * @csspart list - The list, with what finds and sorts it.
 * @csspart tools - What finds and sorts a long list.
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
 * @fires samskab-ready - The result is shown; also where nothing has been counted yet.
 * @fires samskab-failed - It could not be loaded. Not fired for a count in the browser that failed.
 */
export class SamskabResults extends SamskabElement<Results, ResultsGroups> {
  static override properties = { ...SamskabElement.properties, recount: { attribute: false } };

  static override styles = [...baseStyles, resultsStyles];

  /** The URL to GET the result from. */
  declare endpoint: string;
  /** Counts again in place of our own code, which is loaded when somebody asks for it. */
  declare recount: RecountFunction | undefined;

  protected readonly type = 'results';
  protected readonly groups = groups;

  /** What stands below the list, once it is here. */
  #below: typeof import('./below.ts') | undefined;
  #list: ListState = firstLook;
  #rows = FIRST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #made: { readonly of: Speech<ResultsGroups>; readonly view: View } | undefined;
  /** What the sections that are on the page were drawn of. */
  #drawn: readonly unknown[] = [];

  readonly #recount = new RecountController(this, (progress) => {
    const said = this.#below?.progressWords(progress, this.locale);
    if (said) this.announce(said);
  });

  protected override begin(): void {
    this.#list = firstLook;
    this.#rows = FIRST;
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
        <slot name="heading"><h2>${shown(speech.t(results.title))}</h2></slot>
        ${stateView(results, speech)}
      </header>
      ${results.state === 'not-counted' ? nothing : this.#renderCounted(results, speech)}
    `;
  }

  /** A count tells ten times a second how far it is, and must not draw a long list as often. */
  #renderCounted(results: CountedResults, speech: Speech<ResultsGroups>): TemplateResult {
    const view = this.#view(results, speech);
    const ballots = results.links?.ballots;
    return html`
      ${this.#stands(view, this.#list, this.#rows) ? noChange : this.#renderSections(view)}
      ${ballots === undefined ? nothing : this.#renderRecount(this.loader.resolve(ballots), view)}
    `;
  }

  #renderSections(view: View): TemplateResult {
    if (this.#rows < view.results.items.length) this.#drawMore();
    return html`
      ${summaryView(view)} ${decidedView(view)}
      ${listView(view, this.#list, this.#rows, (change) => this.#look(change, view))}
      ${view.below?.sections(view)}
    `;
  }

  #renderRecount(ballots: string, view: View): TemplateResult | undefined {
    return view.below?.recountView(
      {
        state: this.#recount.state,
        ballots,
        table: view.results.links?.table && this.loader.resolve(view.results.links.table),
        onStart: () => void this.#countAgain(ballots, view),
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
      this.#made = { of: speech, view: { ...speech, results, items, below } };
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
      this.requestUpdate();
    } catch {
      // What was chosen is there all the same; it is asked for again when the line is back.
      addEventListener('online', () => void this.#fetchBelow(), { once: true });
    }
  }

  /** A person looks at the list in another way. */
  #look(change: ListChange, view: View): void {
    const { say, results } = view;
    this.#list = changed(this.#list, change);
    this.requestUpdate();
    if (change.toggled !== undefined) return;
    const { sort } = this.#list;
    const label = columnsOf(view).find(({ key }) => key === sort)?.label ?? say('what');
    const count = listed(view, this.#list).length;
    if (change.sort) this.announce(`${say('sortBy')}: ${label}`);
    else if (!change.look) {
      const of = results.items.length;
      this.announce(count === 0 ? say('noneFound') : say('found', { count, of }));
    }
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
