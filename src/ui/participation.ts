import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Group, MessagesFor } from '../i18n/en.ts';
import { LocaleController } from '../i18n/locale.ts';
import { RefusedError, type Fetch } from '../protocol/client.ts';
import type { Phase } from '../protocol/definition.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { pickText } from '../protocol/pick-text.ts';
import { announce } from './announcer.ts';
import {
  owns,
  type CommonDefinition,
  type Credentials,
  type Labels,
  type RuleSet,
  type Step,
} from './contract.ts';
import { DraftController } from './draft.ts';
import { SamskabChangeEvent } from './events.ts';
import { ExchangeController, type Delivery } from './exchange.ts';
import * as frame from './frame.ts';
import { baseStyles } from './styles.ts';
import { failureWords, type Words } from './wording.ts';

/**
 * What all widgets share: from the definition over steps and a review to the receipt. A widget
 * adds its rules, its steps and its words. Where a submission stands is always on screen.
 *
 * @attr lang - The language of the words; where it is not set, that of the nearest ancestor.
 * @cssprop --samskab-accent - Buttons, links, what is chosen.
 * @cssprop --samskab-on-accent - Text on the accent colour.
 * @cssprop --samskab-text - Text.
 * @cssprop --samskab-quiet - Hints.
 * @cssprop --samskab-surface - Behind inputs and cards.
 * @cssprop --samskab-soft - Behind notices and the bar.
 * @cssprop --samskab-line - Around inputs.
 * @cssprop --samskab-faint - Around cards.
 * @cssprop --samskab-error - What is not right.
 * @cssprop --samskab-good - What arrived.
 * @cssprop --samskab-radius - Of corners.
 * @cssprop --samskab-min-block-size - Room kept free, so that nothing moves when the widget is there.
 * @csspart base - Around everything.
 * @csspart header - Title and introduction.
 * @csspart step - One page, with its buttons.
 * @csspart field - One question.
 * @csspart label - Of a question.
 * @csspart hint - Of a question.
 * @csspart error - Of a question.
 * @csspart input - Any input.
 * @csspart choice - A box to tick or a radio button, with its label.
 * @csspart button - Any button.
 * @csspart primary - The button that leads on.
 * @csspart plain - A button that looks like a link.
 * @csspart notice - A message that stands out.
 * @csspart error-summary - Everything that is not right, with links.
 * @csspart review - What will be sent.
 * @csspart receipt - The proof that it arrived.
 * @csspart status - Whether it was sent.
 * @csspart skeleton - What stands there while it loads.
 */
export abstract class ParticipationElement<
  D extends CommonDefinition,
  S,
  G extends Group,
