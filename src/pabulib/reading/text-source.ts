/** How much is read at a time. */
const PIECE = 1 << 16;

/**
 * Text out of a source that gives bytes or text in chunks of any size. What it hands on is of one
 * size, more or less: a tiny chunk would have the rows scanned again and again, and a huge one
 * would become a string that is too large.
 */
export class TextSource {
  readonly #iterator: AsyncIterator<Uint8Array | string>;
  readonly #size: number;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #pending: Uint8Array | string = '';
  #atStart = true;
  #ended = false;

  /** @param size how much is handed on at a time, at least; in characters */
  constructor(source: AsyncIterable<Uint8Array | string>, size = PIECE) {
    this.#iterator = source[Symbol.asyncIterator]();
    this.#size = size;
  }

  /**
   * @returns more text, with U+FFFD for what is not UTF-8 and without a byte order mark;
   * undefined at the end
   */
  async read(): Promise<string | undefined> {
    let text = '';
    while (text.length < this.#size && !this.#ended) {
      const piece = await this.#piece();
      text += this.#atStart && piece.startsWith('\uFEFF') ? piece.slice(1) : piece;
      this.#atStart &&= piece === '';
    }
    return text === '' ? undefined : text;
  }

  /** Lets the source go before its end. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#iterator.return?.();
  }

  async #piece(): Promise<string> {
    if (this.#pending.length === 0) {
      const { done, value } = await this.#iterator.next();
      if (done) {
        this.#ended = true;
        return this.#decoder.decode();
      }
      this.#pending = value;
    }
    const pending = this.#pending;
    if (typeof pending === 'string') {
      this.#pending = pending.slice(this.#size);
      return pending.slice(0, this.#size);
    }
    this.#pending = pending.subarray(this.#size);
    return this.#decoder.decode(pending.subarray(0, this.#size), { stream: true });
  }
}
