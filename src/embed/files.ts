/** The files beside the loader. */

/** Filled in by the build: the file that all share, and for which tags and languages there is one. */
declare const SAMSKAB_FILES: {
  readonly core: string;
  /** Tags without `samskab-`. */
  readonly widgets: readonly string[];
  readonly languages: readonly string[];
  /** What several widgets begin with, in one language: `LANGUAGE` stands for that. */
  readonly common: string;
  /** What draws a method of voting or a kind of question that has a file of its own; as above. */
  readonly parts: Readonly<Record<string, string>>;
  /** What adds the words that a site brings. */
  readonly words: string;
  /** What makes widgets of what survives in a CMS, and says what is wrong. */
  readonly upgrading: string;
  /** What begins with those that are far away. */
  readonly waiting: string;
};

export const files = SAMSKAB_FILES;

/**
 * A script that is no module is told its own address, and asks for others by it: those that come from
 * elsewhere have no base. A module's are relative to it. `import.meta`, at which one that is no module
 * would break, is not needed.
 */
const classic = (document.currentScript as HTMLScriptElement | null)?.src;

/**
 * Fetches a file and runs it.
 * @param language of the words in it, where there is a file for each
 */
export function get<T>(name: string, language = ''): Promise<T> {
  const file = name.replace('LANGUAGE', language);
  return import(/* @vite-ignore */ classic ? new URL(file, classic).href : file) as Promise<T>;
}
