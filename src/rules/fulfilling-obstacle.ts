import type { RuleCode } from '../protocol/problem.ts';

/** A limit of a definition that whoever takes part must break, whatever they do. */
export interface Obstacle {
  /** The rule that they break. */
  readonly code: RuleCode;
  /** Where the limit is: an RFC 6901 pointer into the definition, such as `/fields/2/minLength`. */
  readonly pointer: string;
  /** The limit, in its own unit (money: minor units). */
  readonly limit: number;
  /** What there is instead, or what it would take, in the same unit. */
  readonly there: number;
  /** The category that has too few, as its items have it in the definition's language. */
  readonly category?: string;
}
