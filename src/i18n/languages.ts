import type { Group, Messages, MessagesFor } from './en.ts';

/** One lazy file a language: what a reader does not read is not loaded. */
const loaders: Record<string, () => Promise<{ default: Messages }>> = {
  en: () => import('./en.ts'),
  da: () => import('./da.ts'),
  nb: () => import('./nb.ts'),
  ar: () => import('./ar.ts'),
};

/** Languages whose readers read another that is here. */
const RELATIVES: Record<string, string> = { no: 'nb', nn: 'nb' };

const loaded = new Map<string, Partial<Messages>>();

/** Makes words of a language available at once; a group that is there already is kept. */
export function registerMessages(language: string, messages: Partial<Messages>): void {
  loaded.set(language, { ...messages, ...loaded.get(language) });
}

/** @returns the language that somebody who asks for `tag` is given; English where there is no better */
export function languageFor(tag: string): string {
  const base = tag.toLowerCase().split('-')[0] ?? '';
  const language = RELATIVES[base] ?? base;
  return loaded.has(language) || Object.hasOwn(loaders, language) ? language : 'en';
}

/** @returns the words of some groups in one flat object, if they are here already */
export function messagesFor<M = MessagesFor<Group>>(
  language: string,
  groups: readonly Group[],
): M | undefined {
  const here = loaded.get(language);
  if (!here || groups.some((group) => !here[group])) return undefined;
  return Object.assign({}, ...groups.map((group) => here[group])) as M;
}

/**
 * Fetches the words of a language.
 * @throws whatever a failed import throws; the next call tries again
 */
export async function loadMessages(language: string): Promise<void> {
  const load = loaders[language];
  if (load) registerMessages(language, (await load()).default);
}
