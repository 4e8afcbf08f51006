/**
 * What a terminal would obey rather than show: control characters, those of eight bits too, what
 * turns the direction of writing round, and the line breaks that only Unicode knows.
 */
const OBEYED = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** @returns what somebody typed as text on one line, in a terminal too */
export function plainLine(text: string): string {
  return text.replaceAll(OBEYED, ' ');
}

/**
 * @param indent how many blanks, for a person to read
 * @returns JSON of the same value with nothing in it that a terminal obeys
 */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(OBEYED, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
