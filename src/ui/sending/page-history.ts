/** What our entries in the history of the page carry, beside what the page's own router keeps there. */
type Marks = Readonly<Record<string, number>>;

interface Traveller {
  /** Whether an entry leads this one to another page. */
  readonly follows: (marks: Marks) => boolean;
}

/*
 * One listener for all forms of a page: an entry may lead two of them. A step between our own entries
 * is ours alone, as the address stays what it is; every other one is left to the page's router.
 */
const travellers = new Set<Traveller>();
/** Steps back that a form took itself, and whose event is still to come; who begins meanwhile waits. */
let onTheirWay = 0;
const waiting: (() => void)[] = [];

function onPopState(event: PopStateEvent): void {
  const marks = marksOf(event.state);
  const followed = [...travellers].filter((one) => one.follows(marks));
  if (followed.length > 0) event.stopImmediatePropagation();
}

/**
 * The pages of a form as entries in the history, so that Back on page two goes to page one. An entry
 * has the page's own address and `{ ...history.state, samskab }`. None outlives the form.
 */
export class PageHistory {
  readonly #name: string;
  readonly #onPage: (page: number) => void;
  readonly #traveller: Traveller = { follows: (marks) => this.#follows(marks) };
  #page = 0;
  /** The address that the form stands at. */
  #href = '';
  /** How many entries are ours, below this one. */
  #depth = 0;
  /** Steps that we took ourselves, and whose event is still to come. */
  #expected = 0;
  #begun = false;
  #ended = false;
  #stopped = false;

  /**
   * @param name of the form
   * @param onPage goes to the page of an entry that somebody went back or forward to
   */
  constructor(name: string, onPage: (page: number) => void) {
    this.#name = name;
    this.#onPage = onPage;
  }

  /** @param page where the form begins: one that came back may stand on a later page */
  begin(page: number): void {
    this.#page = page;
    if (onTheirWay > 0) waiting.push(() => this.#begin(this.#page));
    else this.#begin(page);
  }

  #begin(page: number): void {
    if (this.#stopped) return;
    this.#begun = true;
    this.#href = location.href;
    this.#depth = marksOf(history.state)[this.#name] === page ? page : 0;
    if (travellers.size === 0) addEventListener('popstate', onPopState, { capture: true });
    travellers.add(this.#traveller);
  }

  /** The form is on another page: forward makes an entry, back leaves it. */
  goTo(page: number): void {
    const before = this.#page;
    this.#page = page;
    this.#ended = false;
    if (!this.#begun) return;
    if (page > before) this.#push(before, page);
    else if (page < before) this.#goBack(Math.min(before - page, this.#depth));
  }

  /** The form is done with: its entries are left, where the page is still on one of them. */
  end(): void {
    if (this.#isHere()) this.#goBack(this.#depth);
    this.#depth = 0;
    this.#page = 0;
    this.#ended = true;
    if (this.#expected === 0) this.#unmark();
  }

  /** As `end`, and nothing is listened to from then on. */
  stop(): void {
    this.end();
    this.#stopped = true;
    if (this.#expected === 0) this.#forget();
  }

  #push(before: number, page: number): void {
    try {
      if (!this.#isHere()) history.replaceState(this.#marked(before), '');
      history.pushState(this.#marked(page), '');
      this.#href = location.href;
      this.#depth++;
    } catch {
      // A sandboxed frame has no history of its own; Back in the form works all the same.
    }
  }

  #goBack(steps: number): void {
    if (steps <= 0) return;
    this.#depth -= steps;
    this.#expected++;
    onTheirWay++;
    history.go(-steps);
  }

  #follows(marks: Marks): boolean {
    if (this.#expected > 0) {
      this.#expected--;
      onTheirWay--;
      if (this.#ended) this.#unmark();
      if (this.#stopped) this.#forget();
      if (onTheirWay === 0) for (const begin of waiting.splice(0)) begin();
      return true;
    }
    const page = marks[this.#name];
    // Not ours, or no step of ours: the page's own entries may carry our mark along.
    if (page === undefined || page === this.#page || location.href !== this.#href) return false;
    this.#depth = Math.max(this.#depth + page - this.#page, 0);
    this.#page = page;
    this.#onPage(page);
    return true;
  }

  #isHere(): boolean {
    return location.href === this.#href && marksOf(history.state)[this.#name] !== undefined;
  }

  #marked(page: number): object {
    const state = history.state as { samskab?: Marks } | null;
    return { ...state, samskab: { ...state?.samskab, [this.#name]: page } };
  }

  /** The entry that was there before us is as it was. */
  #unmark(): void {
    if (!this.#isHere()) return;
    const { samskab, ...state } = history.state as { samskab: Marks };
    const { [this.#name]: _, ...others } = samskab;
    const rest = Object.keys(others).length > 0 ? { samskab: others } : {};
    const before = { ...state, ...rest };
    history.replaceState(Object.keys(before).length > 0 ? before : null, '');
  }

  #forget(): void {
    travellers.delete(this.#traveller);
    if (travellers.size === 0) removeEventListener('popstate', onPopState, { capture: true });
  }
}

function marksOf(state: unknown): Marks {
  const { samskab } = (state ?? {}) as { samskab?: unknown };
  return typeof samskab === 'object' && samskab !== null ? (samskab as Marks) : {};
}
