import type { CountedResults } from '../../protocol/results.ts';
import type { LogEntry, Standing } from '../storage/queries/log.ts';
import type { CodeCounts } from '../storage/queries/void-codes.ts';

type Summary = NonNullable<CountedResults['log']>;
type Day = Summary['days'][number];
type Sums = Omit<Day, 'day'>;

/**
 * @returns what travels with a result of what was done by whoever ran the vote: numbers by day, and
 * the hash of the last entry, so that a log which is changed later does not fit what was published
 */
export function logSummary(entries: readonly LogEntry[], codes: CodeCounts | undefined): Summary {
  const own = ownEntries(entries);
  const days = Map.groupBy(own, ({ time }) => time.slice(0, 10));
  return {
    ...sumOf(own),
    ...(codes && { codes }),
    days: [...days].map(([day, those]) => ({ day, ...sumOf(those) })),
    entries: entries.length,
    head: entries.at(-1)?.hash ?? '',
  };
}

/** What was done to another that had its id, and was taken out, is not this one's. */
export function ownEntries(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.slice(entries.findLastIndex(({ kind }) => kind === 'remove') + 1);
}

/** @returns how many votes of imported files the rules refused; undefined where none were imported */
export function refusedIn(entries: readonly LogEntry[]): number | undefined {
  const imports = ownEntries(entries).filter((entry) => entry.kind === 'import');
  if (imports.length === 0) return undefined;
  return imports.reduce((sum, { what }) => sum + (what.refused ?? 0), 0);
}

/** @returns how much was done in all */
export function sumOf(entries: readonly LogEntry[]): Sums {
  const sums = { changes: 0, publications: 0, withdrawals: 0, codesMade: 0, codesVoided: 0, imported: 0 }; // prettier-ignore
  for (const { kind, what } of entries) {
    switch (kind) {
      case 'put':
        sums.changes += what !== 'new' && isSeen(what.phase) ? 1 : 0;
        break;
      case 'visibility':
        sums.changes += what.was !== undefined && isSeen(what.phase) ? 1 : 0;
        break;
      case 'import':
        sums.imported += what.votes;
        break;
      case 'codes':
        sums.codesMade += what.made;
        sums.codesVoided += what.void ?? 0;
        break;
      case 'publish':
        if ('withdrawn' in what) sums.withdrawals++;
        else sums.publications++;
    }
  }
  return sums;
}

/** @returns whether people could take part, or had: what is changed before is nobody's loss */
function isSeen(phase: Standing): boolean {
  return phase === 'open' || phase === 'closed';
}
