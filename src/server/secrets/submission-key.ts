import { createHash, createHmac } from 'node:crypto';
import { base32, grouped } from './base32.ts';
import { canonical } from './canonical.ts';

/**
 * What comes from a sender's `Idempotency-Key`, a secret that only the sender keeps. Of the key
 * itself a hash is stored. Whoever reads the database can neither test a guess about what was
 * sent, nor tell which vote a receipt belongs to, nor cancel a sign-up.
 */
export interface SubmissionKey {
  /** To find the first submission under this key for this definition again. */
  readonly hash: string;
  /** For a person to read aloud: `7K3M-Q9TX`. */
  readonly receiptCode: string;
  /** For whoever has it to see and cancel a sign-up. */
  readonly manageToken: string;
  /** @returns what tells one body from another, whatever the order of its keys */
  fingerprint(body: unknown): string;
}

export function submissionKey(key: string, resource: string, id: string): SubmissionKey {
  const name = `${resource}:${id}`;
  const derived = (purpose: string) =>
    createHmac('sha256', key).update(`${purpose}:${name}`).digest();
  return {
    hash: sha256(`${name}\n${key}`),
    receiptCode: grouped(base32(derived('receipt').subarray(0, 5), 8)),
    manageToken: derived('manage').toString('base64url'),
    fingerprint: (body) =>
      createHmac('sha256', key)
        .update(`body:${name}\n${canonical(body)}`)
        .digest('hex'),
  };
}

/** @returns what is stored of a manage token */
export function tokenHash(token: string): string {
  return sha256(`manage:${token}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
