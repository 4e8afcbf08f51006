import type { Cell } from './csv.ts';

/**
 * What was handed in: a record each for JSON, and the same flat for a spreadsheet. It never holds
 * tokens, hashes, and what would tell one voter from another.
 */
export interface Export {
  /** In words, with the id that a machine finds the column by. */
  readonly heads: readonly string[];
  readonly rows: AsyncIterable<ExportRow>;
}

export interface ExportRow {
  readonly record: object;
  readonly cells: readonly Cell[];
}

/** A column of a sheet whose lines are made of `T`. */
export interface Column<T> {
  readonly head: string;
  cell(of: T): Cell;
}

/** @returns what was handed in as a sheet with these columns */
export function exportOf<T extends object>(
  columns: readonly Column<T>[],
  records: AsyncIterable<T>,
): Export {
  async function* rows(): AsyncGenerator<ExportRow> {
    for await (const record of records) {
      yield { record, cells: columns.map((column) => column.cell(record)) };
    }
  }
  return { heads: columns.map(({ head }) => head), rows: rows() };
}

/** @returns words beside what a machine calls the same: `Bænke ved åen (p1)` */
export function labelled(label: string, id: string): string {
  return `${label} (${id})`;
}

/** @returns the columns of a part, such as its answers, as columns of the whole */
export function within<T, P>(columns: readonly Column<P>[], part: (of: T) => P): Column<T>[] {
  return columns.map(({ head, cell }) => ({ head, cell: (of) => cell(part(of)) }));
}
