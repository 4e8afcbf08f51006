/**
 * What is far away waits: until it is two screens away, is led to, has the focus or is printed, or the page
 * rests. Fetched where something is.
 */

/** Milliseconds after a page has loaded: it has drawn what it had to, and nobody waits for it. */
const REST = 2000;

const waiting = new Map<Element, () => void>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) come(target);
  },
  { root: document, rootMargin: '200%' },
);
let rests = false;

export function whenNear(element: Element, act: () => void): void {
  if (isLinked(element)) return act();
  waiting.set(element, act);
  observer.observe(element);
  whenResting();
}

function come(element: Element): void {
  const act = waiting.get(element);
  waiting.delete(element);
  observer.unobserve(element);
  act?.();
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
      come(element);
      break;
    }
    rest();
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(next);
  else setTimeout(next, 200);
}

function comeAll(which: (element: Element) => boolean = () => true): void {
  for (const [element] of waiting) if (which(element)) come(element);
}

addEventListener('beforeprint', () => comeAll());
addEventListener('hashchange', () => comeAll(isLinked));
addEventListener('focusin', ({ target }) => comeAll((one) => one.contains(target as Node)), true);
