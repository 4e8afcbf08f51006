/** A page that a form went on to, as an entry in the history; where `from` is `to`, that it was there. */
interface Step {
  readonly form: string;
  /** One time through the form: what was sent, or left, is not gone back to. */
  readonly run: string;
  readonly from: number;
  readonly to: number;
}

/** What our entries in the history carry, beside what the page's own router keeps there. */
interface Mark {
  /** A router may carry what stands in one entry along to another address. */
  readonly href: string;
  /** How one came to this entry. */
  readonly steps: readonly Step[];
  /** What stood there before, where nothing can be put beside it. */
  readonly was?: unknown;
}

interface Traveller {
  readonly form: string;
  run: string;
  page: number;
  gone: boolean;
  readonly onPage: (page: number) => void;
}

/** What browsers have since 2022 (Chromium) or 2026. */
interface Later {
  readonly navigation?: Navigation;
}

/** How the name of what is open or not ends: after a reload it is closed, and nobody tells of it. */
export const OPENED = '#details';

/** Milliseconds in which a page that draws itself anew brings a form back, or goes elsewhere. */
const REST = 1000;

/**
 * The history of a page holds one trail, in which all its forms take their steps. It never moves by
 * itself, as that would stop a page that is on its way: a step that a form went back by its own button
 * is passed over when somebody goes back through it. Only of a form that is gone nothing is left.
 */
class Trail {
  readonly #travellers = new Set<Traveller>();
  /** Runs whose steps lead nowhere any more. */
  readonly #ended = new Set<string>();
  /** Routers write over what an entry carries; not all browsers say which one it is. */
  readonly #marks = new Map<string, Mark>();
  /** How one came to the entry that we know to be on, its address and key, and how long the history was. */
  #steps: readonly Step[] = [];
  #href = '';
  #key: string | undefined;
  #length = -1;
  #heard: Event | undefined;
  #isListening = false;
  /** Set while a step back of our own is on its way, and how many entries are left after it. */
  #moving: ReturnType<typeof setTimeout> | undefined;
  #target: number | undefined;
  /** What waits for that: an entry made meanwhile would stand on another one than it says. */
  readonly #waiting: (() => void)[] = [];

