import { isolated } from './isolated-text.ts';

/** An amount of money, told in whole units with the decimals that its currency has. */
export interface Amount {
  /** In minor units. */
  readonly minor: number;
  readonly decimals: number;
}

/** What stands in one cell: a text stays one, and numbers can be added up. */
export type Cell = string | number | Amount | null | undefined;

/** How a spreadsheet takes a file apart, and what it takes for a number. */
export interface Sheet {
  readonly separator: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
}

/**
 * What a file begins with: a spreadsheet that does not find it takes the letters of another
 * alphabet, and makes `BÃ¦nke` of `Bænke`.
 */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * @returns a line as in RFC 4180, with its line break. Each text is in quotes, and safe whether
 * the spreadsheet that reads it cuts it at commas, semicolons, tabs or `|`.
 */
export function csvLine(cells: readonly Cell[], { separator, decimal }: Sheet): string {
  return `${cells.map((cell) => csvCell(cell, decimal)).join(separator)}\r\n`;
}

function csvCell(cell: Cell, decimal: Sheet['decimal']): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return `"${isolated(cell).replaceAll('"', '""')}"`;
  const number = (typeof cell === 'number' ? String(cell) : wholeUnits(cell)).replace('.', decimal);
  // Where a spreadsheet reads on from a minus into the next cell, the quote makes it no formula.
  return number.startsWith('-') ? `"${number}"` : number;
}

/** By its digits: dividing would tell 0.1 + 0.2 of some amounts. */
function wholeUnits({ minor, decimals }: Amount): string {
  if (decimals === 0 || !Number.isSafeInteger(minor)) return String(minor / 10 ** decimals);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
