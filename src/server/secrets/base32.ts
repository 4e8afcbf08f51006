/** Crockford's alphabet: no I, L, O and U, so that nothing is misread or spells a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * @param bytes at least 5 for every 8 characters
 * @returns so many characters, each from 5 bits
 */
export function base32(bytes: Uint8Array, length: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const spare = BigInt(bytes.length * 8 - length * 5);
  return Array.from({ length }, (_, index) => {
    const shift = spare + BigInt((length - 1 - index) * 5);
    return ALPHABET[Number((bits >> shift) & 31n)];
  }).join('');
}

/** @returns characters in groups of four, as a person reads them aloud: `7K3M-Q9TX` */
export function grouped(text: string): string {
  return text.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * @param typed what a person typed: any case, with or without hyphens and spaces, O for 0, I or L for 1
 * @returns the characters meant, or undefined if they are not so many of the alphabet
 */
export function readBase32(typed: string, length: number): string | undefined {
  const meant = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const fits = meant.length === length && [...meant].every((letter) => ALPHABET.includes(letter));
  return fits ? meant : undefined;
}
