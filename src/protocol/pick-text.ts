import type { Text } from './text.ts';

/** A text as it is shown, with the language it is in (for the `lang` attribute). */
export interface ShownText {
  readonly value: string;
  readonly lang: string;
}

/**
 * Picks what to show of a text.
 * @param wanted the reader's language, such as `nb-NO`; `nb`, and `nb` of elsewhere, are tried too
 * @param fallback the definition's own language: what a plain string is in
 */
export function pickText(text: Text, wanted: string, fallback: string): ShownText {
  if (typeof text === 'string') return { value: text, lang: fallback };
  const tags = Object.keys(text);
  const nearest = (want: string) =>
    tags.find((tag) => tag.toLowerCase() === want.toLowerCase()) ??
    tags.find((tag) => tag.toLowerCase() === base(want)) ??
    tags.find((tag) => base(tag) === base(want));
  const found = nearest(wanted) ?? nearest(fallback) ?? tags[0];
  return found === undefined
    ? { value: '', lang: fallback }
    : { value: text[found] ?? '', lang: found };
}

function base(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? tag;
}
