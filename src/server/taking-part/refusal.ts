import type { RefusalCode, RuleProblem } from '../../protocol/problem.ts';
import type { Receipt } from '../../protocol/receipt.ts';

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

/** 405 is for developers: no widget asks for it, so the protocol has no word for it. */
export type AnyRefusalCode = RefusalCode | 'method-not-allowed';

/** The server says no, and why. Nothing is stored. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: AnyRefusalCode;
  readonly details: RefusalDetails;

  constructor(code: AnyRefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** @throws Refusal if there is a problem */
export function refuseIfBroken(errors: readonly RuleProblem[]): void {
  if (errors.length > 0) throw new Refusal('rule', { errors });
}
