import type { Text } from '../protocol/text.ts';
import { canonical } from './secrets/canonical.ts';

/**
 * @param language of plain strings
 * @returns what a text says: one in a single language is the same as a map of that language alone
 */
export function saidText(text: Text | undefined, language: string): string {
  return canonical(typeof text === 'string' ? { [language]: text } : (text ?? {}));
}
