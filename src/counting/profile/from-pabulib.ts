import type { PabulibElection, PabulibVote } from '../../pabulib/election.ts';
import { decimalsOf, readDecimal, scaled } from '../../pabulib/numbers.ts';
import { partBudgetsIn } from '../../pabulib/part-budgets.ts';
import { PabulibError, quoted } from '../../pabulib/warnings.ts';
import { valueOfType } from '../../pabulib/vote-types.ts';
import { rankingIn } from '../../pabulib/weights.ts';
import { CountingError } from '../counting-error.ts';
import { indicesOf } from './exclusive.ts';
import { partsIn } from './parts.ts';
import { BALLOT_TYPES, ProfileBuilder, type BallotType, type Profile } from './profile.ts';

export interface PabulibOptions {
  /** How many decimals amounts must have at least. */
  readonly places?: number;
  /** Makes of an id in the file the one that is counted and told; the same unless given. */
  readonly idOf?: (written: string) => string;
  /** Whether what is limited beside the whole budget is kept; unless given, it is left aside. */
  readonly limits?: boolean;
  /** Ids, as the file has them, of projects of which only one can be chosen. */
  readonly exclusive?: readonly (readonly string[])[] | undefined;
}

/**
 * Reads the votes of an election into the form that is counted.
 * @throws PabulibError or CountingError where they cannot be read, or not be counted exactly
 */
export async function profileOfPabulib(
  election: PabulibElection,
  options?: PabulibOptions,
): Promise<Profile> {
  const { add, build } = gatherPabulib(election, options);
  for await (const lot of election.lots()) lot.forEach(add);
  return build();
}

/** The same for who reads the votes by themselves, to show how far they are. */
export function gatherPabulib(
  election: PabulibElection,
  { places = 0, idOf = (written) => written, limits = false, exclusive }: PabulibOptions = {},
): { add: (vote: PabulibVote) => void; build: () => Profile } {
  const { projects, budget, voteType } = election;
  const budgets = limits ? partBudgetsIn(election) : {};
  const amounts = [budget, ...projects.map(({ cost }) => cost), ...amountsIn(budgets)];
  const decimals = amounts.reduce((most, text) => Math.max(most, decimalsOf(text)), places);
  const amount = (text: string) => scaled(text, decimals);
  const indices = new Map(projects.map(({ id }, index) => [id, index]));
  const ballotType = BALLOT_TYPES[valueOfType(voteType)];
  const builder = new ProfileBuilder(
    projects.map(({ id, cost }) => ({ id: idOf(id), cost: amount(cost) })),
    ballotType,
  );
  return {
    add: (vote) => onItsLine(vote, () => addVote(builder, indices, vote, ballotType)),
    build: () =>
      builder.build({
        budget: amount(budget),
        unit: 10n ** BigInt(decimals),
        lowest: voteType === 'scoring' ? lowestOf(election) : undefined,
        unscored: defaultScoreOf(election, ballotType),
        ranking: ballotType === 'ranked' ? rankingIn(election) : undefined,
        parts: partsIn(projects, budgets, '', amount),
        exclusive: indicesOf(exclusive, indices),
      }),
  };
}

function amountsIn({ category = [], district = [] }: ReturnType<typeof partBudgetsIn>): string[] {
  return [...category, ...district].map(({ amount }) => amount);
}

/** @throws CountingError that says on which line the ballot stands that cannot be counted */
function onItsLine({ line }: PabulibVote, add: () => void): void {
  try {
    add();
  } catch (error) {
    if (!(error instanceof CountingError)) throw error;
    throw new CountingError(error.code, `On line ${line}: ${error.message}`);
  }
}

/** Adds a ballot; what it names that the file does not know is left out, but keeps its place. */
function addVote(
  builder: ProfileBuilder,
  indices: ReadonlyMap<string, number>,
  { items, points }: PabulibVote,
  ballotType: BallotType,
): void {
  const known: number[] = [];
  const given: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < items.length; at++) {
    const index = indices.get(items[at] as string);
    if (index === undefined) continue;
    known.push(index);
    if (ballotType === 'ranked') places.push(at);
    if (ballotType === 'pointed') given.push(points?.[at] ?? '0');
  }
  if (ballotType === 'ranked') builder.rank(known, places, items.length);
  else builder.add(known, ballotType === 'pointed' ? given : undefined);
}

/** @returns the least that a ballot can give; undefined where META does not say it */
function lowestOf({ meta }: PabulibElection): number | undefined {
  const text = readDecimal(meta.get('min_points') ?? '');
  return text === undefined ? undefined : Number(text);
}

/**
 * @returns what a ballot gives to what it does not name; undefined where META does not say it
 * @throws PabulibError where it cannot be read, or goes with no such ballot: it is never passed over
 */
function defaultScoreOf(
  { meta, metaLines, voteType }: PabulibElection,
  ballotType: BallotType,
): string | undefined {
  const written = meta.get('default_score')?.trim() ?? '';
  if (written === '') return undefined;
  const line = metaLines.get('default_score');
  const score = readDecimal(written);
  if (score === undefined) {
    const message = `META's default_score ${quoted(written)} on line ${line} is not a number.`;
    throw new PabulibError('bad-number', line, message);
  }
  if (ballotType === 'pointed') return score;
  if (Number(score) === 0) return undefined;
  const message = `META's default_score of ${score} on line ${line} is for ballots with points, and the vote_type is ${voteType}; take it out.`;
  throw new PabulibError('bad-number', line, message);
}
