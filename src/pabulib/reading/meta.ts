import { decimals } from '../../rules/currency.ts';
import { VOTE_TYPES, type VoteType } from '../vote-types.ts';
import { PabulibError, quoted, type Warnings } from '../warnings.ts';
import { scoringIn } from '../comment.ts';
import { weightsIn } from '../weights.ts';
import { readNumber, readSum } from './read-number.ts';
import type { Row, Rows } from './rows.ts';
import { admitShortRow, nextInSection } from './sections.ts';

/** What META says: values as written, by key in small letters. */
export interface Meta {
  readonly values: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, number>;
  /** Where the section begins: the line of what is not in it. */
  readonly line: number;
}

/** Reads META from behind its name up to the next section. */
export async function readMeta(rows: Rows, line: number, warnings: Warnings): Promise<Meta> {
  const values = new Map<string, string>();
  const lines = new Map<string, number>();
  let row = await nextInSection(rows);
  if (row?.cells[0]?.trim().toLowerCase() === 'key') row = await nextInSection(rows);
  else warnings.add('missing-header', line, 'META has no header "key;value"; it was read without.');
  for (; row; row = await nextInSection(rows)) {
    if (row.cells.length < 2 && !(await admitShortRow(row, false, rows, warnings))) continue;
    addEntry(row, values, lines, warnings);
  }
  readScoring(values, lines);
  return { values, lines, line };
}

/** What we write of places stands in the comment, as Pabulib's checker knows no key for it. */
function readScoring(values: Map<string, string>, lines: Map<string, number>): void {
  const scoring = scoringIn(values.get('comment') ?? '');
  if (scoring === undefined || values.has('scoring_fn')) return;
  values.set('scoring_fn', scoring);
  lines.set('scoring_fn', lines.get('comment') ?? 1);
}

function addEntry(
  row: Row,
  values: Map<string, string>,
  lines: Map<string, number>,
  warnings: Warnings,
): void {
  const key = (row.cells[0] ?? '').trim().toLowerCase();
  if (values.has(key)) {
    const message = `META has ${quoted(key)} again on line ${row.line}; the first was kept.`;
    warnings.add('duplicate-key', row.line, message);
    return;
  }
  values.set(key, valueOf(row, warnings));
  lines.set(key, row.line);
}

/** A comment may hold semicolons without being quoted; a spreadsheet adds empty cells. */
function valueOf({ cells, line }: Row, warnings: Warnings): string {
  const last = cells.findLastIndex((cell) => cell !== '');
  if (last < 2) return cells[1] ?? '';
  const message = `The value on line ${line} holds semicolons without being quoted; they were taken as part of it.`;
  warnings.add('long-row', line, message);
  return cells.slice(1, last + 1).join(';');
}

/**
 * @param thousandths whether amounts can have three decimals
 * @throws PabulibError where there is no budget, or none that money can be
 */
export function budgetOf(meta: Meta, thousandths: boolean, warnings: Warnings): string {
  const text = needed(meta, 'budget');
  const line = meta.lines.get('budget') ?? meta.line;
  return readSum({ text, line, what: 'The budget', code: 'bad-budget', thousandths }, warnings);
}

/**
 * @param given the currency, where it is known better than from the file
 * @returns whether amounts in it have three decimals, or more
 */
export function hasThousandths(meta: Meta | undefined, given: string | undefined): boolean {
  const currency = given ?? meta?.values.get('currency')?.trim() ?? '';
  return /^[A-Za-z]{3}$/.test(currency) && decimals(currency) >= 3;
}

/** @throws PabulibError where the type is none that Pabulib knows */
export function voteTypeOf(meta: Meta): VoteType {
  const text = needed(meta, 'vote_type').trim().toLowerCase();
  const found = VOTE_TYPES.find((type) => type === text);
  if (found) return found;
  const line = meta.lines.get('vote_type') ?? meta.line;
  const message = `The vote_type ${quoted(text)} is not one of ${VOTE_TYPES.join(', ')}.`;
  throw new PabulibError('bad-vote-type', line, message);
}

/** Warns where META says what places are worth, and it is not known. */
export function checkScoring(meta: Meta, warnings: Warnings): void {
  const text = meta.values.get('scoring_fn')?.trim() ?? '';
  if (text === '' || weightsIn(text) !== undefined) return;
  const message = `META's scoring_fn ${quoted(text)} is not known; the first on a ballot has as many points as it names, and each that follows one fewer.`;
  warnings.add('unknown-scoring', meta.lines.get('scoring_fn') ?? meta.line, message);
}

function needed(meta: Meta, key: string): string {
  const value = meta.values.get(key) ?? '';
  if (value.trim() !== '') return value;
  throw new PabulibError(
    'missing-key',
    meta.lines.get(key) ?? meta.line,
    `META does not say the ${key}.`,
  );
}

/**
 * Compares what META says there is (`num_projects`, `num_votes`) with what there is; a file that
 * was cut shows by it.
 */
export function checkCount(
  meta: Meta,
  key: 'num_projects' | 'num_votes',
  count: number,
  warnings: Warnings,
): void {
  const line = meta.lines.get(key) ?? meta.line;
  const claim = meta.values.get(key)?.trim() ?? '';
  const things = key === 'num_projects' ? 'projects' : 'ballots';
  if (claim === '') {
    const message = `META does not say the ${key}; ${count} ${things} were read, and whether some are missing cannot be told.`;
    warnings.add('missing-key', line, message);
  } else if (readNumber(claim, line, key, warnings) !== String(count)) {
    const message = `META says ${key} ${quoted(claim)}, but ${count} ${things} were read; those were kept.`;
    warnings.add(key === 'num_projects' ? 'project-count' : 'vote-count', line, message);
  }
}
