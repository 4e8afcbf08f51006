/**
 * What is far away waits: until it is two screens away, is led to, has the focus or is printed, or the page
 * rests. Fetched where something is.
 */

/** Milliseconds after a page has loaded: it has drawn what it had to, and nobody waits for it. */
const REST = 2000;

interface Widget extends Element {
  connectedCallback(): void;
}

const waiting = new Map<Element, () => unknown>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) void come(target);
  },
  { root: document, rootMargin: '200%' },
);
let rests = false;

export function whenNear(element: Element, act: () => unknown): void {
  waiting.set(element, act);
  if (isLinked(element)) return void come(element);
  observer.observe(element);
  whenResting();
}

async function come(element: Element): Promise<void> {
  const act = waiting.get(element);
  waiting.delete(element);
  observer.unobserve(element);
  const isDefined = element.matches(':defined');
  await act?.();
  // With another of its kind, which came before: it waited for this.
  if (isDefined && element.isConnected) (element as Partial<Widget>).connectedCallback?.();
}

/** The link of a receipt leads to the form that it is of, whichever that is. */
function isLinked(element: Element): boolean {
  const target = document.querySelector(':target');
  return (
    location.hash.startsWith('#samskab-form=') ||
    !!target?.contains(element) ||
    element.contains(target)
  );
}

function whenResting(): void {
  if (rests) return;
  rests = true;
  if (document.readyState === 'complete') setTimeout(rest, REST);
  else addEventListener('load', () => setTimeout(rest, REST), { once: true });
}

/** One at a time: what the page does in between goes first. */
function rest(): void {
  rests = waiting.size > 0;
  if (!rests) return;
  const next = () => {
    for (const [element] of waiting) {
      void come(element);
      break;
    }
    rest();
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(next);
  else setTimeout(next, 200);
}

function comeAll(which: (element: Element) => boolean = () => true): void {
  for (const [element] of waiting) if (which(element)) void come(element);
}

addEventListener('beforeprint', () => comeAll());
addEventListener('hashchange', () => comeAll(isLinked));
addEventListener('focusin', ({ target }) => comeAll((one) => one.contains(target as Node)), true);
