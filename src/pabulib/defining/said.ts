import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Origin } from '../../protocol/definition.ts';
import { countedByIn, theirComment } from '../comment.ts';
import type { PabulibElection, PabulibProject } from '../election.ts';
import type { OwnRule } from '../rule.ts';
import { PART_KEYS } from '../part-budgets.ts';
import { placeOf } from './items.ts';
import type { Limits } from './limits.ts';

/** What a definition says by itself, so that an export has it from there. */
const TOLD = new Set([
  'description',
  'country',
  'instance',
  'num_projects',
  'vote_type',
  'language',
  'currency',
  'scoring_fn',
  'min_length',
  'max_length',
]);

/** What it says by itself where its rule is known. */
const OF_THE_RULE = new Set([
  'min_project_score_threshold',
  ...Object.values(PART_KEYS).map(({ amounts }) => amounts),
]);

/** A file, and what was made of it. */
interface Said {
  readonly election: PabulibElection;
  readonly limits: Limits;
  readonly rule: OwnRule;
}

/**
 * @returns a definition that keeps under `origin` what the file says beside, so that nothing of it
 * is lost on the way back
 */
export function withSaid<D extends BallotDefinition | BudgetDefinition>(
  definition: D,
  { election, limits, rule }: Said,
): D {
  const meta = metaOf({ election, limits, rule }, definition);
  const projects = election.projects.flatMap((project): [string, Record<string, string>][] => {
    const cells = cellsOf(project);
    return Object.keys(cells).length === 0 ? [] : [[project.id, cells]];
  });
  const origin: Origin = {
    ...(definition.origin as Origin),
    ...(Object.keys(meta).length > 0 && { meta }),
    ...(projects.length > 0 && { projects: Object.fromEntries(projects) }),
  };
  return { ...definition, origin };
}

function metaOf(
  { election, limits, rule }: Said,
  { origin }: BallotDefinition | BudgetDefinition,
): Record<string, string> {
  const { counting } = rule;
  const inWords = countedByIn(election.meta.get('comment') ?? '');
  const isTold = (key: string, value: string): boolean => {
    if (TOLD.has(key) || limits.wasAsked(key)) return true;
    if (key === 'budget') return !limits.wasAsked('max_sum_cost');
    if (key === 'unit') return value === origin?.place;
    if (key === 'rule') return counting !== undefined;
    return OF_THE_RULE.has(key) && counting !== undefined;
  };
  const kept = [...election.meta].flatMap(([key, raw]): [string, string][] => {
    const value = key === 'comment' ? theirComment(raw) : key === 'rule' ? (inWords ?? raw.trim()) : raw.trim(); // prettier-ignore
    return value === '' || isTold(key, value) ? [] : [[key, value]];
  });
  return Object.fromEntries(kept);
}

/** What a row says of a project beside its id, its cost and what a voter reads of it. */
function cellsOf(project: PabulibProject): Record<string, string> {
  const { claimedVotes, claimedScore, extra } = project;
  // Else the item has it.
  const { latitude, longitude } = placeOf(project) ? {} : project;
  const cells: [string, string | undefined][] = [
    ...Object.entries(extra),
    ['latitude', latitude?.toString()],
    ['longitude', longitude?.toString()],
    ['votes', claimedVotes],
    ['score', claimedScore],
  ];
  return Object.fromEntries(
    cells.filter((cell): cell is [string, string] => !['', '-'].includes((cell[1] ?? '').trim())),
  );
}
