/**
 * What whoever asked can mend: something typed wrong, not there, or not allowed now. Its message is
 * one sentence that says what is the matter; the command line prints that alone. Whatever else is
 * thrown is a fault of the server's own.
 */
export class Mistake extends Error {
  override readonly name: string = 'Mistake';
  /** What the command line ends with. */
  readonly exitCode: number = 2;
}
