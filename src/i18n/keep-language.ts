import { KEPT } from './chosen.ts';

/** Keeps a choice for the next page. */
export function keepLanguage(language: string, storage: Storage | undefined): void {
  try {
    storage?.setItem(KEPT, language);
  } catch {
    // In a full storage nothing is kept: it holds for this page.
  }
}
