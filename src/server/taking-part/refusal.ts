import type { RefusalCode, RuleProblem } from '../../protocol/problem.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { Mistake } from '../mistake.ts';

/** What a refusal says beside its code. */
export interface RefusalDetails {
  /** The rules broken, for `rule`. */
  readonly errors?: readonly RuleProblem[];
  /** Seconds before another try makes sense. */
  readonly retryAfter?: number;
  /** What was handed in first under the same key, for `key-reused`: the sender has the key. */
  readonly receipt?: Receipt;
  /** The methods there are, for `method-not-allowed`. */
  readonly allow?: readonly string[];
}

/**
 * The protocol has no word for these: what no widget asks for is for developers, and of any 5xx a
 * widget says that it did not work and may later.
 */
export type AnyRefusalCode = RefusalCode | 'method-not-allowed' | 'not-closed-yet' | 'unavailable';

/** The status of each refusal, and a sentence for developers; no widget shows it. */
export const REFUSALS = {
  'not-json': [400, 'The body is not JSON in UTF-8.'],
  'proof-missing': [400, 'The definition asks for a proof of work in samskab-proof.'],
  'key-missing': [400, 'Idempotency-Key must be 16 to 200 visible characters.'],
  'not-eligible': [403, 'No credential that may take part came with this.'],
  'not-open-yet': [403, 'It has not opened yet.'],
  closed: [403, 'It has closed.'],
  'not-closed-yet': [403, 'This is there once it has closed.'],
  'not-found': [404, 'There is nothing here.'],
  'not-published': [404, 'These ballots are not published.'],
  'method-not-allowed': [405, 'This method does nothing here; see Allow.'],
  'already-voted': [409, 'This credential has been used.'],
  'in-flight': [409, 'A request with this Idempotency-Key is under way.'],
  'too-large': [413, 'The body is over 256 kB.'],
  'unsupported-media-type': [415, 'The content type must be application/json.'],
  rule: [422, 'A rule is broken; see errors.'],
  'key-reused': [422, 'Another body came under this Idempotency-Key before.'],
  'too-many-requests': [429, 'Too many came from one address; see Retry-After.'],
  busy: [503, 'Another process is writing to the database; see Retry-After.'],
  internal: [500, 'Something broke on the server; its log has this request id.'],
  unavailable: [503, 'Nothing can be stored now; see Retry-After.'],
} as const satisfies Record<AnyRefusalCode, readonly [number, string]>;

/** The server says no, and why. Nothing is stored. */
export class Refusal extends Mistake {
  override readonly name = 'Refusal';
  readonly code: AnyRefusalCode;
  /** Of HTTP. */
  readonly status: (typeof REFUSALS)[AnyRefusalCode][0];
  readonly details: RefusalDetails;

  constructor(code: AnyRefusalCode, details: RefusalDetails = {}) {
    const [status, sentence] = REFUSALS[code];
    super(sentence);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** @throws Refusal if there is a problem */
export function refuseIfBroken(errors: readonly RuleProblem[]): void {
  if (errors.length > 0) throw new Refusal('rule', { errors });
}
