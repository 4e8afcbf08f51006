import { PabulibError, type Warnings } from '../warnings.ts';
import { readCells } from './csv.ts';
import type { TextSource } from './text-source.ts';

/** One row of the file. */
export interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether no cell was quoted: the name of a section in quotes is text. */
  readonly plain: boolean;
}

/** The longest row that is read, in characters; a quote that nobody closed would go on for ever. */
const LONGEST = 1_000_000;

/**
 * The rows of a file, without the blank ones. What is at hand is taken without waiting, so that a
 * row costs no promise:
 *
 *     for (;;) {
 *       const row = rows.take();
 *       if (row) use(row);
 *       else if (!(await rows.fill())) break;
 *     }
 */
export class Rows {
  readonly #source: TextSource;
  readonly #warnings: Warnings;
  #text = '';
  /** Where in the text the next row begins. */
  #at = 0;
  /** The first quote from there on, or Infinity; -1 if it was not looked for yet. */
  #quote = -1;
  #line = 1;
  #complete = false;
  #damaged = false;
  /** Whether a line break ended the row that was read last. */
  #terminated = true;
  #ahead: Row | undefined;

  constructor(source: TextSource, warnings: Warnings) {
    this.#source = source;
    this.#warnings = warnings;
  }

  /** @returns the line that comes next, or the last one at the end */
  get line(): number {
    return this.#line;
  }

  /**
   * @returns the next row, or undefined where more text is needed or none is left
   * @throws PabulibError where the file ends within quotes
   */
  take(): Row | undefined {
    let row = this.#ahead;
    this.#ahead = undefined;
    while (!row) {
      if (this.#at >= this.#text.length) return undefined;
      const found = this.#read();
      if (!found) return undefined;
      if (isBlank(found)) continue;
      row = found;
      if (!this.#terminated) this.#warnOfEnd(row.line);
    }
    return row;
  }

  /**
   * Gets more text.
   * @returns whether there may be another row
   * @throws PabulibError where a row is far too long
   */
  async fill(): Promise<boolean> {
    if (this.#complete) return false;
    if (this.#text.length - this.#at > LONGEST) {
      const message = `The row that begins on line ${this.#line} has more than ${LONGEST} characters; a closing quote may be missing.`;
      throw new PabulibError('row-too-long', this.#line, message);
    }
    const more = await this.#source.read();
    if (more === undefined) {
      this.#complete = true;
      return true;
    }
    this.#text = this.#text.slice(this.#at) + more;
    this.#at = 0;
    this.#quote = -1;
    if (!this.#damaged && more.includes('\uFFFD')) this.#warnOfDamage();
    return true;
  }

  /** @returns the next row, or undefined at the end */
  async next(): Promise<Row | undefined> {
    for (;;) {
      const row = this.take();
      if (row) return row;
      if (!(await this.fill())) return undefined;
    }
  }

  /** @returns the row that `take` and `next` will give */
  async peek(): Promise<Row | undefined> {
    return (this.#ahead = await this.next());
  }

  /** Lets the source go before its end. */
  close(): Promise<void> {
    return this.#source.close();
  }

  #read(): Row | undefined {
    const text = this.#text;
    const from = this.#at;
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    if (this.#quote < from) {
      const quote = text.indexOf('"', from);
      this.#quote = quote < 0 ? Infinity : quote;
    }
    if (this.#quote < end) return this.#readQuoted();
    if (newline < 0 && !this.#complete) return undefined;
    this.#at = end + 1;
    const last = end > from && text[end - 1] === '\r' ? end - 1 : end;
    const cells = text.slice(from, last).split(';');
    this.#terminated = newline >= 0;
    return { line: this.#line++, cells, plain: true };
  }

  #readQuoted(): Row | undefined {
    const line = this.#line;
    const found = readCells(this.#text, this.#at, this.#complete);
    if (found === 'incomplete') return undefined;
    if (found === 'unclosed') {
      const message = `The file ends within a quoted field of the row that begins on line ${line}.`;
      throw new PabulibError('unclosed-quote', line, message);
    }
    this.#at = found.next;
    this.#line += found.lines;
    if (found.stray) {
      const message = `The row on line ${line} has a field that begins with a quote but does not end with one; the quote was taken as text where that was possible.`;
      this.#warnings.add('stray-quote', line, message);
    }
    this.#terminated = found.terminated;
    return { line, cells: found.cells, plain: false };
  }

  #warnOfDamage(): void {
    this.#damaged = true;
    const before = this.#text.slice(0, this.#text.indexOf('\uFFFD'));
    const line = this.#line + before.split('\n').length - 1;
    const message = `The file is not valid UTF-8, or was damaged before, first on line ${line}; what could not be read is "\uFFFD".`;
    this.#warnings.add('not-utf-8', line, message);
  }

  #warnOfEnd(line: number): void {
    const message = `No line break ends the last row, on line ${line}, so it may have been cut short; it was read as it stands.`;
    this.#warnings.add('no-final-newline', line, message);
  }
}

/** Spreadsheets write a blank row as `;;;`. */
function isBlank({ cells }: Row): boolean {
  return cells[0]?.trim() === '' && cells.every((cell) => cell.trim() === '');
}
