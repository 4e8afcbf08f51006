/** How hard a text is to read. */
export interface Lix {
  readonly lix: number;
  readonly words: number;
  /** Words in a sentence, on average. */
  readonly perSentence: number;
  /** In a hundred words, those of more than six letters. */
  readonly long: number;
}

/**
 * How hard a text is to read, as Björnsson measures it: words in a sentence, and in how many of a
 * hundred words there are more than six letters. Under 25 is for children, over 45 for officials.
 * @param texts each ends a sentence, also where it has no full stop
 */
export function lix(texts: readonly string[]): number {
  return measured(texts).lix;
}

/** @returns the same with what it comes of; all of it 0 where there are no words */
export function measured(texts: readonly string[]): Lix {
  const words = texts.flatMap(
    (text) => text.match(/[\p{L}\p{N}]+(?:[-’@.][\p{L}\p{N}]+)*/gu) ?? [],
  );
  const sentences = texts.flatMap((text) =>
    text.split(/[.!?:](?:\s|$)/).filter((sentence) => /\p{L}/u.test(sentence)),
  );
  if (words.length === 0 || sentences.length === 0) return { lix: 0, words: 0, perSentence: 0, long: 0 }; // prettier-ignore
  const longer = words.filter((word) => [...word].length > 6);
  const perSentence = words.length / sentences.length;
  const long = (100 * longer.length) / words.length;
  return { lix: perSentence + long, words: words.length, perSentence, long };
}
