/**
 * A proof that somebody has worked for one submission: a number with which the hash of these words
 * begins with so many zeros. It belongs to the submission's key, so nobody can use it again, and no
 * server has to remember that it asked for it.
 */

/** The header it comes in. */
export const PROOF_HEADER = 'samskab-proof';

/** Bits that are 0: some 65,000 tries, a moment on a telephone. A flood of thousands costs hours. */
export const PROOF_BITS = 16;

/** @returns what SHA-256 is taken of, in UTF-8 */
export function proofText(
  { type, id }: { readonly type: string; readonly id: string },
  key: string,
  nonce: number | string,
): string {
  return `samskab-proof:${type}:${id}:${key}:${nonce}`;
}

/** @param hash SHA-256 of `proofText` */
export function isProof(hash: Uint8Array): boolean {
  return hash[0] === 0 && hash[1] === 0;
}
