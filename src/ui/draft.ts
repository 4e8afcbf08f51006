import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Of the form of a draft, so that a later version can tell. */
const VERSION = 1;

/** What is kept on the device until it is sent. Credentials are never in it. */
interface Draft {
  /** The idempotency key of the submission, the same from the first change to the receipt. */
  readonly key: string;
  readonly step: number;
  readonly submission: unknown;
  readonly unsure: boolean;
}

/** The place on this device where one draft lies. */
class DraftStore {
  readonly #name: string;

  constructor(endpoint: string) {
    this.#name = `samskab:draft:${endpoint}`;
  }

  /** @returns the draft, or undefined where there is none or it cannot be read */
  read(): Draft | undefined {
    try {
      const draft = JSON.parse(localStorage.getItem(this.#name) ?? '');
      return draft?.version === VERSION ? draft : undefined;
    } catch {
      return undefined;
    }
  }

  /** @returns whether it was kept: in a sandbox or a full storage it is not */
  write(draft: Draft): boolean {
    try {
      localStorage.setItem(this.#name, JSON.stringify({ version: VERSION, ...draft }));
      return true;
    } catch {
      return false;
    }
  }

  wipe(): void {
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // What could not be kept need not be wiped.
    }
  }
}

/**
 * What a person has begun: kept on the device, under one idempotency key from the first change to
 * the receipt, and wiped once sent. A page that is left with something unsent says so.
 */
export class DraftController implements ReactiveController {
  /** The same for every try of one submission. */
  key = newKey();
  /** Whether what is on screen is also on the device. */
  kept: 'nothing' | 'here' | 'not-kept' = 'nothing';
  /** Whether it was sent and no answer came: "not sent" would be a guess. */
  unsure = false;

  #store = new DraftStore('');

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#warnOfUnsent);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#warnOfUnsent);
  }

  /**
   * Takes up what lies on the device.
   * @param endpoint what the draft is for; two widgets with one endpoint share it
   * @param restore makes a state of a draft, or says that it no longer fits
   */
  open<S>(endpoint: string, restore: (submission: unknown) => S | undefined) {
    this.#store = new DraftStore(endpoint);
    const draft = this.#store.read();
    const state = draft && restore(draft.submission);
    this.key = (state && draft?.key) || newKey();
    this.kept = state ? 'here' : 'nothing';
    this.unsure = (state && draft?.unsure) || false;
    return state === undefined ? undefined : { state, step: draft?.step ?? 0 };
  }

  keep(submission: object, step: number): void {
    this.kept = this.#store.write({ key: this.key, step, submission, unsure: this.unsure })
      ? 'here'
      : 'not-kept';
  }

  /** After this, what comes is another submission. */
  wipe(): void {
    this.#store.wipe();
    this.kept = 'nothing';
    this.unsure = false;
    this.key = newKey();
  }

  /** One in four leaves before confirming and believes that it counted (decidim issue 5713). */
  readonly #warnOfUnsent = (event: BeforeUnloadEvent): void => {
    if (this.kept !== 'nothing') event.preventDefault();
  };
}

/** @returns 128 random bits; also where the page is not a secure context */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
