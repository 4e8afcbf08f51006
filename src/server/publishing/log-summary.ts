import type { CountedResults } from '../../protocol/results.ts';
import type { LogEntry } from '../storage/queries/log.ts';
import type { CodeCounts } from '../storage/queries/void-codes.ts';

type Summary = NonNullable<CountedResults['log']>;
type Day = Summary['days'][number];
type Sums = Omit<Day, 'day'>;

/**
 * @returns what travels with a result of what was done by whoever ran the vote: numbers by day, and
 * the hash of the last entry, so that a log which is changed later does not fit what was published
 */
export function logSummary(entries: readonly LogEntry[], codes: CodeCounts | undefined): Summary {
  const days = Map.groupBy(entries, ({ time }) => time.slice(0, 10));
  return {
    ...sumOf(entries),
    ...(codes && { codes }),
    days: [...days].map(([day, those]) => ({ day, ...sumOf(those) })),
    entries: entries.length,
    head: entries.at(-1)?.hash ?? '',
  };
}

function sumOf(entries: readonly LogEntry[]): Sums {
  const sums = { changes: 0, publications: 0, withdrawals: 0, codesMade: 0, codesVoided: 0, imported: 0 }; // prettier-ignore
  for (const { kind, what } of entries) {
    if (kind === 'put') sums.changes += what !== 'new' && what.phase !== 'upcoming' ? 1 : 0;
    else if (kind === 'import') sums.imported += what.votes;
    else if (kind === 'codes') {
      sums.codesMade += what.made;
      sums.codesVoided += what.void ?? 0;
    } else if (kind === 'publish') {
      if ('withdrawn' in what) sums.withdrawals++;
      else sums.publications++;
    }
  }
  return sums;
}
