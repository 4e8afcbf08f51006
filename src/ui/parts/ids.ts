/** An id for the element that a pointer speaks of: no blank, as `aria-describedby` splits at them. */
export function idFor(pointer: string): string {
  return `at${encodeURIComponent(pointer)}`;
}

/** The ids of what takes the focus. */
export const HEADING = 'heading';
export const SUMMARY = 'summary';
export const NOTICE = 'notice';
