/** What a CMS lets through of what an editor pasted. */
export interface Filter {
  /** As the first column of the table in `docs/embedding.md` has it. */
  readonly name: string;
  /** @returns the HTML that the CMS puts into its page */
  clean(html: string): Promise<string> | string;
}

/** A filter that is not on this machine. */
export interface Absent {
  readonly name: string;
  /** Why, and what brings it. */
  readonly absent: string;
}

export function isAbsent(filter: Filter | Absent): filter is Absent {
  return 'absent' in filter;
}
