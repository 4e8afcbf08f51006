/**
 * What the OpenAPI document says of each property. The words lie beside the schemas and not in
 * them: a page loads the schemas too, and must not carry what only developers read. TypeScript holds
 * the two together: whoever adds a key to a schema is asked for its words here.
 */
import type { Field } from '../../protocol/fields.ts';
import type { Counting } from '../../protocol/counting.ts';
import type { ResultItem, Why } from '../../protocol/results.ts';

/** What has a schema, and words, of its own under a name. */
type Named = Counting | Field | ResultItem | Why;

type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, K> = T extends unknown ? (K extends keyof T ? NonNullable<T[K]> : never) : never;
/** The objects in a value that have keys to describe, also those in a list; what goes by any key has none. */
type Parts<V> = V extends readonly (infer E)[]
  ? Parts<E>
  : V extends object
    ? string extends keyof V
      ? never
      : V extends Named
        ? never
        : V
    : never;
type Word<V> = [Parts<V>] extends [never] ? string : readonly [string, Words<Parts<V>>];

/** A sentence for each key; for one that holds objects, the words for theirs too. */
export type Words<T> = { readonly [K in KeysOf<T>]-?: Word<ValueOf<T, K>> };

/** Words of whatever it is. */
export type AnyWords = { readonly [key: string]: string | readonly [string, AnyWords] };

/** As much of JSON Schema as words can be put into. */
interface Schema {
  description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Puts words into a schema, also into each of the forms that it may take. */
export function describe(schema: Schema, words: AnyWords): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const word = words[key];
    if (word === undefined) continue;
    const [sentence, more] = typeof word === 'string' ? [word] : word;
    property.description = sentence;
    if (more) describe(property, more);
  }
  for (const form of [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    if (form) describe(form, words);
  }
}
