/** Lines for the head of a page: what asks for files early, and a file that never changes with its hash. */
import { languageFor } from '../i18n/language-for.ts';
import type { Titled } from './ask.ts';
import { filesFor, pinnedLine, preloadLines, type Files, type Pasted } from './pasted.ts';

/**
 * @param script the address of the script
 * @param files what can be asked for early; nothing where that is not known
 * @param languages what there are words in
 */
export function earlyLines(
  { widget, endpoint, language }: Pasted,
  definition: Titled,
  script: string,
  files: Files | undefined,
  languages: readonly string[],
): string[] {
  if (!files) return [];
  const spoken = languageFor(language ?? definition.language, (one) => languages.includes(one));
  const names = filesFor(widget, spoken, widget === 'results' ? undefined : definition, files);
  return preloadLines(
    names.map((file) => new URL(`samskab/${file}`, script).href),
    endpoint,
  );
}

/**
 * @param release the version whose files never change
 * @returns the script of one file with its hash; undefined where no hash can be made
 */
export async function pinnedTo(
  widget: string,
  script: string,
  release: string | undefined,
  fetch: typeof globalThis.fetch,
): Promise<string | undefined> {
  if (release === undefined) return undefined;
  const src = new URL(`samskab/${release}/${widget}.js`, script).href;
  try {
    const response = await fetch(src, { credentials: 'omit' });
    if (!response.ok) return undefined;
    const hash = await crypto.subtle.digest('SHA-384', await response.arrayBuffer());
    const letters = String.fromCharCode(...new Uint8Array(hash));
    return pinnedLine(src, `sha384-${btoa(letters)}`);
  } catch {
    return undefined;
  }
}
