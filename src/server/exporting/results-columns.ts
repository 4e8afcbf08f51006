import type { Decision } from '../../protocol/decisions.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { decimals } from '../../rules/currency.ts';
import type { Cell } from './csv.ts';
import { decidedWords } from './decided-words.ts';
import { labelled, type Column } from './export.ts';
import { sheetWords } from './sheet-words.ts';

/** @returns what was decided about an item after the count, and who decided it, when and why */
export function decisionColumns(results: CountedResults): Column<ResultItem>[] {
  const { currency, language } = results;
  const { say, sentence } = decidedWords(results);
  const { say: saySheet, text } = sheetWords(language);
  const about = new Map(results.decisions?.map((one) => [one.item, one]));
  const money = currency === undefined ? '' : `, ${currency}`;
  const of =
    (cell: (decision: Decision, item: ResultItem) => Cell): Column<ResultItem>['cell'] =>
    (item) => {
      const decision = about.get(item.id);
      return decision && cell(decision, item);
    };
  return [
    {
      head: labelled(say('decided'), 'decision'),
      cell: of((decision, item) => labelled(sentence(item, decision), decision.kind)),
    },
    {
      head: labelled(`${saySheet('amount')}${money}`, 'amount'),
      cell: of((decision) => amountOf(decision, currency)),
    },
    { head: labelled(say('by'), 'by'), cell: of(({ by }) => text(by)) },
    { head: labelled(say('because'), 'because'), cell: of(({ because }) => text(because)) },
    { head: labelled(saySheet('decidedOn'), 'on'), cell: of(({ on }) => on) },
  ];
}

function amountOf(decision: Decision, currency: string | undefined): Cell {
  if (decision.kind !== 'part-funded') return undefined;
  const { amount: minor } = decision;
  return currency === undefined ? minor : { minor, decimals: decimals(currency) };
}

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
