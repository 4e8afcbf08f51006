/** A page or part of it that is narrower than what stands in it. */
export interface Fits {
  /** By how much the page can be scrolled sideways. */
  readonly sideways: number;
  /** What is cut, in words. */
  readonly cut: readonly string[];
  /** What is pressed and lower or narrower than 44 px, in words. */
  readonly small: readonly string[];
}

/**
 * Measures a page. It is sent to pages as text, so it names nothing outside itself.
 * @param tag of the widget; what the page around it does is its own
 */
export function measureFit(tag: string): Fits {
  const root = document.querySelector(tag)?.shadowRoot;
  if (!root) throw new Error(`There is no ${tag}`);
  const { scrollWidth, clientWidth } = document.documentElement;
  const all = [...root.querySelectorAll<HTMLElement>('*')].filter((one) => one.checkVisibility());
  const name = (one: Element) =>
    `${one.localName}.${one.className}: ${(one.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}`;

  /** Meant for who listens alone. */
  const isUnseen = (one: Element): boolean => {
    for (let at: Element | null = one; at; at = at.parentElement) {
      if (at.ariaHidden === 'true' || getComputedStyle(at).clipPath !== 'none') return true;
    }
    return false;
  };
  const scrolls = (one: Element): boolean => {
    for (let at: Element | null = one; at; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const isCut = (one: HTMLElement): boolean => {
    const { overflowX, overflowY, display } = getComputedStyle(one);
    if (display === 'inline' || isUnseen(one) || one.localName === 'textarea') return false;
    // What scrolls by itself is not cut.
    const hides = (way: string) => way === 'hidden' || way === 'clip';
    return (
      (hides(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
      (hides(overflowY) && one.scrollHeight > one.clientHeight + 1)
    );
  };
  const isOut = (one: HTMLElement): boolean => {
    const { left, right, width } = one.getBoundingClientRect();
    if (width === 0 || isUnseen(one) || scrolls(one)) return false;
    return right > innerWidth + 1 || left < -1;
  };
  const isText = (one: Element) =>
    [...one.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  const cut = [
    ...all.filter(isCut).map(name),
    ...all
      .filter((one) => isText(one) && isOut(one))
      .map((one) => `out of the window: ${name(one)}`),
  ];

  const pressed =
    'button, a[href], summary, input[type=checkbox], input[type=radio], select, input';
  const positioned = (one: Element): Element[] => {
    let at = one.parentElement;
    while (at && getComputedStyle(at).position === 'static') at = at.parentElement;
    return at ? [at] : [];
  };
  const small = [...root.querySelectorAll<HTMLElement>(pressed)].flatMap((one) => {
    if (!one.checkVisibility() || one.matches('[hidden], [type=hidden]')) return [];
    // A label is pressed as well, and what is drawn over all of a card is.
    const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : [];
    const spread = [one, ...labels].flatMap((label) =>
      ['::before', '::after'].some((part) => getComputedStyle(label, part).position === 'absolute')
        ? positioned(label)
        : [],
    );
    const sizes = [one, ...labels, ...spread].map((part) => {
      const { width, height } = part.getBoundingClientRect();
      return { width, height };
    });
    const width = Math.max(...sizes.map((size) => size.width));
    const height = Math.max(...sizes.map((size) => size.height));
    // A link within a sentence is as high as its line (WCAG 2.5.8).
    const inLine = one.localName === 'a' && getComputedStyle(one).display === 'inline';
    return inLine || (width >= 43.5 && height >= 43.5)
      ? []
      : [`${Math.round(width)} × ${Math.round(height)}: ${name(one)} ${one.id}`];
  });
  return {
    sideways: scrollWidth - clientWidth,
    cut: [...new Set(cut)],
    small: [...new Set(small)],
  };
}
