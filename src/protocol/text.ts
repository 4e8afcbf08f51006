import * as v from 'valibot';
import { LANGUAGE, isLanguage } from './grammar.ts';

/** A BCP 47 language tag, such as `da` or `pt-BR`. */
export const LanguageSchema = v.pipe(
  v.string(),
  v.regex(LANGUAGE, 'Expected a BCP 47 language tag, such as "da"'),
  v.check(isLanguage, 'Expected a language tag that is well formed'),
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
