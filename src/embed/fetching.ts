/** Fetches the code of a widget, with its words in the language of the place where it stands. */
import { languageFor } from '../i18n/language-for.ts';
import { files, get } from './files.ts';
import { areTogether } from './together.ts';

/** @throws what went wrong on the way */
export async function fetchWidget(name: string, at: Element): Promise<void> {
  const language = languageOf(at);
  // Run as soon as it is there, and not only once the widget is too; that one says what went wrong.
  get(files.core).catch(() => undefined);
  const isOne = !areTogether(files.widgets);
  if (!isOne) get(files.common, language).catch(() => undefined);
  // The first number that a page formats takes longer than all others: now, while we wait anyway.
  setTimeout(() => new Intl.NumberFormat(language).format(0));
  // With the hash of the core, as a server that has been updated meanwhile has another widget by
  // this name: it gives the one that goes with what the page has already. Others do not mind.
  await get(
    `./samskab/${name}.${language}${isOne ? '' : '.together'}.js?${files.core.slice(-11, -3)}`,
  );
}

/** @returns the language of the words of what stands there */
export function languageOf(element: Element): string {
  const isThere = (language: string) => files.languages.includes(language);
  const tag =
    element.getAttribute('data-lang') ?? element.closest('[lang]')?.getAttribute('lang') ?? '';
  return languageFor(chosen(element) ?? tag, isThere, tag);
}

/** What the reader chose on a page before: see `i18n/chosen.ts`. */
function chosen(element: Element): string | null {
  try {
    return (element.getAttribute('remember') ?? element.getAttribute('data-remember')) === 'no'
      ? null
      : localStorage.getItem('samskab:language');
  } catch {
    return null;
  }
}
