import type { Report } from '../../counting/explaining/report.ts';
import { aligned, clean, grouped } from './terminal-table.ts';

type Stage = NonNullable<Report['stages']>[number];

/** So many have a column each; of more, only what happened is told, and `--json` has the votes. */
const MOST_COLUMNS = 12;

/** @returns a count in stages, a line for each; none for a count that has no stages */
export function stageLines({ stages, projects }: Report): string[] {
  if (!stages) return [];
  const shown = projects.length > MOST_COLUMNS ? [] : projects;
  const heads = [...shown.map(({ id }) => clean(id)), 'nobody'];
  const rows = stages.map((stage, at) => [
    String(at + 1),
    grouped(stage.quota),
    ...shown.map((_, index) => votesText(stage.votes[index] ?? 0)),
    votesText(stage.exhausted),
    happened(stage),
  ]);
  return [
    '',
    'Round by round, with the votes at the end of each:',
    ...aligned([['round', 'enough', ...heads, ''], ...rows], (column) => column < 2 + heads.length),
    ...(shown.length < projects.length ? ['  --json has the votes of each in every round.'] : []),
  ];
}

function happened({ moved, elected }: Stage): string {
  return [
    ...(moved ? [movedText(moved)] : []),
    ...(elected.length > 0 ? [`elected: ${elected.map(clean).join(', ')}`] : []),
  ].join('; ');
}

function movedText({ item, why, equals, apart }: NonNullable<Stage['moved']>): string {
  const what = why === 'surplus' ? `what ${clean(item)} has too many moves on` : `${clean(item)} is out`; // prettier-ignore
  if (!equals) return what;
  const others = equals.filter((one) => one !== item).map(clean);
  const how = apart === undefined ? 'the order that breaks ties' : `round ${apart}`;
  return `${what} (as many votes had ${others.join(', ')}; ${how} told them apart)`;
}

/** To five decimals, cut off behind them; whole numbers as they are. */
export function votesText(votes: number | string): string {
  if (typeof votes === 'number') return grouped(votes);
  const [num = 0n, den = 1n] = votes.split('/').map(BigInt);
  const parts = (num * 100_000n) / den;
  return `${grouped(parts / 100_000n)}.${(parts % 100_000n).toString().padStart(5, '0')}`;
}

export function manyVotes(votes: number | string): string {
  return `${votesText(votes)} ${votes === 1 ? 'vote' : 'votes'}`;
}
