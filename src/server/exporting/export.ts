import type { Answers } from '../../protocol/fields.ts';
import { answerTo } from '../../rules/answers.ts';
import type { Cell } from './csv.ts';

/**
 * What was handed in: a record each for JSON, and the same flat for a spreadsheet. It never holds
 * tokens, hashes, and what would tell one voter from another.
 */
export interface Export {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<ExportRow>;
}

export interface ExportRow {
  readonly record: object;
  readonly cells: readonly Cell[];
}

/** @returns an answer in one cell */
export function cellOf(answers: Answers, id: string): Cell {
  const answer = answerTo(answers, id);
  return Array.isArray(answer) ? answer.join('; ') : answer;
}

export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