  join(traveller: Traveller): void {
    if (traveller.gone) return;
    if (this.#travellers.size === 0) this.#listen(addEventListener);
    this.#travellers.add(traveller);
    if (!this.#isHere()) this.#arriveAt(this.#stepsHere() ?? []);
    this.#adopt(traveller);
  }

  /** A form went on, and there is an entry to come back from. */
  goOn(traveller: Traveller, from: number): void {
    if (!this.#travellers.has(traveller)) return;
    if (this.#moving !== undefined) {
      this.#waiting.push(() => traveller.page > from && this.goOn(traveller, from));
      return;
    }
    try {
      this.#push(traveller, from);
    } catch {
      // Too many entries in too short a time, or no history to be had: Back in the form works.
    }
  }

  /** What a form sent is not gone back to. */
  end(traveller: Traveller): void {
    this.#ended.add(traveller.run);
    traveller.run = newRun();
  }

  /** Where the page went elsewhere with it, somebody may come back to its entries. */
  leave(traveller: Traveller): void {
    traveller.gone = true;
    setTimeout(() => {
      if (this.#isHere()) return setTimeout(() => this.#clear(), REST);
      this.#travellers.delete(traveller);
      return this.#clear();
    });
  }

  #listen(change: typeof addEventListener | typeof removeEventListener): void {
    change('popstate', this.hear as EventListener, { capture: true });
    change('pageshow', this.#onPageShow as EventListener);
    const { navigation } = globalThis as Later;
    this.#isListening = change === addEventListener;
    if (this.#isListening) navigation?.addEventListener('navigate', this.#onNavigate);
    else navigation?.removeEventListener('navigate', this.#onNavigate);
  }

  /** Somebody went back or forward. The loader tells it too, and may have been asked before us. */
  readonly hear = (event: PopStateEvent): void => {
    if (this.#isListening && event !== this.#heard) this.#arrive(event);
    this.#heard = event;
  };

  /** Back from another page, the entry may be another one than the one that was left. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#arrive();
  };

  /** Going back would stop a page that is on its way. */
  readonly #onNavigate = ({ destination, downloadRequest }: NavigateEvent): void => {
    if (!destination.sameDocument && downloadRequest === null) this.#length = -1;
  };

  /** Somebody went back or forward, or we did. What is not between two entries of ours is left alone. */
  #arrive(event?: PopStateEvent): void {
    const [before, after] = [this.#steps, this.#stepsHere()];
    const wasHere = this.#isAsLong();
    const target = this.#target;
    this.#stopWaiting();
    if (after) {
      this.#arriveAt(after);
      this.#comeTo(after, before, target, wasHere, event);
    } else {
      this.#length = -1;
    }
    this.#goOnWithRest();
  }

  #comeTo(
    after: readonly Step[],
    before: readonly Step[],
    target: number | undefined,
    wasHere: boolean,
    event?: PopStateEvent,
  ): void {
    const shared = countShared(before, after);
    const [undone, done] = [before.slice(shared), after.slice(shared)];
    if (undone.length + done.length === 0) return;
    // The page's router need not know, unless it may have gone somewhere else meanwhile.
    if (wasHere) event?.stopImmediatePropagation();
    if (after.filter(isMove).length === target) return this.#clear();
    const back = undone.filter(isMove);
    const isPast = back.length > 0 && done.length === 0 && back.every((one) => this.#isDead(one));
    if (isPast && wasHere) this.#goBack(1 + this.#count((one) => this.#isDead(one)));
    else this.#follow(undone, done);
  }

  /** @param target how many entries are to be left, where nobody has to be led there */
  #goBack(entries: number, target?: number): void {
    const { navigation } = globalThis as Later;
    // In a sandbox there is none.
    const current = navigation?.currentEntry;
    const entry = current && navigation?.entries()[current.index - entries];
    // Another page stands there: a frame made entries, or the browser dropped some of ours.
    if (target !== undefined && current && !entry?.sameDocument) return this.#lose();
    this.#target = target;
    // A browser may refuse without a word.
    this.#moving = setTimeout(() => {
      this.#lose();
      this.#goOnWithRest();
    }, REST);
    if (navigation && entry) {
      const { committed, finished } = navigation.traverseTo(entry.key);
      // The page may hinder it.
      void Promise.allSettled([committed, finished]);
    } else history.go(-entries);
  }

  /** Where we are is not known: nothing is gone back from, until we are on an entry of ours again. */
  #lose(): void {
    this.#length = -1;
    this.#stopWaiting();
  }

  #stopWaiting(): void {
    clearTimeout(this.#moving);
    this.#moving = this.#target = undefined;
  }

  #goOnWithRest(): void {
    if (this.#moving === undefined) for (const goOn of this.#waiting.splice(0)) goOn();
  }

  /** Undoes and does again what lies between two entries. */
  #follow(undone: readonly Step[], done: readonly Step[]): void {
    const pages = new Map<string, number>();
    for (const { run, from } of undone.toReversed()) pages.set(run, from);
    for (const { run, to } of done) pages.set(run, to);
    for (const one of this.#travellers) {
      this.#lead(one, pages.get(one.run) ?? one.page);
      if (!undone.some(({ run }) => run === one.run)) this.#adopt(one);
    }
  }

  /** One that came back goes on where it was; of what was on a later page nothing is left. */
  #adopt(traveller: Traveller): void {
    const last = this.#steps.findLast(({ form }) => form === traveller.form);
    if (!last || this.#ownerOf(last)) return;
    if (last.to > traveller.page) this.#ended.add(last.run);
    if (this.#ended.has(last.run)) return;
    traveller.run = last.run;
    this.#lead(traveller, last.to);
  }

  #lead(traveller: Traveller, page: number): void {
    if (traveller.gone || traveller.page === page) return;
    traveller.page = page;
    traveller.onPage(page);
    // The browser scrolls to where the entry was left.
    requestAnimationFrame(() => {
      document.activeElement?.shadowRoot?.activeElement?.scrollIntoView({ block: 'nearest' });
    });
  }

  #push(traveller: Traveller, from: number): void {
    const { form, run, page: to } = traveller;
    const isHere = this.#isHere();
    const steps = isHere ? this.#steps : [];
    const last = steps.findLast((step) => isMove(step) && !this.#isDead(step));
    // It went back by its own button, and its entries are still there.
    if (last?.run === run && last.to === to) return;
    const hasBegun = steps.some((step) => step.run === run);
    const here = hasBegun ? steps : [...steps, { form, run, from, to: from }];
    if (!isHere || !hasBegun || !markHere()) write('replaceState', here);
    this.#arriveAt(here);
    const there = [...here, { form, run, from, to }];
    write('pushState', there);
    this.#arriveAt(there);
  }

  /** Takes away what is left of those that are gone. */
  #clear(): void {
    if (this.#moving !== undefined) {
      this.#waiting.push(() => this.#clear());
      return;
    }
    try {
      const isHere = this.#isHere();
      for (const one of this.#travellers) {
        if (!one.gone) continue;
        this.#travellers.delete(one);
        if (isHere && !this.#ownerOf(one)) this.#ended.add(one.run);
      }
      const left = isHere ? this.#count((step) => this.#isOver(step)) : 0;
      if (left > 0) {
        this.#goBack(left, this.#steps.filter(isMove).length - left);
        return;
      }
      if (isHere && !this.#steps.some(isMove)) this.#tidy();
    } catch {
      // A frame that is gone has no history.
    }
    if (this.#travellers.size === 0) this.#listen(removeEventListener);
  }

  /** The entry that was there before us is as it was. */
  #tidy(): void {
    const left = this.#steps.filter((step) => !this.#isOver(step));
    if (left.length === this.#steps.length) return;
    if (markHere()) write('replaceState', left);
    this.#arriveAt(left);
  }

  #arriveAt(steps: readonly Step[]): void {
    this.#steps = steps;
    this.#href = location.href;
    this.#key = keyHere();
    this.#length = history.length;
    if (this.#key) this.#marks.set(this.#key, { href: this.#href, steps });
  }

  #stepsHere(): readonly Step[] | undefined {
    const mark = markHere() ?? this.#marks.get(keyHere() ?? '');
    return mark?.href === location.href ? mark.steps : undefined;
  }

  /** An entry that somebody else made meanwhile, also one in a frame, makes the history longer. */
  #isAsLong(): boolean {
    return history.length === this.#length && location.href === this.#href;
  }

  #isHere(): boolean {
    if (!this.#isAsLong() || keyHere() !== this.#key) return false;
    const steps = this.#stepsHere() ?? this.#steps;
    return steps.length === this.#steps.length && countShared(steps, this.#steps) === steps.length;
  }

  #ownerOf({ run }: { readonly run: string }): Traveller | undefined {
    return [...this.#travellers].find((one) => one.run === run && !one.gone);
  }

  /** Whether a step is one of a run that is over; of a form that is not there yet nobody knows. */
  #isOver(step: Step): boolean {
    if (this.#ownerOf(step)) return false;
    return (
      step.form.endsWith(OPENED) ||
      this.#ended.has(step.run) ||
      [...this.#travellers].some(({ form }) => form === step.form)
    );
  }

  /** Whether nobody is on the page of a step any more. */
  #isDead(step: Step): boolean {
    return this.#isOver(step) || (this.#ownerOf(step)?.page ?? step.to) < step.to;
  }

  /** @returns how many entries, from this one down, are of that kind */
  #count(isSuch: (step: Step) => boolean): number {
    const moves = this.#steps.filter(isMove).toReversed();
    const end = moves.findIndex((step) => !isSuch(step));
    return end < 0 ? moves.length : end;
  }
}

