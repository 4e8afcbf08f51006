import { createHash } from 'node:crypto';
import { isProof, proofText } from '../../protocol/proof.ts';
import type { Stored } from '../storage/queries/definitions.ts';
import { realId } from '../trial-id.ts';
import { Refusal } from './refusal.ts';

/**
 * @param key the sender's `Idempotency-Key`
 * @param proof what came in the header
 * @throws Refusal where a proof of work is asked for and none came, or one that proves nothing
 */
export function refuseWithoutProof(
  { definition }: Stored,
  key: string,
  proof: string | undefined,
): void {
  if (definition.proofOfWork !== true) return;
  if (proof === undefined || !/^\d{1,15}$/.test(proof)) throw new Refusal('proof-missing');
  const { type, id } = definition;
  const hash = createHash('sha256')
    .update(proofText({ type, id: realId(id) }, key, proof))
    .digest();
  if (!isProof(hash)) throw new Refusal('proof-missing');
}
