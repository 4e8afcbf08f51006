export type CountingCode =
  /** Numbers beyond what can be counted exactly, or in any reasonable time. */
  | 'too-large'
  | 'too-many-raises'
  /** A list drawn by lot that does not name every project. */
  | 'bad-list'
  /** A rule that needs what the election does not have. */
  | 'not-for-this';

/** An election that cannot be counted as asked; the message is one sentence that says what to do. */
export class CountingError extends Error {
  override readonly name = 'CountingError';
  readonly code: CountingCode;

  constructor(code: CountingCode, message: string) {
    super(message);
    this.code = code;
  }
}
