import { createHmac } from 'node:crypto';
import { base32, grouped, readBase32 } from './base32.ts';
import { canonical } from './canonical.ts';
import { sha256 } from './sha256.ts';
import { isTrialId } from '../trial-id.ts';
import { readVoterCode } from './voter-code.ts';

/**
 * What comes from a sender's `Idempotency-Key`, a secret that only the sender keeps. Of the key
 * itself a hash is stored. Whoever reads the database can neither test a guess about what was
 * sent, nor tell which vote a receipt belongs to, nor cancel a sign-up.
 */
export interface SubmissionKey {
  /** To find the first submission under this key for this definition again. */
  readonly hash: string;
  /**
   * @param derivation which one, from 0: the next where somebody else's is the same already
   * @returns for a person to read aloud: `7K3M-Q9TX`; from a preview `TEST-7K3MQ`
   */
  receiptCode(derivation?: number): string;
  /** For whoever has it to see and cancel a sign-up. */
  readonly manageToken: string;
  /**
   * @returns what tells one submission from another, whatever the order of its keys, the language
   * it was made in and how its code was typed
   */
  fingerprint(body: unknown): string;
}

/** 40 bits: few enough to read aloud. Of 400,000 receipts two are alike in one vote of 14. */
const RECEIPT_LENGTH = 8;

/**
 * @param typed a receipt's code, or its first characters, as a person typed them
 * @returns it as it is stored, or undefined if no receipt looks like that
 */
export function readReceiptCode(typed: string, length = RECEIPT_LENGTH): string | undefined {
  const read = readBase32(typed, length);
  return read === undefined ? undefined : grouped(read);
}

function receiptCodeOf(bytes: Uint8Array): string {
  return grouped(base32(bytes.subarray(0, 5), RECEIPT_LENGTH));
}

/**
 * Stands before the code of what was sent from a preview. What follows is as long as a small screen
 * has room for, and so that no receipt looks like it, however it is typed.
 */
const TRIAL = 'TEST-';
const TRIAL_LENGTH = 5;

/** @returns the code of a trial's receipt as it is stored, or undefined if none looks like that */
export function readTrialCode(typed: string): string | undefined {
  const marked = typed.trim().toUpperCase();
  if (!marked.startsWith(TRIAL)) return undefined;
  const read = readBase32(marked.slice(TRIAL.length), TRIAL_LENGTH);
  return read === undefined ? undefined : TRIAL + read;
}

function trialCodeOf(bytes: Uint8Array): string {
  return TRIAL + base32(bytes.subarray(0, 5), TRIAL_LENGTH);
}

export function submissionKey(key: string, resource: string, id: string): SubmissionKey {
  const name = `${resource}:${id}`;
  const derived = (purpose: string) =>
    createHmac('sha256', key).update(`${purpose}:${name}`).digest();
  const codeOf = isTrialId(id) ? trialCodeOf : receiptCodeOf;
  const code = (derivation: number) =>
    codeOf(derived(derivation === 0 ? 'receipt' : `receipt:${derivation}`));
  // It is stored, and then told.
  const codes = new Map<number, string>();
  return {
    hash: sha256(`${name}\n${key}`),
    receiptCode(derivation = 0) {
      const made = codes.get(derivation) ?? code(derivation);
      codes.set(derivation, made);
      return made;
    },
    get manageToken() {
      return derived('manage').toString('base64url');
    },
    fingerprint: (body) =>
      createHmac('sha256', key)
        .update(`body:${name}\n${canonical(meant(body))}`)
        .digest('hex'),
  };
}

/**
 * A person who switches to another language, or types a code again with a dash less, sends the
 * same submission: it must find its receipt, and not hear that something else is in already.
 * @param body what JSON.parse gave
 * @returns what of it makes a difference
 */
function meant(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { language: _language, ...rest } = body;
  const { credential } = rest;
  if (!isObject(credential) || typeof credential['code'] !== 'string') return rest;
  const code = readVoterCode(credential['code']) ?? credential['code'];
  return { ...rest, credential: { ...credential, code } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns what is stored of a manage token */
export function tokenHash(token: string): string {
  return sha256(`manage:${token}`);
}
