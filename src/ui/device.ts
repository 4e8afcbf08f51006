/** How long a device remembers: until the browser forgets, as long as the tab is open, or not at all. */
export type Remember = 'device' | 'tab' | 'no';

/** Of the form of what is kept, so that a later version can tell. */
export const VERSION = 2;

/** What somebody has begun. Credentials are never in it. */
export interface Draft {
  /** The idempotency key of the submission, the same from the first change to the receipt. */
  readonly key: string;
  readonly page: number;
  /** What was filled in, as it was typed. */
  readonly filled: unknown;
  /** Written down before it is sent: nobody knows whether it arrived until the answer is there. */
  readonly unsure: boolean;
  readonly failure?: Failure | undefined;
}

/** Why something was not sent. */
export interface Failure {
  /** Of the refusal. */
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** That somebody took part: a code and a time, never the choice, the key or a credential. */
export interface ReceiptNote {
  /** A plain backend may have given none. */
  readonly code?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The link to a sign-up, where the person asked for it to be kept. */
  readonly manage?: string | undefined;
}

export interface Memory {
  readonly receipts: readonly ReceiptNote[];
  /** Milliseconds since 1970: forgotten from then on. */
  readonly until: number;
  /** The receipt whose sign-up or idea was taken back just now: there while other tabs are told. */
  readonly over?: string;
}

/** What of one form lies on this device; nothing where nothing may. */
export class Device {
  readonly storage: Storage | undefined;
  /** The names under which they lie. */
  readonly draft: string;
  readonly memory: string;
  /** Who was before whoever is at it in this tab, by the time. */
  readonly since: string;

  /** @param name of the form: its type, its id and where it is sent */
  constructor(name: string, remember: Remember) {
    this.storage = storageFor(remember);
    this.draft = `samskab:draft:${name}`;
    this.memory = `samskab:receipt:${name}`;
    this.since = `samskab:since:${name}`;
  }

  /** Whether anything is kept. */
  get keeps(): boolean {
    return this.storage !== undefined;
  }

  /** Whether something was begun or sent here; whatever lies there, it may be read later. */
  get isUsed(): boolean {
    return [this.draft, this.memory].some((name) => this.storage?.getItem(name));
  }

  /** @returns whether it is kept: in a sandbox or a full storage it is not */
  writeDraft(draft: Draft): boolean {
    return this.write(this.draft, draft);
  }

  /** @returns whether it is kept: in a sandbox or a full storage it is not */
  write(name: string, kept: object): boolean {
    try {
      this.storage?.setItem(name, JSON.stringify({ version: VERSION, ...kept }));
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }
}

/**
 * @param remember null where its attribute was taken away
 * @returns where things are kept; undefined where they may not or cannot be: a word that is none of
 * these keeps nothing, as who writes one wants less to stay on the device
 */
export function storageFor(remember: Remember | null): Storage | undefined {
  try {
    if (remember === 'tab') return sessionStorage;
    return (remember ?? 'device') === 'device' ? localStorage : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the page is in a frame that is walled off (`sandbox="allow-scripts"`): nothing can be kept,
 * printed or saved there, and no form is sent.
 */
export function isWalledOff(): boolean {
  return self.origin === 'null' && location.protocol !== 'file:';
}

/**
 * @returns what names a form in a receipt's link; under the same name the secret of a link that led
 * here lies in this tab
 */
export function linkName({ type, id }: { readonly type: string; readonly id: string }): string {
  return `samskab-form=${type}.${id}&`;
}

/** @returns 128 random bits; also where the page is not a secure context */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
