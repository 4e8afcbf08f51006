import type { ReactiveControllerHost } from 'lit';
import type { CountedResults } from '../../protocol/results.ts';
import type { Recount, RecountFunction, RecountProgress } from './recount-contract.ts';

/** The ids of what takes the focus. */
export const AGAIN = 'again';
export const STOP = 'stop';
export const OUTCOME = 'outcome';

export type RecountState =
  | { readonly status: 'idle' | 'stopped' | 'failed' }
  | { readonly status: 'running'; readonly progress: RecountProgress }
  | { readonly status: 'done'; readonly recount: Recount };

/** Milliseconds: by then the button has been drawn. */
const ANSWERED = 50;

/** What a person pressed answers before what it takes is fetched: on a slow phone either is felt. */
async function fetchOurs(): Promise<RecountFunction> {
  await new Promise((done) => setTimeout(done, ANSWERED));
  return (await import('./recount.ts')).recount;
}

/** A count on this device: asked for, told of, stopped. */
export class RecountController {
  state: RecountState = { status: 'idle' };
  readonly #host: ReactiveControllerHost;
  readonly #say: (progress: RecountProgress) => void;
  #abort: AbortController | undefined;

  /** @param say tells how far it is; called for every step */
  constructor(host: ReactiveControllerHost, say: (progress: RecountProgress) => void) {
    this.#host = host;
    this.#say = say;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Another result is there, or nobody looks any more. */
  reset(): void {
    this.#abort?.abort();
    this.#set({ status: 'idle' });
  }

  /** @param recount counts in place of ours */
  async start(
    results: CountedResults,
    ballots: string,
    recount: RecountFunction | undefined,
  ): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    const { signal } = abort;
    const onProgress = (progress: RecountProgress) => {
      if (signal.aborted) return;
      this.#set({ status: 'running', progress });
      this.#say(progress);
    };
    onProgress({ step: 'reading', done: 0 });
    try {
      const count = recount ?? (await fetchOurs());
      const counted = await count({ ballots, results }, onProgress, signal);
      if (!signal.aborted) this.#set({ status: 'done', recount: counted });
    } catch (error) {
      if (signal.aborted) return;
      console.error('samskab:', error);
      this.#set({ status: 'failed' });
    }
  }

  stop(): void {
    this.#abort?.abort();
    this.#set({ status: 'stopped' });
  }

  #set(state: RecountState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
