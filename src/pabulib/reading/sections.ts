import { quoted, type Warnings } from '../warnings.ts';
import type { Row, Rows } from './rows.ts';

export type Section = 'META' | 'PROJECTS' | 'VOTES';

const SECTIONS = new Map<string, Section>([
  ['meta', 'META'],
  ['projects', 'PROJECTS'],
  ['votes', 'VOTES'],
]);

/** @returns the section that begins with a row, if one does */
export function sectionOf({ cells, plain }: Row): Section | undefined {
  // The second cell tells nearly always, and is asked for every ballot.
  if (!plain || (cells.length > 1 && cells[1] !== '')) return undefined;
  return standsAlone(cells) ? SECTIONS.get((cells[0] ?? '').trim().toLowerCase()) : undefined;
}

/** @returns the next row of the section that is being read, or undefined at its end */
export async function nextInSection(rows: Rows): Promise<Row | undefined> {
  const row = await rows.peek();
  return row && !sectionOf(row) ? rows.next() : undefined;
}

/**
 * Deals with a row that has fewer cells than its section has columns. The last of a file is left
 * out, because the file may have been cut there. A row that begins a section the format does not
 * know (Winterthur has `groups`) is left out with the rows of that section.
 * @param usable whether the row has all that is needed
 * @returns whether the row is to be read
 */
export async function admitShortRow(
  row: Row,
  usable: boolean,
  rows: Rows,
  warnings: Warnings,
): Promise<boolean> {
  const next = await rows.peek();
  if (next && beginsSection(row, next)) {
    await skipSection(row, rows, warnings);
    return false;
  }
  const read = usable && next !== undefined;
  const done = read ? 'the missing ones were taken as empty' : 'the row was left out';
  const where = next ? `Line ${row.line}` : `The last row of the file, on line ${row.line},`;
  warnings.add('short-row', row.line, `${where} has fewer fields than its header; ${done}.`);
  return read;
}

async function skipSection(name: Row, rows: Rows, warnings: Warnings): Promise<void> {
  warnOfSection(name, warnings);
  for (let row = await nextInSection(rows); row; row = await nextInSection(rows)) {
    const next = await rows.peek();
    if (next && beginsSection(row, next)) warnOfSection(row, warnings);
  }
}

function warnOfSection({ cells, line }: Row, warnings: Warnings): void {
  const message = `${quoted(cells[0] ?? '')} on line ${line} is not a section of the format; it was left out.`;
  warnings.add('unknown-section', line, message);
}

/** One word alone in its row does not begin a section unless column names follow. */
function beginsSection({ cells, plain }: Row, next: Row): boolean {
  return (
    plain &&
    standsAlone(cells) &&
    /^[a-z][a-z _-]*$/i.test(cells[0] ?? '') &&
    next.cells.length > 1 &&
    next.cells.every((cell) => /^[a-z][a-z0-9_]*$/i.test(cell)) &&
    next.cells.some((cell) => /_id$|^key$/i.test(cell))
  );
}

function standsAlone(cells: readonly string[]): boolean {
  return cells.every((cell, index) => index === 0 || cell.trim() === '');
}
