/**
 * @param pages for each page the pointers whose problems are put right there
 * @returns the page on which what a pointer names is put right
 */
export function pageOf(pages: readonly (readonly string[])[], pointer: string): number {
  const isIn = (start: string) => pointer === start || pointer.startsWith(`${start}/`);
  return Math.max(
    pages.findIndex((starts) => starts.some(isIn)),
    0,
  );
}
