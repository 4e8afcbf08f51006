/**
 * What changed is said once, when it rests: by `ariaNotify` where the browser has it, else by one
 * polite live region a page, in light DOM: regions in nested shadow roots are read unreliably
 * (umbraco/Umbraco-CMS PR 21028).
 */
const REST = 600;
/** What is outside of an open dialog may be inert, and an inert region says nothing. */
const DIALOG = 'dialog[open],[aria-modal="true"]';

/** Not in the types of TypeScript yet. */
interface Notifying extends Element {
  ariaNotify?(message: string, options: { readonly priority: 'normal' }): void;
}

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Says something to who listens to the page. A newer message takes the place of one that waits.
 * @param from the widget that says it
 */
export function announce(message: string, lang: string, from: Element): void {
  const isOld = !(from as Notifying).ariaNotify;
  clearTimeout(timer);
  // There before anything is said in it.
  if (isOld) liveRegion(from);
  timer = setTimeout(() => {
    if (!isOld) return speakerOf(from).ariaNotify?.(message, { priority: 'normal' });
    const target = liveRegion(from);
    target.lang = lang;
    // The same words twice are a change only if the region was empty in between.
    target.textContent = '';
    requestAnimationFrame(() => (target.textContent = message));
  }, REST);
}

/** What is heard although a dialog is open, and is in the language of what is said. */
function speakerOf(from: Notifying): Notifying {
  const root = from.shadowRoot;
  return root?.querySelector(DIALOG) ?? root?.querySelector('[lang]') ?? from;
}

/** The one region, within the open dialog that has the widget, or that the widget has. */
function liveRegion(from: Element): HTMLElement {
  const place = dialogOf(from) ?? document.body;
  region ??= newRegion();
  if (region.parentNode !== place) place.append(region);
  return region;
}

function dialogOf(from: Element): Element | undefined {
  const own = from.shadowRoot?.querySelector(DIALOG);
  for (let node: Node | null = own ?? from; node; node = parentOf(node)) {
    if (node instanceof Element && node.matches(DIALOG)) return node;
  }
  return undefined;
}

/** As it is shown: through slots and shadow roots. */
function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node as Element).assignedSlot ?? node.parentNode;
}

function newRegion(): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  made.dataset['samskabAnnouncer'] = '';
  // Set property by property: a style attribute is refused under a strict policy.
  const hidden = { position: 'fixed', width: '1px', height: '1px', overflow: 'hidden' };
  for (const [name, value] of Object.entries({ ...hidden, 'clip-path': 'inset(50%)', top: '0' })) {
    made.style.setProperty(name, value);
  }
  return made;
}
