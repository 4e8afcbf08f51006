import type { Text } from './text.ts';

/** A text as it is shown, with the language it is in (for the `lang` attribute). */
export interface ShownText {
  readonly value: string;
  readonly lang: string;
}

/**
 * Picks what to show of a text.
 * @param wanted the reader's language, such as `nb-NO`; `nb`, and `nb` of elsewhere, are tried too, and
 *   for either kind of Norwegian the other
 * @param fallback the definition's own language: what a plain string is in
 */
export function pickText(text: Text, wanted: string, fallback: string): ShownText {
  if (typeof text === 'string') return { value: text, lang: fallback };
  const tags = Object.keys(text);
  const found =
    nearestTag(tags, wanted) ??
    (isNorwegian(wanted) ? tags.find(isNorwegian) : undefined) ??
    nearestTag(tags, fallback) ??
    nearestTag(tags, 'en') ??
    tags[0];
  return found === undefined
    ? { value: '', lang: fallback }
    : { value: text[found] ?? '', lang: found };
}

/** @returns the tag that is `wanted`, else the same language, else the same of elsewhere */
export function nearestTag(tags: readonly string[], wanted: string): string | undefined {
  return (
    tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
    tags.find((tag) => tag.toLowerCase() === base(wanted)) ??
    tags.find((tag) => base(tag) === base(wanted))
  );
}

/** Who reads either kind of Norwegian reads both. */
function isNorwegian(tag: string): boolean {
  return /^(no|nb|nn)$/.test(base(tag));
}

function base(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? tag;
}
