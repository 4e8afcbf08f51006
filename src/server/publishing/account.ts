import type { CountedResults } from '../../protocol/results.ts';
import { Mistake } from '../mistake.ts';
import type { LogEntry } from '../storage/queries/log.ts';
import type { Turnout } from '../storage/queries/turnout.ts';
import { ownEntries, sumOf } from './log-summary.ts';
import type { ToCount } from './read-count.ts';

/** What is told twice, and must be the same both times. */
interface Pair {
  readonly what: string;
  readonly one: number;
  readonly other: number;
}

/**
 * Each ballot came with a code or out of a file, on-line or on paper, and says so where it came in.
 * A row that somebody put into the database, or took out, is missed here.
 * @param counted what the ballots gave
 * @throws Mistake that tells every sum that does not fit
 */
export function refuseUnlessAddsUp(
  name: string,
  toCount: ToCount,
  counted: Pick<CountedResults, 'ballots' | 'blank' | 'fairness'>,
): void {
  const wrong = [...pairsOf(toCount), ...pairsCounted(toCount, counted)].filter(
    ({ one, other }) => one !== other,
  );
  if (wrong.length === 0) return;
  const told = wrong.map(({ what, one, other }) => `${what}: ${one} and ${other}`);
  throw new Mistake(
    `${name} does not add up, so nothing was published: ${told.join('; ')}. Something was changed beside the server: compare with a backup (samskab log ${name})`,
  );
}

function pairsCounted(
  { votes }: ToCount,
  { ballots, blank = 0, fairness }: Pick<CountedResults, 'ballots' | 'blank' | 'fairness'>,
): Pair[] {
  const most = Math.min(ballots, blank + fairness.nothing);
  return [
    { what: 'ballots stored, and counted', one: votes.length, other: ballots },
    { what: 'ballots that got nothing, and all', one: blank + fairness.nothing, other: most },
  ];
}

function pairsOf({ votes, turnout, receipts, codes, log }: ToCount): Pair[] {
  // What an earlier version began, before there was a log, was not told in all these places.
  if (!isWhole(log)) return [];
  const ballots = votes.length;
  const done = sumOf(ownEntries(log));
  const [online, paper] = [ballotsBy('online', turnout), ballotsBy('paper', turnout)];
  const cast = ballots - done.imported;
  return [
    {
      what: `ballots, and those that came on-line (${online}) and on paper (${paper})`,
      one: ballots,
      other: online + paper,
    },
    {
      what: 'ballots that came on-line, and their receipts and what was imported at most',
      one: online,
      other: Math.max(receipts, Math.min(online, receipts + done.imported)),
    },
    ...(codes
      ? [
          { what: 'codes used, and ballots that were not imported', one: codes.used, other: cast },
          { what: 'codes there are, and made by the log', one: codes.made, other: done.codesMade },
          { what: 'void codes, and by the log', one: codes.void, other: done.codesVoided },
        ]
      : []),
  ];
}

function isWhole(log: readonly LogEntry[]): boolean {
  const [first] = ownEntries(log);
  return first?.kind === 'put' && first.what === 'new';
}

function ballotsBy(channel: Turnout['channel'], turnout: readonly Turnout[]): number {
  return turnout
    .filter((part) => part.channel === channel)
    .reduce((sum, { ballots }) => sum + ballots, 0);
}
