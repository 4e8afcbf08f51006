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