> extends LitElement {
  static override properties = {
    endpoint: {},
    definition: { attribute: false },
    fetch: { attribute: false },
    messages: { attribute: false },
  };

  static override styles = baseStyles;

  /** The URL to GET the definition from and to POST to. */
  declare endpoint: string;
  /** The definition itself, in place of one loaded from the endpoint. */
  declare definition: D | undefined;
  /** Sends requests in place of the page's own `fetch`. */
  declare fetch: Fetch | undefined;
  /** Words in place of ours, by key; the keys are those of `src/i18n/en.ts`. */
  declare messages: Partial<MessagesFor<G>> | undefined;

  protected abstract readonly rules: RuleSet<D, S>;
  /** Which messages the widget uses. */
  protected abstract readonly groups: readonly ('loading' | 'common' | G)[];
  protected state!: S;

  protected readonly locale = new LocaleController<MessagesFor<G>>(this, () => this.groups);
  protected readonly exchange = new ExchangeController<D>(this, {
    type: () => this.rules.type,
    onReady: (definition) => this.#begin(definition),
  });
  readonly #draft = new DraftController(this);
  /** Set by a widget that may ask who votes. */
  protected credential: Credentials<G> | undefined;

  #step = 0;
  /** Whether the person tried to go on: nobody is told of errors before. */
  #tried = false;
  #restored = false;
  #serverProblems: readonly RuleProblem[] = [];
  #focus: string | undefined;

  constructor() {
    super();
    this.endpoint = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.exchange.loading.status === 'loading') void this.exchange.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('endpoint') || changed.has('definition')) {
      void this.exchange.load();
    }
  }

  protected override render(): TemplateResult {
    const { messages } = this.locale;
    const { loading } = this.exchange;
    if (!messages || loading.status === 'loading') return frame.skeleton(messages?.loading ?? '');
    return html`
      <div class="frame" part="base" lang=${this.locale.language} dir=${this.locale.dir}>
        ${
          loading.status === 'ready'
            ? this.#renderSafely(loading.definition, loading.phase)
            : this.#renderUnavailable(loading.status)
        }
        <slot name="footer"></slot>
      </div>
    `;
  }

  protected override updated(): void {
    const target = this.#focus && this.shadowRoot?.getElementById(this.#focus);
    if (!target) return;
    this.#focus = undefined;
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  }

  /** The pages to fill in; the review comes after them. */
  protected abstract steps(definition: D, words: Words<G>): Step[];
  /** What will be sent, for a last look. */
  protected abstract review(definition: D, words: Words<G>): frame.ReviewRow[];
  protected abstract labels(words: Words<G>): Labels;
  /** A problem in words, and the id of the element where it can be put right. */
  protected abstract explain(
    problem: RuleProblem,
    definition: D,
    words: Words<G>,
  ): frame.SummaryEntry;

  /** What the receipt says beside its code. */
  protected renderReceipt(_definition: D, _words: Words<G>): unknown {
    return nothing;
  }

  /** Something else than the form, where a widget has it. */
  protected renderInstead(_definition: D, _words: Words<G>): TemplateResult | undefined {
    return undefined;
  }

  /** A person did something: the one way to a new state. */
  protected change(state: S): void {
    this.state = state;
    this.#serverProblems = [];
    this.#restored = false;
    this.exchange.reset();
    const { loading } = this.exchange;
    if (loading.status !== 'ready') return;
    const submission = this.rules.toSubmission(state, loading.definition);
    this.#draft.keep(state as object, this.#step);
    this.dispatchEvent(new SamskabChangeEvent(submission));
    this.requestUpdate();
  }

  /** @returns what is wrong and shown as such, in words, by the id of its element */
  protected errors(definition: D, words: Words<G>): ReadonlyMap<string, string> {
    const entries = this.#summary(definition, words);
    return new Map(entries.reverse().map(({ target, text }) => [target, text]));
  }

  /** What is needed to speak of a definition. */
  protected words(definition: D): Words<G> {
    const { format: f, tag, messages } = this.locale;
    // Asked for only where the words are there: see `render`.
    const m = messages as MessagesFor<G>;
    return { m, f, t: (text) => pickText(text, tag, definition.language) };
  }

  /** Moves the focus to the element with an id, after the next render. */
  protected focusOn(id: string): void {
    this.#focus = id;
    this.requestUpdate();
  }

  /** Says what changed, once, to who cannot see it. */
  protected say(message: string): void {
    announce(message, this.locale.language);
  }

  #begin(definition: D): void {
    const draft = this.#draft.open(
      this.endpoint ? this.exchange.url : `inline:${location.pathname}`,
      (submission) => this.rules.restore(submission, definition),
    );
    this.state = draft?.state ?? this.rules.initial(definition);
    this.#step = draft?.step ?? 0;
    this.#restored = draft !== undefined;
    this.#tried = false;
    this.exchange.reset();
  }

  #restart(definition: D): void {
    this.#wipe();
    this.state = this.rules.initial(definition);
    this.#step = 0;
    this.#tried = false;
    this.#serverProblems = [];
    this.exchange.reset();
    this.focusOn(frame.HEADING);
  }

  #wipe(): void {
    this.#draft.wipe();
    this.credential?.clear();
    this.#restored = false;
  }

  #renderUnavailable(status: 'missing' | 'unreachable' | 'unreadable') {
    const m = this.locale.messages as MessagesFor<'loading'>;
    const retry = { label: m.tryAgain, onClick: () => void this.exchange.load() };
    return html`
      <slot name="heading"></slot>
      <slot></slot>
      ${frame.notice('bad', m[status])} ${status === 'unreachable' ? frame.actions(retry) : nothing}
    `;
  }

  /** A definition may be anything: what cannot be drawn becomes a message, not an empty page. */
  #renderSafely(definition: D, phase: Phase) {
    try {
      return this.#renderReady(definition, phase);
    } catch (error) {
      queueMicrotask(() => this.exchange.refuse(error));
      return nothing;
    }
  }

  #renderReady(definition: D, phase: Phase) {
    const words = this.words(definition);
    const { delivery } = this.exchange;
    const sent = delivery.status === 'sent';
    const told = { intro: !sent && this.#step === 0, open: !sent && phase === 'open' };
    return html`
      ${frame.header(definition, told, words)}
      ${
        this.renderInstead(definition, words) ??
        (sent
          ? this.#renderSent(definition, delivery, words)
          : this.#renderPhase(definition, phase, words))
      }
    `;
  }

  #renderPhase(definition: D, phase: Phase, words: Words<G>) {
    if (phase !== 'open') {
      return html`
        ${frame.phaseNotice(definition, phase, words)}
        ${this.#draft.kept === 'here' ? this.#renderStatus(definition, words) : nothing}
      `;
    }
    const steps = this.steps(definition, words);
    const step = steps[this.#step];
    const page = step
      ? this.#renderStep(step, steps.length, definition, words)
      : this.#renderReview(steps.length, definition, words);
    return html`
      <section class="stack" part="step">${page}</section>
      ${this.#renderStatus(definition, words)}
    `;
  }

  #renderStep(step: Step, count: number, definition: D, words: Words<G>) {
    const { m } = words;
    const last = this.#step === count - 1;
    const next = () => this.#next(definition, words);
    return html`
      ${frame.stepHeading(step.heading, this.#step, count + 1, words)}
      ${this.#restored ? frame.notice('info', m.restored) : nothing}
      ${this.#renderSummary(this.#summary(definition, words), words)} ${step.body()}
      ${frame.actions(
        { label: last ? m.check : m.continue, look: 'primary', onClick: next },
        this.#step > 0 ? this.#back(words) : undefined,
      )}
    `;
  }

  #renderReview(count: number, definition: D, words: Words<G>) {
    const { m } = words;
    const busy = this.exchange.delivery.status === 'sending';
    // What is on its way is what is shown: it changes when the answer is there.
    const change = (target: string) => busy || this.#changeAt(target, definition, words);
    const onClick = () => void this.#send(definition, words);
    const label = busy ? m.sending : this.labels(words).send;
    return html`
      ${frame.stepHeading(m.checkHeading, count, count + 1, words)} ${this.#renderFailure(words)}
      ${this.#renderSummary(this.credential?.summary(words) ?? [], words)}
      ${frame.reviewList(this.review(definition, words), words, change)}
      ${frame.privacyNote(definition, words)}
      ${definition.credential ? this.credential?.render(words) : nothing}
      ${frame.actions(
        { label, look: 'primary', off: busy, onClick },
        busy ? undefined : this.#back(words),
      )}
    `;
  }

  #back({ m }: Words) {
    return { label: m.back, onClick: () => this.#goTo(this.#step - 1) };
  }

  #renderFailure(words: Words) {
    const { delivery } = this.exchange;
    if (delivery.status !== 'failed' || this.credential?.hasProblem) return nothing;
    const { notKnown, notSent } = words.m;
    const heading = delivery.mayHaveArrived ? notKnown : notSent;
    return frame.notice('bad', failureWords(delivery.error, words), heading);
  }

  #renderSummary(entries: readonly frame.SummaryEntry[], { m }: Words) {
    return entries.length === 0
      ? nothing
      : frame.errorSummary(m.problemHeading, entries, (id) => this.focusOn(id));
  }

  #renderSent(definition: D, delivery: Extract<Delivery, { status: 'sent' }>, words: Words<G>) {
    const { again, sent } = this.labels(words);
    const { thanks } = definition;
    const view = {
      heading: sent,
      receipt: delivery.receipt,
      changedSince: delivery.changedSince,
      thanks: thanks === undefined ? undefined : words.t(thanks),
      extra: this.renderReceipt(definition, words),
    };
    return html`
      ${frame.receiptTemplate(view, words)}
      ${again ? frame.actions({ label: again, onClick: () => this.#restart(definition) }) : nothing}
    `;
  }

  #renderStatus(definition: D, words: Words) {
    const onDelete = () => {
      this.#restart(definition);
      this.say(words.m.deleted);
    };
    const sending = this.exchange.delivery.status === 'sending';
    const { kept, unsure } = this.#draft;
    return frame.statusLine({ sending, kept, unsure, onDelete }, words);
  }

  #problems(definition: D): RuleProblem[] {
    return [...this.rules.problems(this.state, definition), ...this.#serverProblems];
  }

  /** What is wrong on this page, each thing said once. */
  #summary(definition: D, words: Words<G>): frame.SummaryEntry[] {
    const step = this.#tried ? this.steps(definition, words)[this.#step] : undefined;
    if (!step) return [];
    const entries = this.#problems(definition)
      .filter((problem) => owns(step, problem))
      .map((problem) => this.explain(problem, definition, words));
    const unique = new Map(entries.map((entry) => [entry.target + entry.text, entry]));
    // In the order of the page, which is where the reader goes on.
    const ids = Array.from(this.renderRoot.querySelectorAll('[id]'), ({ id }) => id);
    return [...unique.values()].sort((a, b) => ids.indexOf(a.target) - ids.indexOf(b.target));
  }

  #next(definition: D, words: Words<G>): void {
    this.#tried = true;
    if (this.#summary(definition, words).length > 0) this.focusOn(frame.SUMMARY);
    else this.#goTo(this.#step + 1);
  }

  #goTo(step: number, focus = frame.HEADING): void {
    this.#step = step;
    this.#tried = false;
    this.#restored = false;
    if (this.#draft.kept === 'here') this.#draft.keep(this.state as object, step);
    this.focusOn(focus);
  }

  /** Back from the review to where one answer stands. */
  #changeAt(target: string, definition: D, words: Words<G>): void {
    const index = this.steps(definition, words).findIndex((step) =>
      step.owns.some((pointer) => target.startsWith(`at${encodeURIComponent(pointer)}`)),
    );
    this.#goTo(Math.max(index, 0), target);
  }

  async #send(definition: D, words: Words<G>): Promise<void> {
    if (this.exchange.delivery.status === 'sending') return;
    if (this.#showProblems(definition, words)) return;
    const credential = definition.credential && this.credential?.take();
    if (this.credential?.hasProblem) return this.focusOn(frame.SUMMARY);
    this.say(words.m.sending);
    const submission = this.rules.toSubmission(this.state, definition);
    await this.exchange.send(
      { ...submission, ...(credential ? { credential } : {}), language: this.locale.tag },
      this.#draft.key,
    );
    this.#settle(definition, words);
  }

  /** After an answer: what was sent is wiped from the device; what was refused is shown where it is. */
  #settle(definition: D, words: Words<G>): void {
    const { delivery } = this.exchange;
    if (delivery.status === 'sent') {
      this.#wipe();
      return this.focusOn(frame.HEADING);
    }
    if (delivery.status !== 'failed') return;
    this.#draft.unsure = delivery.mayHaveArrived;
    const problem = delivery.error instanceof RefusedError ? delivery.error.problem : undefined;
    if (problem && definition.credential && this.credential?.refuse(problem.code)) {
      return this.focusOn(frame.SUMMARY);
    }
    this.#serverProblems = (problem?.errors ?? []) as RuleProblem[];
    if (this.#showProblems(definition, words)) return;
    this.#draft.keep(this.state as object, this.#step);
    this.focusOn(frame.NOTICE);
  }

  /** Goes to the first page on which something is wrong. */
  #showProblems(definition: D, words: Words<G>): boolean {
    const problems = this.#problems(definition);
    const index = this.steps(definition, words).findIndex((step) =>
      problems.some((problem) => owns(step, problem)),
    );
    if (index < 0) return false;
    this.#goTo(index, frame.SUMMARY);
    this.#tried = true;
    return true;
  }
}
