import * as v from 'valibot';
import { LANGUAGE, LONGEST_LANGUAGE, isLanguage } from './grammar.ts';

const NO_LANGUAGE = 'must be a language, such as "da" or "pt-BR"';

/** A BCP 47 language tag, such as `da` or `pt-BR`. */
export const LanguageSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST_LANGUAGE),
  v.regex(LANGUAGE, NO_LANGUAGE),
  v.check(isLanguage, NO_LANGUAGE),
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
      v.check((map) => Object.keys(map).length > 0, 'must have a text in some language'),
    ),
  ],
  'must be a text in quotes, or a map such as { "da": "…", "en": "…" }',
);

export type Text = v.InferOutput<typeof TextSchema>;
