import { readDecimal } from '../numbers.ts';
import { valueOfType, type VoteType } from '../vote-types.ts';
import { PabulibError, quoted, type Warnings } from '../warnings.ts';
import { Columns, checkLength } from './columns.ts';
import type { Row, Rows } from './rows.ts';
import { admitShortRow, sectionOf } from './sections.ts';
import type { VoteRead } from './ballot-checks.ts';

/** Where a ballot stands in a row. */
export interface VoteColumns {
  readonly columns: Columns;
  readonly voter: number;
  readonly items: number;
  readonly points: number | undefined;
  /** Whether ballots rank. */
  readonly ranked: boolean;
  /** Whether a voter has a row for each project, instead of one with all of them. */
  readonly rowPerProject: boolean;
  /** How many cells a row must at least have. */
  readonly needed: number;
}

/** @throws PabulibError where a column is missing without which no ballot can be read */
export function voteColumns(header: Row, voteType: VoteType, warnings: Warnings): VoteColumns {
  const columns = new Columns(header, warnings);
  const voter = columns.need('voter_id', 'VOTES', header.line);
  const rowPerProject = !columns.has('vote') && columns.has('project_id');
  const itemsName = rowPerProject ? 'project_id' : 'vote';
  const pointsName = rowPerProject && !columns.has('points') ? 'score' : 'points';
  const items = columns.need(itemsName, 'VOTES', header.line);
  const pointed = ['points', 'score'].includes(valueOfType(voteType));
  const points = pointed ? columns.need(pointsName, 'VOTES', header.line) : undefined;
  columns.keep(['voter_id', itemsName, ...(pointed ? [pointsName] : [])]);
  if (rowPerProject) {
    const message = `VOTES has a row for each project of a voter, from line ${header.line} on, and no column "vote"; rows of one voter that follow each other were read as one ballot.`;
    warnings.add('one-row-per-project', header.line, message);
  }
  const needed = Math.max(voter, items, points ?? 0) + 1;
  const ranked = valueOfType(voteType) === 'rank';
  return { columns, voter, items, points, ranked, rowPerProject, needed };
}

/** Reads ballots out of the rows of VOTES. */
export class VoteReader {
  readonly #rows: Rows;
  readonly #layout: VoteColumns;
  readonly #warnings: Warnings;
  /** The ballot that is being put together, where a voter has a row for each project. */
  #gathered: VoteRead | undefined;

  constructor(rows: Rows, layout: VoteColumns, warnings: Warnings) {
    this.#rows = rows;
    this.#layout = layout;
    this.#warnings = warnings;
  }

  /** Whether ballots give points. */
  get hasPoints(): boolean {
    return this.#layout.points !== undefined;
  }

  /** Whether ballots give points, or rank. */
  get hasScores(): boolean {
    return this.hasPoints || this.#layout.ranked;
  }

  /** @returns whether a row is like most: a cell for each column, and not the name of a section */
  fits({ cells }: Row): boolean {
    return cells.length === this.#layout.columns.count && cells[1] !== '';
  }

  /**
   * @returns whether a row that is not like most is to be read
   * @throws PabulibError where another section begins
   */
  async admit(row: Row): Promise<boolean> {
    const section = sectionOf(row);
    if (section) {
      const message = `${section} on line ${row.line} comes after VOTES, which must be the last section.`;
      throw new PabulibError('section-twice', row.line, message);
    }
    const { columns, needed } = this.#layout;
    if (row.cells.length < columns.count) {
      return admitShortRow(row, row.cells.length >= needed, this.#rows, this.#warnings);
    }
    checkLength(row, columns.count, this.#warnings);
    return true;
  }

  /** @returns a ballot that is complete with this row, if one is */
  read(row: Row): VoteRead | undefined {
    const { columns, voter, items, points, rowPerProject } = this.#layout;
    const voterId = detached((row.cells[voter] ?? '').trim());
    const ids = itemsOf(row.cells[items] ?? '');
    const extra = columns.others(row);
    let vote: VoteRead;
    if (points === undefined) vote = { voterId, items: ids, extra, line: row.line };
    else {
      const given = this.#points(row, row.cells[points] ?? '', ids.length);
      if (!given) return undefined;
      vote = { voterId, items: ids, points: given, extra, line: row.line };
    }
    if (ids.includes('')) vote = this.#withoutEmpty(vote);
    return rowPerProject ? this.#gather(vote) : vote;
  }

  /** @returns the ballot that is complete at the end, if there is one */
  rest(): VoteRead | undefined {
    return this.#gathered;
  }

  /** @returns undefined, having warned, where points and items do not match */
  #points(row: Row, cell: string, wanted: number): string[] | undefined {
    const points = cell.trim() === '' ? [] : cell.split(',').map(readDecimal);
    const read = points.filter((point) => point !== undefined);
    if (read.length === points.length && read.length === wanted) return read;
    const message =
      read.length < points.length
        ? `The points ${quoted(cell)} on line ${row.line} are not all numbers; the ballot was left out.`
        : `The ballot on line ${row.line} names ${wanted} projects but has points for ${points.length}; it was left out.`;
    this.#warnings.add('bad-points', row.line, message);
    return undefined;
  }

  /** A comma too many, as in `3,,5`, leaves an item without an id. */
  #withoutEmpty(vote: VoteRead): VoteRead {
    const message = `The ballot on line ${vote.line} has a comma too many; what it names besides was kept.`;
    this.#warnings.add('empty-item', vote.line, message);
    const { items, points } = vote;
    return {
      ...vote,
      items: items.filter((id) => id !== ''),
      ...(points ? { points: points.filter((_, index) => items[index] !== '') } : {}),
    };
  }

  /** @returns the ballot before, once a row of another voter comes */
  #gather(vote: VoteRead): VoteRead | undefined {
    const before = this.#gathered;
    if (before?.voterId === vote.voterId) {
      append(vote, before);
      return undefined;
    }
    this.#gathered = vote;
    return before;
  }
}

function itemsOf(cell: string): string[] {
  if (cell === '') return [];
  const ids = cell.split(',');
  if (!cell.includes(' ')) return ids;
  return cell.trim() === '' ? [] : ids.map((id) => id.trim());
}

/** @throws PabulibError where one voter has so many rows that they are hardly one ballot */
function append(vote: VoteRead, whole: VoteRead): void {
  if (whole.items.length >= MOST_ITEMS) {
    const message = `The voter on line ${whole.line} has more than ${MOST_ITEMS} rows.`;
    throw new PabulibError('row-too-long', vote.line, message);
  }
  whole.items.push(...vote.items);
  whole.points?.push(...(vote.points ?? []));
  for (const name of Object.keys(whole.extra)) whole.extra[name] += `,${vote.extra[name] ?? ''}`;
}

const MOST_ITEMS = 100_000;

/**
 * Makes a text that does not hold on to the text it was cut out of: V8 keeps a slice of 13
 * characters or more as a view, and the set of voters would keep the whole file in memory.
 */
function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
