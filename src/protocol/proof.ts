/**
 * A proof that somebody has worked for one submission: a number with which the hash of these words
 * begins with so many zeros. It belongs to the submission's key, so nobody can use it again, and no
 * server has to remember that it asked for it.
 */

/** The header it comes in. */
export const PROOF_HEADER = 'samskab-proof';

/** @returns what SHA-256 is taken of, in UTF-8 */
export function proofText(
  { type, id }: { readonly type: string; readonly id: string },
  key: string,
  nonce: number | string,
): string {
  return `samskab-proof:${type}:${id}:${key}:${nonce}`;
}

/**
 * @param hash SHA-256 of `proofText`
 * @returns whether its first 16 bits are 0: some 65,000 tries, a moment on a telephone, hours for a
 * flood of thousands
 */
export function isProof(hash: Uint8Array): boolean {
  return hash[0] === 0 && hash[1] === 0;
}
