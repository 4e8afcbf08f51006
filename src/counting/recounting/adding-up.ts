import type { CountedResults } from '../../protocol/results.ts';
import type { Difference } from './difference.ts';

type Log = NonNullable<CountedResults['log']>;

/** What is told by day too. */
const DONE = [
  'changes',
  'publications',
  'withdrawals',
  'codesMade',
  'codesVoided',
  'imported',
] as const satisfies (keyof Log)[];

/**
 * The ballots do not say where they came from, nor what was done beside them. But whoever publishes
 * it says it twice, and that must agree: with the number of ballots, and with each other.
 * @param ballots how many were counted again
 * @returns what does not add up
 */
export function whatDoesNotAddUp(results: CountedResults, ballots: number): Difference[] {
  const { turnout, receipts, log } = results;
  return [
    ...tableOf(turnout?.areas, ballots, ['turnout', 'areas']),
    ...tableOf(turnout?.channels, ballots, ['turnout', 'channels']),
    ...(receipts ? sumOf(receipts.listed + receipts.without, ballots, ['receipts']) : []),
    ...(log ? ofLog(log, results, ballots) : []),
  ];
}

/** Where some are not shown, those that are may not be more than all. */
function tableOf(
  rows: readonly { readonly ballots: number | null }[] | undefined,
  ballots: number,
  path: Difference['path'],
): Difference[] {
  if (!rows) return [];
  const sum = rows.reduce((before, row) => before + (row.ballots ?? 0), 0);
  const someHidden = rows.some((row) => row.ballots === null);
  return someHidden && sum <= ballots ? [] : sumOf(sum, ballots, path);
}

function sumOf(published: number, counted: number, path: Difference['path']): Difference[] {
  return published === counted ? [] : [{ path, published, counted }];
}

function ofLog(log: Log, { receipts }: CountedResults, ballots: number): Difference[] {
  const { codes, days } = log;
  const byDay = DONE.flatMap((done) => {
    const sum = days.reduce((before, day) => before + day[done], 0);
    return sumOf(log[done], sum, ['log', done]);
  });
  const without = receipts?.without ?? ballots;
  return [
    ...byDay,
    ...(log.imported > without ? sumOf(log.imported, without, ['log', 'imported']) : []),
    ...(codes ? ofCodes(codes, ballots - log.imported) : []),
  ];
}

/** Each ballot that was not imported used a code up. */
function ofCodes(
  { made, used, void: lost }: NonNullable<Log['codes']>,
  cast: number,
): Difference[] {
  return [
    ...sumOf(used, cast, ['log', 'codes', 'used']),
    ...(used + lost > made ? sumOf(made, used + lost, ['log', 'codes', 'made']) : []),
  ];
}
