/** What a page can be waited for. */
export type Moment = 'usable' | 'ready' | 'shown';

/** What a page tells of its own loading. */
export interface Watched {
  /** The first control that somebody can use; milliseconds since the navigation began. */
  usable?: number;
  /** When the widget said that it is ready. */
  ready?: number;
  /** When it showed something else than a place kept: also that it is closed, or not found. */
  shown?: number;
  control?: Element;
  readonly shifts: Shift[];
}

export interface Shift {
  readonly at: number;
  readonly value: number;
  /** What moved, from and to which line of the page. */
  readonly moved: string[];
}

declare global {
  interface Window {
    watched: Watched;
    /** Given by the bench. */
    tellBench(moment: Moment): Promise<void>;
  }
  interface PerformanceEntry {
    readonly value?: number;
    readonly sources?: readonly {
      readonly node?: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }[];
  }
}

/**
 * Watches a page from before its first byte. It is sent to the page as text, so it may name
 * nothing outside itself.
 * @param tag of the element that holds the controls, in an open shadow root
 */
export function watchPage(tag: string): void {
  const watched: Watched = (window.watched = { shifts: [] });

  function isUsable(element: Element): boolean {
    if (!element.matches('input, button, textarea, select')) return false;
    if (element.matches(':disabled, [aria-disabled="true"], [type="hidden"]')) return false;
    return element.checkVisibility({ visibilityProperty: true }) && element.clientHeight > 0;
  }

  function firstControl(root: ParentNode): Element | undefined {
    for (const element of root.querySelectorAll('*')) {
      if (isUsable(element)) return element;
      const inner = element.shadowRoot && firstControl(element.shadowRoot);
      if (inner) return inner;
    }
    return undefined;
  }

  function reach(moment: Moment): void {
    if (watched[moment] !== undefined) return;
    watched[moment] = performance.now();
    void window.tellBench(moment);
  }

  function look(): void {
    const root = document.querySelector(tag)?.shadowRoot;
    const control = root ? firstControl(root) : undefined;
    if (root?.firstElementChild && !root.querySelector('[aria-busy]')) reach('shown');
    if (!control) return void requestAnimationFrame(look);
    watched.control = control;
    reach('usable');
  }

  function describe(node: Node | null | undefined): string {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? element.localName + (element.id && `#${element.id}`) : 'something gone';
  }

  function onShift(entry: PerformanceEntry): void {
    const moved = (entry.sources ?? []).map(({ node, previousRect, currentRect }) => {
      const [from, to] = [previousRect, currentRect].map(
        ({ top, height }) => `${Math.round(top)}+${Math.round(height)}`,
      );
      return `${describe(node)} ${from} → ${to}`;
    });
    watched.shifts.push({ at: entry.startTime, value: entry.value ?? 0, moved });
  }

  new PerformanceObserver((list) => list.getEntries().forEach(onShift)).observe({
    type: 'layout-shift',
    buffered: true,
  });
  addEventListener('samskab-ready', () => reach('ready'), true);
  requestAnimationFrame(look);
}
