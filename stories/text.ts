import type { Text } from '../src/protocol/text.ts';

/** What a sample says, in the languages of the samples. */
export function text(da: string, en: string, ar: string): Text {
  return { da, en, ar };
}
