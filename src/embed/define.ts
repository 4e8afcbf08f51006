/** Registers a tag, once: a page may load the same snippet twice, in two versions even. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
