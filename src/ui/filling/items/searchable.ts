/** Up to this many items are found by looking. */
const SEARCHABLE = 12;

/** @returns whether a list is so long that somebody would search in it */
export function isSearchable(items: readonly unknown[]): boolean {
  return items.length > SEARCHABLE;
}
