/** Where a link stands. */

/** Whether a link is all that its block holds, and that is a text of the page and no menu. */
export function isAlone(link: Element): boolean {
  const block = link.closest('p, li, td, dd, div, section, article, figure, h2, h3, h4');
  const isMenu = link.closest('nav, header, footer, menu, [role=navigation], [role=menu]');
  return block !== null && !isMenu && holdsOnly(block, link);
}

/** @returns a link with what stands around it alone, such as a paragraph: no widget goes into that */
export function outermost(link: HTMLElement): HTMLElement {
  let outer = link;
  for (;;) {
    const around = outer.parentElement;
    if (!around?.matches('p, h2, h3, h4, h5, h6, strong, em, b, i, u, span')) return outer;
    if (!holdsOnly(around, link)) return outer;
    outer = around;
  }
}

function holdsOnly(block: Element, link: Element): boolean {
  const others = block.querySelectorAll('a, img, svg, video, audio, iframe, input, button, select');
  return (
    block.textContent?.trim() === link.textContent?.trim() &&
    [...others].every((one) => link.contains(one))
  );
}