/** Each widget brings its own copy of this file, and all of a page share one trail. */
const KEY = Symbol.for('samskab.trail.1');
const shared = globalThis as { [KEY]?: Trail };
const trail = (shared[KEY] ??= new Trail());

/**
 * The pages of a form as entries in the history, so that Back on page two goes to page one. An entry
 * has the page's own address and `{ ...history.state, samskab }`. None outlives the form.
 */
export class PageHistory {
  readonly #traveller: Traveller;
  #ended = false;

  /**
   * @param name of the form
   * @param onPage goes to the page of an entry that somebody went back or forward to
   */
  constructor(name: string, onPage: (page: number) => void) {
    this.#traveller = { form: name, run: newRun(), page: 0, gone: false, onPage };
  }

  /** @param page where the form begins: one that came back may stand on a later page */
  begin(page: number): void {
    this.#traveller.page = page;
    trail.join(this.#traveller);
  }

  /** The form is on another page: forward makes an entry, Back leads over it from then on. */
  goTo(page: number): void {
    // Until it begins again, what was sent stands on no page.
    if (this.#ended && page > 0) return;
    this.#ended = false;
    const before = this.#traveller.page;
    this.#traveller.page = page;
    if (page > before) trail.goOn(this.#traveller, before);
  }

  /** The form is done with: Back leads to where one came from. */
  end(): void {
    this.#ended = true;
    this.#traveller.page = 0;
    trail.end(this.#traveller);
  }

  /** The form is not on the page any more. */
  stop(): void {
    trail.leave(this.#traveller);
  }
}

function isMove({ from, to }: Step): boolean {
  return from !== to;
}

/** @returns how many steps, from the first one, are the same */
function countShared(some: readonly Step[], others: readonly Step[]): number {
  const end = some.findIndex(({ run, from, to }, at) => {
    const other = others[at];
    return run !== other?.run || from !== other.from || to !== other.to;
  });
  return end < 0 ? some.length : end;
}

/** @returns which entry this is; undefined where nobody says */
function keyHere(): string | undefined {
  return (globalThis as Later).navigation?.currentEntry?.key;
}

function newRun(): string {
  return Math.random().toString(36).slice(2);
}

/** @returns what this entry of the history carries of ours, and is not carried along from elsewhere */
function markHere(): Mark | undefined {
  const mark = (history.state as { samskab?: Mark } | null)?.samskab;
  return mark?.href === location.href && Array.isArray(mark.steps) ? mark : undefined;
}

/** Puts our steps beside what the page keeps in an entry; where there are none, it is as it was. */
function write(how: 'pushState' | 'replaceState', steps: readonly Step[]): void {
  const state: unknown = history.state;
  const canHold = Object.getPrototypeOf(state ?? 0) === Object.prototype;
  const { samskab, ...others } = (canHold ? state : {}) as { samskab?: Mark };
  const before = samskab ?? (canHold ? {} : { was: state });
  const was = 'was' in before ? { was: before.was } : {};
  const { href } = location;
  if (steps.length > 0) history[how]({ ...others, samskab: { href, steps, ...was } }, '');
  else history[how]('was' in was && Object.keys(others).length === 0 ? was.was : others, '');
}
