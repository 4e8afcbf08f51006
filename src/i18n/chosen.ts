/** A `SamskabLanguageEvent`, or what another tab has kept. */
type Heard = Partial<Pick<StorageEvent, 'key' | 'newValue'> & { readonly language: string }>;

/** Under which name it is kept. */
export const KEPT = 'samskab:language';
const EVENTS = ['samskab-language', 'storage'];

/** For this page, whatever is kept: two copies of this on a page hear the same event. */
let chosen: string | undefined;

/**
 * @param storage where a choice is kept; undefined where nothing may be
 * @returns the language that a person chose for all widgets, on this page or before; it may be anything
 */
export function chosenLanguage(storage: Storage | undefined): string | undefined {
  return chosen ?? storage?.getItem(KEPT) ?? undefined;
}

/**
 * Follows what is chosen here and, where it is kept, in other tabs.
 * @returns what stops it
 */
export function followLanguage(follow: () => void): () => void {
  const hear = ({ key = KEPT, language, newValue }: Heard) => {
    if (key !== KEPT) return;
    chosen = language ?? newValue ?? undefined;
    follow();
  };
  const listener = hear as (event: Event) => void;
  // Before the page does anything with it.
  for (const type of EVENTS) addEventListener(type, listener, true);
  return () => {
    for (const type of EVENTS) removeEventListener(type, listener, true);
  };
}
