import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { Counting } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import { hasPrices } from '../../rules/has-costs.ts';
import { placesOf } from './cells.ts';
import type { Sums } from './sums.ts';

/** What was counted. */
export interface Counted {
  readonly counting: Counting;
  /** Ids, in the order in which they were chosen. */
  readonly selected: readonly string[];
  /** By Equal Shares: what each voter had to spend at last, in minor units. */
  readonly share?: number | undefined;
  /** The one of them that is paid for in part on top of the budget. */
  readonly reserved?: string | undefined;
}

export interface WriteOptions {
  /** What the votes add up to; the file says it before the first of them. */
  readonly sums: Sums;
  /** What a count chose, where there was one. */
  readonly outcome?: Counted | undefined;
  /** How votes are counted where neither the definition nor its file says it: how many are chosen. */
  readonly counting?: Counting | undefined;
  /** `2027-05-01`; the last day of a vote that has no end. */
  readonly today?: string | undefined;
}

/** A definition with all that a file says of it. */
export interface Written extends WriteOptions {
  readonly definition: BallotDefinition | BudgetDefinition;
  /** Whether there are costs; without, each is written as 1. */
  readonly hasMoney: boolean;
  /** Whether the votes are those of the file that it was imported from, as far as that can be seen. */
  readonly isOfFile: boolean;
}

/** @returns a definition whose places are worth what they were worth in a count */
export function asCounted<D extends BallotDefinition | BudgetDefinition>(
  definition: D,
  { counting }: Counted,
): D {
  const weights = counting.weights ?? definition.counting?.weights;
  return { ...definition, counting: { ...counting, ...given('weights', weights) } };
}

export function writtenOf(
  definition: BallotDefinition | BudgetDefinition,
  options: WriteOptions,
): Written {
  const isOfFile = areOfFile(definition, options.sums);
  const shown = { ...options, sums: withWholeScores(definition, options.sums) };
  return { ...shown, definition, isOfFile, hasMoney: hasPrices(definition) };
}

/** `num_votes` is the same, and so is what the file says that each project got. */
function areOfFile({ origin, items }: BallotDefinition | BudgetDefinition, sums: Sums): boolean {
  const { meta = {}, projects = {} } = origin ?? {};
  if (Number(meta['num_votes'] ?? NaN) !== sums.ballots - sums.blank) return false;
  return items.every(({ id }) => {
    const claim = Object.hasOwn(projects, id) ? projects[id]?.['votes'] : undefined;
    return claim === undefined || Number(claim) === sums.votes.get(id);
  });
}

/** Pabulib's scores are whole numbers: amounts with øre among them are not told. */
function withWholeScores(definition: BallotDefinition | BudgetDefinition, sums: Sums): Sums {
  if (definition.method !== 'allocation' || !sums.scores) return sums;
  const unit = 10 ** placesOf(definition);
  const whole = [...sums.scores.values()].every((units) => units % unit === 0);
  return whole ? sums : { ...sums, scores: undefined };
}
