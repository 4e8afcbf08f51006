import * as v from 'valibot';

/** A BCP 47 language tag, such as `da` or `pt-BR`. */
export const LanguageSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'Expected a BCP 47 language tag, such as "da"'),
);

/**
 * What a person reads: one string in the definition's own language, or a map of
 * language to string. It is always plain text, never HTML.
 */
export const TextSchema = v.union(
  [
    v.string(),
    v.pipe(
      v.record(LanguageSchema, v.string()),
      v.check((map) => Object.keys(map).length > 0),
    ),
  ],
  'Expected a text, or a map of language to text',
);

export type Text = v.InferOutput<typeof TextSchema>;

/** A text as it is shown, with the language it is in (for the `lang` attribute). */
export interface ShownText {
  readonly value: string;
  readonly lang: string;
}

/**
 * Picks what to show of a text.
 * @param wanted the reader's language, such as `nb-NO`; its base (`nb`) is tried too
 * @param fallback the definition's own language: what a plain string is in
 */
export function pickText(text: Text, wanted: string, fallback: string): ShownText {
  if (typeof text === 'string') return { value: text, lang: fallback };
  const tags = Object.keys(text);
  const found =
    [wanted, base(wanted), fallback, base(fallback)]
      .map((want) => tags.find((tag) => tag.toLowerCase() === want.toLowerCase()))
      .find((tag) => tag !== undefined) ??
    tags.find((tag) => base(tag) === base(wanted)) ??
    tags[0];
  return found === undefined
    ? { value: '', lang: fallback }
    : { value: text[found] ?? '', lang: found };
}

function base(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}
