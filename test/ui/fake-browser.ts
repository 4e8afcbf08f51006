/**
 * Tabs of one browser, without one: they share a device, each has a session of its own, and what one
 * writes the others hear of, when it is delivered.
 */
export class FakeBrowser {
  /** What lies on the device. */
  readonly device = new Map<string, string>();
  /** Milliseconds since 1970. */
  clock = Date.parse('2026-05-04T10:00:00Z');
  /** Whether nothing more can be written. */
  full = false;
  readonly #tabs: FakeTab[] = [];
  #undelivered: (() => void)[] = [];

  open(): FakeTab {
    const tab = new FakeTab(this, this.#tabs.length);
    this.#tabs.push(tab);
    return tab;
  }

  wait(milliseconds: number): void {
    this.clock += milliseconds;
  }

  /** What was written reaches the other tabs, in the order in which it was. */
  deliver(): void {
    for (const tell of this.#undelivered.splice(0)) tell();
  }

  /** Whether every tab has heard of everything. */
  get settled(): boolean {
    return this.#undelivered.length === 0;
  }

  written(key: string | null, by: FakeTab): void {
    for (const tab of this.#tabs) if (tab !== by) this.#undelivered.push(() => tab.hear(key));
  }
}

type Listener = (event: StorageEvent) => void;

export class FakeTab {
  readonly browser: FakeBrowser;
  /** Which of them it is. */
  readonly index: number;
  readonly session = new Map<string, string>();
  /** Whether a page in it may keep nothing, as in a sandboxed frame. */
  forbidden = false;
  readonly #local: FakeStorage;
  readonly #own: FakeStorage;
  #listeners = new Set<Listener>();

  constructor(browser: FakeBrowser, index: number) {
    this.browser = browser;
    this.index = index;
    this.#local = new FakeStorage(browser.device, browser, (key) => browser.written(key, this));
    this.#own = new FakeStorage(this.session, browser, () => undefined);
  }

  /** Does something in this tab: what it finds on the window from then on is this tab's. */
  in<T>(act: () => T): T {
    enter(this);
    return act();
  }

  get localStorage(): FakeStorage {
    return this.#allowed(this.#local);
  }

  get sessionStorage(): FakeStorage {
    return this.#allowed(this.#own);
  }

  addEventListener(_type: string, listener: Listener): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** The page is loaded anew: what listened is gone, the session stays. */
  reload(): void {
    this.#listeners = new Set();
  }

  /** Another tab has written. @param key nothing where all was wiped */
  hear(key: string | null): void {
    const event = { key, storageArea: this.#local } as unknown as StorageEvent;
    this.in(() => {
      for (const listener of this.#listeners) listener(event);
    });
  }

  #allowed(storage: FakeStorage): FakeStorage {
    if (this.forbidden) throw new Error('SecurityError');
    return storage;
  }
}

class FakeStorage {
  readonly #kept: Map<string, string>;
  readonly #browser: FakeBrowser;
  readonly #tell: (key: string | null) => void;

  constructor(kept: Map<string, string>, browser: FakeBrowser, tell: (key: string | null) => void) {
    this.#kept = kept;
    this.#browser = browser;
    this.#tell = tell;
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.#browser.full) throw new Error('QuotaExceededError');
    const before = this.#kept.get(key);
    this.#kept.set(key, value);
    if (before !== value) this.#tell(key);
  }

  removeItem(key: string): void {
    if (this.#kept.delete(key)) this.#tell(key);
  }

  clear(): void {
    this.#kept.clear();
    this.#tell(null);
  }
}

let current: FakeTab | undefined;

function enter(tab: FakeTab): void {
  current = tab;
}

for (const name of ['localStorage', 'sessionStorage'] as const) {
  Object.defineProperty(globalThis, name, { get: () => current?.[name], configurable: true });
}
for (const name of ['addEventListener', 'removeEventListener'] as const) {
  const value = (type: string, listener: Listener) => current?.[name](type, listener);
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
