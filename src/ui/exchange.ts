import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  RefusedError,
  UnreadableError,
  loadDefinition,
  submit,
  type Fetch,
} from '../protocol/client.ts';
import type { Phase } from '../protocol/definition.ts';
import { phaseAt } from '../protocol/phase.ts';
import { readReceipt, type Receipt } from '../protocol/read-receipt.ts';
import type { Definition } from '../protocol/resources.ts';
import {
  SamskabFailedEvent,
  SamskabReadyEvent,
  SamskabSentEvent,
  SamskabSubmitEvent,
} from './events.ts';

/** What every definition has that the exchange must know. */
interface AnyDefinition {
  readonly opens?: string;
  readonly closes?: string;
  readonly phase?: Phase;
  readonly links?: { readonly submit?: string };
}

/** Whether there is something to show. */
export type Loading<D> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly definition: D; readonly phase: Phase }
  | { readonly status: 'missing' | 'unreachable' | 'unreadable'; readonly error: unknown };

/** What became of what a person sends. `sent` stands only after the server has said so. */
export type Delivery =
  | { readonly status: 'unsent' | 'sending' }
  | { readonly status: 'sent'; readonly receipt: Receipt; readonly changedSince: boolean }
  | {
      readonly status: 'failed';
      readonly error: unknown;
      /** Whether it may be stored all the same: a lost answer is not a no. */
      readonly mayHaveArrived: boolean;
    };

export interface ExchangeHost<D> extends ReactiveControllerHost, HTMLElement {
  endpoint: string;
  definition: D | undefined;
  fetch: Fetch | undefined;
}

interface ExchangeOptions<D> {
  /** What a definition must say it is; asked for when needed, as a subclass has its fields later. */
  readonly type: () => Definition['type'];
  /** Called when a definition is there, before the first render with it. */
  readonly onReady: (definition: D) => void;
}

// A laptop's clock may be minutes off: it is the server that is asked, and not too often.
const SOONEST_RELOAD = 5_000;
const LATEST_RELOAD = 3_600_000;

// What a person waits for goes first.
const REST = 300;

/** The one owner of everything that goes to and comes from the endpoint. */
export class ExchangeController<D extends AnyDefinition> implements ReactiveController {
  loading: Loading<D> = { status: 'loading' };
  delivery: Delivery = { status: 'unsent' };

