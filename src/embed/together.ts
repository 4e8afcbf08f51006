let together: boolean | undefined;

/**
 * Whether several kinds of widgets stand on the page as the first of them is fetched: then what they
 * have in common is a file of its own, which comes once. Who has one kind fetches one file less.
 *
 * @param tags a selector of all widgets
 */
export function areTogether(tags: string): boolean {
  const names = () => Array.from(document.querySelectorAll(tags), ({ localName }) => localName);
  return (together ??= new Set(names()).size > 1);
}
