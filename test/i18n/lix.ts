/**
 * How hard a text is to read, as Björnsson measures it: words in a sentence, and in how many of a
 * hundred words there are more than six letters. Under 25 is for children, over 45 for officials.
 * @param texts each ends a sentence, also where it has no full stop
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap(
    (text) => text.match(/[\p{L}\p{N}]+(?:[-’@.][\p{L}\p{N}]+)*/gu) ?? [],
  );
  const sentences = texts.flatMap((text) =>
    text.split(/[.!?:](?:\s|$)/).filter((sentence) => /\p{L}/u.test(sentence)),
  );
  const long = words.filter((word) => [...word].length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}