  readonly #host: ExchangeHost<D>;
  readonly #options: ExchangeOptions<D>;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ExchangeHost<D>, options: ExchangeOptions<D>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#loadWhenOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#loadWhenOnline);
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  /** The endpoint as an absolute URL; the page's address where there is none. */
  get url(): string {
    return new URL(this.#host.endpoint || '', this.#host.baseURI).href;
  }

  /** @param link a link of the definition: relative to the endpoint */
  resolve(link: string): string {
    return new URL(link, this.url).href;
  }

  /** Loads anew, from the definition that was given or from the endpoint. */
  async load(): Promise<void> {
    this.#abort?.abort();
    clearTimeout(this.#timer);
    const abort = (this.#abort = new AbortController());
    this.#set({ loading: { status: 'loading' } });
    try {
      const definition = await this.#definition(abort.signal);
      if (!abort.signal.aborted) this.#ready(definition);
    } catch (error) {
      if (!abort.signal.aborted) this.#failLoading(error);
    }
  }

  /**
   * Sends. The page may take it over (`samskab-submit`).
   * @param key the same for every try of one submission
   */
  async send(submission: object, key: string): Promise<void> {
    if (this.delivery.status === 'sending' || this.loading.status !== 'ready') return;
    const event = new SamskabSubmitEvent(submission, key);
    const ours = this.#host.dispatchEvent(event);
    if (!ours && !event.response) return;
    this.#set({ delivery: { status: 'sending' } });
    try {
      const url = this.resolve(this.loading.definition.links?.submit ?? this.url);
      const receipt = await (event.response ??
        submit(url, submission, { key, fetch: this.#host.fetch }));
      this.sent(receipt);
    } catch (error) {
      const earlier = receiptOfReusedKey(error);
      if (earlier) this.sent(earlier, true);
      else this.#failSending(error);
    }
  }

  sent(receipt: Receipt, changedSince = false): void {
    this.#set({ delivery: { status: 'sent', receipt, changedSince } });
    this.#host.dispatchEvent(new SamskabSentEvent(receipt));
  }

  /** Forgets how the last sending ended: for another one. */
  reset(): void {
    if (this.delivery.status !== 'sending') this.#set({ delivery: { status: 'unsent' } });
  }

  /** A definition that cannot be drawn is told of like one that cannot be read. */
  refuse(error: unknown): void {
    this.#failLoading(new UnreadableError('The definition does not fit', { cause: error }));
  }

  async #definition(signal: AbortSignal): Promise<D> {
    const given =
      this.#host.definition ?? inlineDefinition(this.#host) ?? (await this.#load(signal));
    const type = this.#options.type();
    if ((given as Partial<Definition> | null)?.type === type) return given as D;
    throw new UnreadableError(`The endpoint must answer with a definition of type "${type}"`);
  }

  #load(signal: AbortSignal): Promise<unknown> {
    if (this.#host.endpoint) return loadDefinition(this.url, { signal, fetch: this.#host.fetch });
    throw new UnreadableError('No endpoint and no definition was given');
  }

  /** At rest, the whole of the definition is held against its schema: see `protocol/check.ts`. */
  async #checkWhole(definition: D): Promise<void> {
    await new Promise((done) => setTimeout(done, REST));
    const { misfit } = await import('../protocol/check.ts');
    const problem = misfit(this.#options.type(), definition);
    const shown = this.loading.status === 'ready' && this.loading.definition === definition;
    if (problem && shown) this.refuse(problem);
  }

  #ready(definition: D): void {
    const phase = phaseAt(definition, Date.now());
    this.#options.onReady(definition);
    this.#set({ loading: { status: 'ready', definition, phase } });
    // Without the check a person can still take part, so a lost file is no reason to say anything.
    this.#checkWhole(definition).catch(() => undefined);
    if (phase === 'open') this.#host.dispatchEvent(new SamskabReadyEvent(definition));
    if (phase === 'upcoming' && definition.opens) this.#loadWhenOpen(definition.opens);
  }

  #loadWhenOpen(opens: string): void {
    const delay = Date.parse(opens) - Date.now();
    const bounded = Math.min(Math.max(delay, SOONEST_RELOAD), LATEST_RELOAD);
    this.#timer = setTimeout(() => void this.load(), bounded);
  }

  #failLoading(error: unknown): void {
    // A developer reads the console; a person reads plain words.
    console.error('samskab:', error);
    this.#set({ loading: { status: loadingStatusOf(error), error } });
    this.#host.dispatchEvent(new SamskabFailedEvent(error));
  }

  #failSending(error: unknown): void {
    const mayHaveArrived = !isRefusal(error);
    this.#set({ delivery: { status: 'failed', error, mayHaveArrived } });
    this.#host.dispatchEvent(new SamskabFailedEvent(error));
  }

  readonly #loadWhenOnline = (): void => {
    if (this.loading.status === 'unreachable') void this.load();
  };

  #set(change: { loading?: Loading<D>; delivery?: Delivery }): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }
}

/** A clear no: nothing was stored. */
function isRefusal(error: unknown): boolean {
  return error instanceof RefusedError && error.status < 500 && error.problem.code !== 'in-flight';
}

function loadingStatusOf(error: unknown): 'missing' | 'unreachable' | 'unreadable' {
  if (error instanceof UnreadableError) return 'unreadable';
  if (error instanceof RefusedError && error.status === 404) return 'missing';
  return 'unreachable';
}

/** A definition on the page itself: a `<script type="application/json">` child. */
function inlineDefinition(host: Element): unknown {
  const script = host.querySelector(':scope > script[type="application/json"]');
  if (!script) return undefined;
  try {
    return JSON.parse(script.textContent ?? '');
  } catch (cause) {
    throw new UnreadableError('The definition on the page is not JSON', { cause });
  }
}

/** Another body under a used key: the first one is in, and the server sends its receipt along. */
function receiptOfReusedKey(error: unknown): Receipt | undefined {
  if (!(error instanceof RefusedError) || error.problem.code !== 'key-reused') return undefined;
  return readReceipt(error.problem['receipt']);
}
