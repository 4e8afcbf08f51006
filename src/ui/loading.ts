import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadDefinition } from '../protocol/client/load-definition.ts';
import type { Fetch } from '../protocol/client/request.ts';
import type { Phase } from '../protocol/definition.ts';
import { RefusedError, UnreadableError } from '../protocol/client/errors.ts';
import { phaseAt, type Timed } from '../protocol/phase.ts';
import type { Definition } from '../protocol/resources.ts';
import { SamskabFailedEvent, SamskabReadyEvent } from './events.ts';

/** Why there is nothing to show. */
export type Unavailable = 'missing' | 'unreachable' | 'unreadable' | 'busy';

/** Whether there is something to show. */
export type Loading<D> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly definition: D; readonly phase: Phase }
  | { readonly status: Unavailable; readonly error: unknown };

export interface LoadingHost<D> extends ReactiveControllerHost, HTMLElement {
  endpoint: string;
  definition: D | undefined;
  fetch: Fetch | undefined;
}

export interface LoadingOptions<D> {
  /** What a definition must say it is; asked for when needed, as a subclass has its fields later. */
  readonly type: () => Definition['type'] | 'results';
  /** Called when there is to be another definition: what was there before is over. */
  readonly onLoad: () => void;
  /** Called when a definition is there, before the first render with it; waited for, if it asks so. */
  readonly onReady: (definition: D) => void | Promise<void>;
  /** Whether there is something to see although it is not open. */
  readonly readyWhenClosed: () => boolean;
}

// What a person waits for goes first.
const REST = 300;

/**
 * The one owner of what comes from the endpoint. It sees by itself when there is something else to
 * load, when the element comes and goes, when it opens and when the line is back.
 */
export class LoadingController<D extends Timed> implements ReactiveController {
  loading: Loading<D> = { status: 'loading' };

  readonly #host: LoadingHost<D>;
  readonly #options: LoadingOptions<D>;
  /** What was asked for last, and by which element's properties. */
  #asked: readonly unknown[] | undefined;
  #abort: AbortController | undefined;
  #coming: Promise<D> | undefined;
  /** Where the definition came from, which a page at the endpoint names. */
  #from = '';
  /** By how many milliseconds the server's clock is ahead of the device's. */
  #ahead = 0;

  constructor(host: LoadingHost<D>, options: LoadingOptions<D>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#loadWhenOnline);
    if (!this.#asked) return;
    // Moved in the page, in a loop even: what is on its way is not asked for again.
    if (this.loading.status === 'loading') void this.load(this.#coming);
    else void this.#rest((this.#abort = new AbortController()).signal);
  }

  hostUpdate(): void {
    const { endpoint, definition } = this.#host;
    if (this.#asked?.[0] === endpoint && this.#asked[1] === definition) return;
    this.#asked = [endpoint, definition];
    this.#from = '';
    void this.load();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#loadWhenOnline);
    this.#abort?.abort();
  }

  /** The endpoint as an absolute URL; the page's address where there is none. */
  get url(): string {
    return this.#from || new URL(this.#host.endpoint || '', this.#host.baseURI).href;
  }

  /** @param link a link of the definition: relative to the endpoint */
  resolve(link: string): string {
    return new URL(link, this.url).href;
  }

  /** @returns milliseconds since 1970, by the server's clock */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /**
   * Loads anew, from the definition that was given or from the endpoint.
   * @param coming what is on its way already
   */
  async load(coming?: Promise<D>): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#options.onLoad();
    this.#set({ status: 'loading' });
    try {
      const definition = await (this.#coming = coming ?? this.#definition());
      if (!abort.signal.aborted) await this.#ready(definition, abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) this.#failLoading(error);
    }
  }

  /** More is known of what is shown. */
  amend(change: { definition: D } | { phase: Phase }): void {
    if (this.loading.status === 'ready') this.#set({ ...this.loading, ...change });
  }

  /** A definition that cannot be drawn is told of like one that cannot be read. */
  refuse(error: unknown): void {
    this.#failLoading(new UnreadableError('The definition does not fit', { cause: error }));
  }

  async #definition(signal?: AbortSignal): Promise<D> {
    const given =
      this.#host.definition ?? inlineDefinition(this.#host) ?? (await this.#load(signal));
    const type = this.#options.type();
    if ((given as Partial<Definition> | null)?.type === type) return given as D;
    throw new UnreadableError(`The endpoint must answer with a definition of type "${type}"`, {
      cause: given,
    });
  }

  async #load(signal?: AbortSignal): Promise<unknown> {
    const asked = this.#asked;
    if (this.#host.endpoint) {
      const options = { signal, fetch: this.#host.fetch };
      const { definition, at, url } = await loadDefinition(this.url, options);
      if (asked === this.#asked) this.#from = url;
      this.#ahead = at - Date.now() || 0;
      return definition;
    }
    throw new UnreadableError('No endpoint and no definition was given');
  }

  /** What comes once a person has what they wait for: see `at-rest.ts`. */
  async #rest(signal: AbortSignal): Promise<void> {
    await new Promise((done) => setTimeout(done, REST));
    // Without it a person can still take part, so a lost file is no reason to say anything.
    const rest = await import('./at-rest.ts').catch(() => undefined);
    if (signal.aborted || this.loading.status !== 'ready') return;
    rest?.followAtRest({
      ...this.loading,
      host: this.#host,
      type: this.#options.type(),
      ahead: this.#ahead,
      signal,
      ask: () => this.#definition(signal),
      owner: this,
    });
  }

  async #ready(definition: D, signal: AbortSignal): Promise<void> {
    const phase = phaseAt(definition, this.now());
    await this.#options.onReady(definition);
    if (signal.aborted) return;
    this.#set({ status: 'ready', definition, phase });
    void this.#rest(signal);
    if (phase === 'open' || this.#options.readyWhenClosed()) {
      this.#host.dispatchEvent(new SamskabReadyEvent(definition as never));
    }
  }

  #failLoading(error: unknown): void {
    void this.tell(error);
    this.#set({ status: loadingStatusOf(error), error });
    this.#host.dispatchEvent(new SamskabFailedEvent(undefined, error));
  }

  /** A developer reads the console; a person reads plain words. */
  async tell(error: unknown): Promise<void> {
    try {
      (await import('./telling.ts')).tellFailure(this.#host, error);
    } catch {
      console.error('samskab:', error);
    }
  }

  readonly #loadWhenOnline = (): void => {
    if (this.loading.status === 'unreachable') void this.load();
  };

  #set(loading: Loading<D>): void {
    this.loading = loading;
    this.#host.requestUpdate();
  }
}

function loadingStatusOf(error: unknown): Unavailable {
  if (error instanceof UnreadableError) return 'unreadable';
  if (!(error instanceof RefusedError)) return 'unreachable';
  if (error.status === 404 || error.status === 410) return 'missing';
  return error.status >= 500 || error.status === 429 ? 'busy' : 'unreadable';
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
