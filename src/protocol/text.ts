import * as v from 'valibot';

/** A BCP 47 language tag, such as `da` or `pt-BR`. */
export const LanguageSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i, 'Expected a BCP 47 language tag, such as "da"'),
  v.check(isKnownToIntl, 'Expected a language tag that is well formed'),
);

/** `abcd` and `da-DK-DK` look like tags, and everything that formats by them would throw. */
function isKnownToIntl(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

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
