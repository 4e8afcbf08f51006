import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Selection } from '../../protocol/selections.ts';
import { hasPoints, voteCells } from './ballots.ts';
import { metaOf } from './meta.ts';
import { projectsOf } from './projects.ts';
import { writtenOf, type WriteOptions } from './written.ts';

/** How much is handed on at a time, at least; in characters. */
const PIECE = 1 << 14;

/**
 * Writes an election in Pabulib's format (https://pabulib.org/format), so that Pabulib's own checker
 * finds nothing in it that is not in the vote itself. Voters are numbered as they come, so the votes
 * must come in an order that tells nothing.
 * @throws Error where there are more votes or fewer than were added up: the file would be wrong
 */
export async function* writePabulib(
  definition: BallotDefinition | BudgetDefinition,
  votes: AsyncIterable<readonly Selection[]>,
  options: WriteOptions,
): AsyncGenerator<string, void, void> {
  const { ballots } = options.sums;
  const cells = voteCells(definition);
  let text = sections(definition, options);
  let [read, voter] = [0, 0];
  for await (const vote of votes) {
    if (++read > ballots) break;
    // Those that name nothing are told of in the comment.
    if (vote.length === 0) continue;
    text += row([String(++voter), ...cells(vote)]);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (read !== ballots) throw new Error(`There are not ${ballots} votes, as was said.`);
  yield text;
}

/** All that stands before the first vote. */
function sections(definition: BallotDefinition | BudgetDefinition, options: WriteOptions): string {
  const written = writtenOf(definition, options);
  return [
    ['META'],
    ['key', 'value'],
    ...metaOf(written),
    ['PROJECTS'],
    ...projectsOf(written),
    ['VOTES'],
    ['voter_id', 'vote', ...(hasPoints(definition) ? ['points'] : [])],
  ]
    .map(row)
    .join('');
}

/** A field is quoted where a reader would end it too early, or take a quote of it for its own. */
function row(cells: readonly string[]): string {
  const fields = cells.map((cell) =>
    /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${fields.join(';')}\n`;
}
