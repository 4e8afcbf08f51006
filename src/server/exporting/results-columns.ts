import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { labelled, type Column } from './export.ts';
import { sheetWords } from './sheet-words.ts';

/**
 * How many ballots there were, the same on each line: who asked for nothing is told apart from who
 * asked and got nothing.
 */
export function ballotColumns(
  { ballots, blank, fairness, language }: CountedResults,
  label: string,
): Column<ResultItem>[] {
  const { say } = sheetWords(language);
  return [
    { head: labelled(label, 'ballots'), cell: () => ballots },
    { head: labelled(say('blank'), 'blank'), cell: () => blank },
    { head: labelled(say('nothing'), 'nothing'), cell: () => fairness.nothing },
  ];
}
