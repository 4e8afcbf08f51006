import type { ProblemDetails } from '../problem.ts';

/** Nothing came back: offline, a lost connection, a wait without end. Whether it arrived is unknown. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Something came back that is not what was asked for: HTML, half a JSON, another resource. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The server said no, and why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  readonly problem: ProblemDetails;
  /** How long the server asks to wait before another try, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: ProblemDetails, retryAfter?: number) {
    super(`${status} ${problem.code}`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}
