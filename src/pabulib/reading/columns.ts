import { PabulibError, quoted, type Warnings } from '../warnings.ts';
import type { Row } from './rows.ts';

/** The header of a section: which column stands where. Names are told apart by small letters. */
export class Columns {
  /** How many cells a row has. */
  readonly count: number;
  readonly #places = new Map<string, number>();
  readonly #names: readonly string[];
  #others: readonly (readonly [name: string, index: number])[] = [];

  constructor(header: Row, warnings: Warnings) {
    this.#names = header.cells.map((cell) => cell.trim());
    this.count = this.#names.findLastIndex((name) => name !== '') + 1;
    this.#names.slice(0, this.count).forEach((name, index) => {
      const key = name.toLowerCase();
      // `__proto__` cannot be a key of a plain object.
      if (name === '' || key === '__proto__' || this.#places.has(key)) {
        const message = `Column ${index + 1} of the header on line ${header.line} has no name of its own (${quoted(name)}); it was left out.`;
        warnings.add('column-ignored', header.line, message);
      } else this.#places.set(key, index);
    });
    this.keep([]);
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** @returns where a column stands, or undefined */
  find(name: string): number | undefined {
    return this.#places.get(name);
  }

  /** @throws PabulibError where the column is not there */
  need(name: string, section: string, line: number): number {
    const index = this.#places.get(name);
    if (index !== undefined) return index;
    const message = `${section} has no column "${name}" in its header on line ${line}.`;
    throw new PabulibError('missing-column', line, message);
  }

  /** Says which columns are read by name; `others` gives the rest. */
  keep(named: readonly string[]): void {
    this.#others = [...this.#places]
      .filter(([key]) => !named.includes(key))
      .map(([, index]) => [this.#names[index] ?? '', index] as const);
  }

  /** @returns a row's cell, or '' where it has none */
  cell(row: Row, name: string): string {
    const index = this.#places.get(name);
    return index === undefined ? '' : (row.cells[index] ?? '');
  }

  /** @returns the cells of the columns that nobody reads by name */
  others(row: Row): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [name, index] of this.#others) found[name] = row.cells[index] ?? '';
    return found;
  }
}

/** Warns of a row that has more cells than its section has columns, unless they are empty. */
export function checkLength(row: Row, count: number, warnings: Warnings): void {
  if (row.cells.slice(count).every((cell) => cell.trim() === '')) return;
  const message = `Line ${row.line} has more fields than its header; what is behind the last column was left out.`;
  warnings.add('long-row', row.line, message);
}
