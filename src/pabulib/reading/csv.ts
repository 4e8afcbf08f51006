/** One row as `readCells` finds it. */
export interface CellsRead {
  readonly cells: string[];
  /** Where the next row begins. */
  readonly next: number;
  /** How many lines the row takes. */
  readonly lines: number;
  /** Whether a quoted field had more text behind its closing quote. */
  readonly stray: boolean;
  /** Whether a line break ended the row, and not the end of the file. */
  readonly terminated: boolean;
}

interface Field {
  readonly value: string;
  /** Where the field ends: at a `;`, at a line break or at the end of the text. */
  readonly end: number;
  readonly stray: boolean;
}

/**
 * Reads a row that holds quotes. A field is quoted only where the quote is its first character
 * and the closing one its last; any other quote is text, as in Częstochowa's
 * `Konkurs " NA NAJŁADNIEJSZĄ ARANŻACJĘ`.
 * @param complete whether the file ends with the text
 * @returns 'incomplete' where the row may go on behind the text, 'unclosed' where the file ends
 * within quotes
 */
export function readCells(
  text: string,
  from: number,
  complete: boolean,
): CellsRead | 'incomplete' | 'unclosed' {
  const cells: string[] = [];
  let stray = false;
  for (let at = from; ;) {
    const field = text[at] === '"' ? quotedField(text, at, complete) : plainField(text, at);
    if (typeof field === 'string') return field;
    const ends = field.end >= text.length;
    if (ends && !complete) return 'incomplete';
    cells.push(field.value);
    stray ||= field.stray;
    at = field.end + 1;
    if (ends || text[field.end] === '\n') {
      return { cells, next: at, lines: lines(text, from, at), stray, terminated: !ends };
    }
  }
}

function plainField(text: string, from: number): Field {
  const end = fieldEnd(text, from);
  return { value: text.slice(from, beforeReturn(text, from, end)), end, stray: false };
}

function quotedField(
  text: string,
  from: number,
  complete: boolean,
): Field | 'incomplete' | 'unclosed' {
  let value = '';
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return complete ? 'unclosed' : 'incomplete';
    value += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      value += '"';
      at = quote + 2;
      continue;
    }
    return closedField(text, from, value, quote + 1);
  }
}

/** @param after the place behind the closing quote */
function closedField(text: string, from: number, value: string, after: number): Field {
  const end = fieldEnd(text, after);
  const rest = text.slice(after, beforeReturn(text, after, end));
  if (rest === '') return { value, end, stray: false };
  // The quotes were meant as text, as in Winterthur's `"Silvesterabend" - eine Tragikomödie`; or
  // the first one was never closed, and this is one of a later row. Only where the field would be
  // cut in two within its row are they taken for quotes.
  return /^[^\n]*;[^\n]*$/.test(value)
    ? { value: value + rest, end, stray: true }
    : { ...plainField(text, from), stray: true };
}

/** A search for the first of both: a search for each would run on through the whole text. */
function fieldEnd(text: string, from: number): number {
  const separator = /[;\n]/g;
  separator.lastIndex = from;
  return separator.exec(text)?.index ?? text.length;
}

/** @returns the end of a field without the CR of a CRLF */
function beforeReturn(text: string, from: number, end: number): number {
  const endsRow = end >= text.length || text[end] === '\n';
  return endsRow && end > from && text[end - 1] === '\r' ? end - 1 : end;
}

function lines(text: string, from: number, to: number): number {
  let count = 1;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to - 1; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
