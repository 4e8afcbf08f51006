/** What a widget says when a person chose a language: see `SamskabLanguageEvent`. */
interface Choice extends Event {
  readonly language: string;
}

const KEPT = 'samskab:language';

/** For this page, whatever is kept: two copies of this on a page hear the same event. */
let chosen: string | undefined;

/**
 * @param storage where a choice is kept; undefined where nothing may be
 * @returns the language that a person chose for all widgets, on this page or before; it may be anything
 */
export function chosenLanguage(storage: Storage | undefined): string | undefined {
  return chosen ?? storage?.getItem(KEPT) ?? undefined;
}

/** Keeps a choice for the next page. */
export function keepLanguage(language: string, storage: Storage | undefined): void {
  try {
    storage?.setItem(KEPT, language);
  } catch {
    // In a full storage nothing is kept: it holds for this page.
  }
}

/**
 * Follows what is chosen here and, where it is kept, in other tabs.
 * @returns what stops it
 */
export function followLanguage(follow: () => void): () => void {
  const hear = (event: Event) => {
    chosen = (event as Choice).language;
    follow();
  };
  const hearTab = ({ key, newValue }: StorageEvent) => {
    if (key !== KEPT) return;
    chosen = newValue ?? undefined;
    follow();
  };
  // Before the page does anything with it.
  addEventListener('samskab-language', hear, true);
  addEventListener('storage', hearTab);
  return () => {
    removeEventListener('samskab-language', hear, true);
    removeEventListener('storage', hearTab);
  };
}
