/** @returns whether a language is written from right to left */
export function isRightToLeft(language: string): boolean {
  return /^(ar|dv|fa|he|ps|ur)\b/.test(language);
}
