/**
 * Registers a tag, once: a page may load the same snippet twice, in two versions even. As long as somebody
 * is at what stands in such an element until then, it waits: they would lose their place.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const held = focused()?.closest(tag);
  if (held) {
    const later = () => setTimeout(() => define(tag, element));
    return held.addEventListener('focusout', later, { once: true });
  }
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** @returns what has the focus, also in open shadow roots */
function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
