/** What somebody who goes by keyboard sees of where they are. */
export interface SeenFocus {
  /** What is wrong with it, in words; none where it is well seen. */
  readonly troubles: readonly string[];
  /** For a complaint: which element it is. */
  readonly what: string;
  /** Whether it is the page itself, as before the first Tab and after the last. */
  readonly isPage: boolean;
}

/**
 * Looks whether what has the focus is in the window, covered by nothing that sticks, and ringed
 * (WCAG 2.4.7 and 2.4.11). It is sent to pages as text too, so it names nothing outside itself.
 */
export function seenFocus(): SeenFocus {
  let focus = document.activeElement;
  while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  if (!focus || focus === document.body) return { troubles: [], what: 'the page', isPage: true };
  const troubles: string[] = [];
  const { top, left, right, width, height, ...box } = focus.getBoundingClientRect();
  // Of a field of many lines the one that is written in is seen.
  const bottom = focus.localName === 'textarea' ? Math.min(box.bottom, top + 44) : box.bottom;
  const at = `${Math.round(top)}–${Math.round(bottom)} of ${innerHeight}`;
  // What is higher than the window cannot be in it whole.
  if (bottom - top <= innerHeight && (top < -1 || bottom > innerHeight + 1))
    troubles.push(`cut: ${at}`);
  if (left < -1 || right > innerWidth + 1) troubles.push(`cut at the side: ${left}–${right}`);

  const sticking = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => {
      const inner = one.shadowRoot ? sticking(one.shadowRoot) : [];
      return /sticky|fixed/.test(getComputedStyle(one).position) ? [one, ...inner] : inner;
    });
  const isInside = (outer: Element): boolean => {
    for (let node: Node | null = focus; node; node = node.parentNode ?? (node as ShadowRoot).host) {
      if (node === outer) return true;
    }
    return false;
  };
  for (const one of sticking(document)) {
    if (isInside(one) || focus.closest('dialog')) continue;
    const over = one.getBoundingClientRect();
    if (over.width < 2 || over.height < 2) continue;
    const hidden = Math.min(bottom, over.bottom) - Math.max(top, over.top);
    const isBeside = over.right <= left || over.left >= right;
    if (hidden > 4 && !isBeside) {
      troubles.push(`${Math.round(hidden)} px under ${one.className || one.localName}: ${at}`);
    }
  }

  const ringed = (one: Element | null | undefined): boolean => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  // What is no stop needs none; of a date the browser marks the part that is written in. A window that
  // the system takes for one in the background, as WebKit's on a display without a manager, has none.
  const isOwn = focus.matches('[tabindex="-1"], [type="date"], :not(:focus)');
  if (!isOwn && !ringed(focus) && !ringed(focus.closest('.item, label, .bubble')))
    troubles.push('no ring');
  if (width < 1 || height < 1) troubles.push('nothing to see');
  const what = focus.outerHTML.replace(/<!--.*?-->|\s+/g, ' ').slice(0, 160);
  return { troubles, what, isPage: false };
}
