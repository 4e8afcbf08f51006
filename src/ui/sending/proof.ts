import { sha256 } from '@noble/hashes/sha2.js';
import { isProof, proofText } from '../../protocol/proof.ts';
import type { Definition } from '../../protocol/resources.ts';

/** Milliseconds of work before others get their turn: a key that is pressed is drawn in between. */
const SLICE = 20;

/** @returns the number that proves the work, after some 65,000 tries */
export async function prove(definition: Definition, key: string): Promise<string> {
  const encoder = new TextEncoder();
  for (let nonce = 0; ;) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      // The clock costs more than a hash does.
      for (let tries = 0; tries < 100; tries++, nonce++) {
        if (isProof(sha256(encoder.encode(proofText(definition, key, nonce))))) return `${nonce}`;
      }
    }
    await new Promise((done) => setTimeout(done));
  }
}
