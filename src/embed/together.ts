let together: boolean | undefined;

/**
 * Whether several kinds of widgets stand on the page as the first of them is fetched: then what they
 * have in common is a file of its own, which comes once. Who has one kind fetches one file less.
 *
 * @param widgets their names
 */
export function areTogether(widgets: readonly string[]): boolean {
  if (together === undefined) {
    const isThere = (name: string) =>
      document.querySelector(`samskab-${name},div[data-samskab="${name}" i]`) !== null;
    together = widgets.filter(isThere).length > 1;
  }
  return together;
}
